// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { EvidenceCard } from './evidence-card';
import { byLineage } from './evidence-list';
import { claim, evidence, sentence, show } from './test-support';

const disputed = claim({
  verdict: 'disputed',
  value: '42',
  reason: 'The page says 42; two sources report 31.',
  evidence: [
    evidence({ stance: 'contradicts', party: 'the harbour office' }),
    evidence({ source: 'daily', sourceName: 'The Daily', stance: 'contradicts' }),
    evidence({ source: 'gull', sourceName: 'The Gull', lineage: 'gull', stance: 'contradicts' }),
  ],
});

function card(changes: Parameters<typeof sentence>[0] = {}) {
  const onClose = vi.fn();
  const onStep = vi.fn();
  const onContest = vi.fn(async () => true);
  const found = sentence(changes);
  const root = show(
    <EvidenceCard
      verdict={found.verdict ?? 'unique'}
      content={{ state: 'ready', sentence: found }}
      position={[2, 7]}
      onClose={onClose}
      onStep={onStep}
      onContest={onContest}
    />,
  );
  return { root, onClose, onStep, text: root.textContent ?? '' };
}

describe('the evidence card', () => {
  it('gives the verdict and why, and the words that carry the claim', () => {
    const { root, text } = card();
    expect(root.querySelector('h2')?.textContent).toBe('Corroborated');
    expect(root.querySelector('.reason')?.textContent).toBe('Two independent sources report 31.');
    expect(root.querySelector('.claim-words')?.textContent).toBe('31 people');
    expect(text).toContain('2/7');
  });

  it('shows for each source its name, value, words, party and place', () => {
    const { root } = card({ verdict: 'disputed', claims: [disputed] });
    const [first] = root.querySelectorAll('.evidence-item');
    expect(first?.querySelector('.source-name')?.textContent).toBe('The Harbour Post');
    expect(first?.querySelector('.value')?.textContent).toBe('31');
    expect(first?.querySelector('.statement')?.textContent).toBe('Thirty-one people were aboard.');
    expect(first?.querySelector('.meta')?.textContent).toBe(
      'relayed from the harbour officeWhere: P ¶2 s1',
    );
  });

  it('counts versions of one report as one voice, and says so', () => {
    const { root, text } = card({ verdict: 'disputed', claims: [disputed] });
    expect(text).toContain('2 independent voices');
    expect(root.querySelectorAll('.lineage').length).toBe(2);
    expect(root.querySelector('.lineage.several')?.textContent).toContain('counted as one voice');
  });

  it('puts the claim that decides first, and gives each its own verdict', () => {
    const { root } = card({ verdict: 'disputed', claims: [claim(), disputed], central: 1 });
    const verdicts = [...root.querySelectorAll('[data-claim]')].map((item) =>
      item.getAttribute('data-claim'),
    );
    expect(verdicts).toEqual(['disputed', 'corroborated']);
    expect(root.querySelector('.claims-title')?.textContent).toBe('2 claims in this sentence');
  });

  it('separates what agrees from what differs', () => {
    const mixed = claim({
      evidence: [evidence(), evidence({ lineage: 'gull', source: 'gull', stance: 'contradicts' })],
    });
    const { root } = card({ claims: [mixed] });
    expect(root.querySelectorAll('.stance-supports .evidence-item').length).toBe(1);
    expect(root.querySelectorAll('.stance-contradicts .evidence-item').length).toBe(1);
  });

  it.each([
    [
      claim({ contestedBy: ['the ferry line', 'its owner'] }),
      'Contested by the ferry line, its owner',
    ],
    [claim({ hedged: true }), 'with a reservation'],
    [claim({ note: 'another-figure' }), 'Another figure'],
    [claim({ note: 'after-our-sources' }), 'later than our sources go'],
    [claim({ verdict: 'unique', kind: 'only-here', evidence: [] }), 'No source in the fact base'],
  ])('adds what there is to add', (each, words) => {
    expect(card({ claims: [each] }).text).toContain(words);
  });

  it('tells one source from only here', () => {
    expect(card({ verdict: 'unique', kind: 'single-source' }).text).toContain('Unique: one source');
    expect(card({ verdict: 'unique', kind: 'only-here' }).text).toContain('Unique: only here');
  });

  it('treats markup in a statement as words', () => {
    const { root } = card({
      claims: [claim({ evidence: [evidence({ statement: '<img src=x onerror=alert(1)>' })] })],
    });
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain('<img src=x');
  });

  it('closes and steps by its buttons', () => {
    const { root, onClose, onStep } = card();
    for (const action of ['previous', 'next', 'close']) {
      const button = root.querySelector(`[data-action="${action}"]`);
      if (button instanceof HTMLElement) button.click();
    }
    expect(onStep.mock.calls).toEqual([[-1], [1]]);
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('origins', () => {
  it('keep the order in which they are met', () => {
    const groups = byLineage([
      evidence({ lineage: 'b' }),
      evidence({ lineage: 'a' }),
      evidence({ lineage: 'b', source: 'other' }),
    ]);
    expect(groups.map((group) => group.map(({ lineage }) => lineage))).toEqual([['b', 'b'], ['a']]);
  });
});
