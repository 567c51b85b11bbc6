// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import type { PageReport } from '../lib/report/page-report';
import { PageSummary } from './page-summary';
import { report, sentence, show } from './test-support';

function summary(changes: Partial<PageReport>, undrawn = 0) {
  const onJump = vi.fn();
  const root = show(
    <PageSummary
      report={report(changes)}
      undrawn={undrawn}
      sourceName={(id) => id}
      onJump={onJump}
    />,
  );
  return { root, onJump, text: root.textContent ?? '' };
}

describe('a page at a glance', () => {
  it('counts each verdict, in words for those who do not see the chart', () => {
    const { root } = summary({ summary: { corroborated: 4, disputed: 2, unique: 0 } });
    expect(root.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
      '4 corroborated, 2 disputed, 0 unique',
    );
    expect(root.querySelector('[data-count="disputed"] b')?.textContent).toBe('2');
    expect(root.querySelectorAll('.segment').length).toBe(2);
  });

  it('lists marked sentences by verdict, what needs a second look first and open', () => {
    const { root } = summary({
      sentences: [
        sentence(),
        sentence({ verdict: null, text: 'Is that so?' }),
        sentence({ verdict: 'disputed', text: 'It carried 42 people.' }),
      ],
    });
    const groups = [...root.querySelectorAll('[data-group]')];
    expect(groups.map((group) => group.getAttribute('data-group'))).toEqual([
      'disputed',
      'corroborated',
    ]);
    expect(groups.map((group) => group.hasAttribute('open'))).toEqual([true, false]);
    expect(root.textContent).not.toContain('Is that so?');
  });

  it('jumps to the sentence under its number in the report', () => {
    const { root, onJump } = summary({ sentences: [sentence({ verdict: null }), sentence()] });
    const entry = root.querySelector('[data-sentence]');
    if (entry instanceof HTMLElement) entry.click();
    expect(onJump).toHaveBeenCalledWith(1);
  });

  it('shows a long list when asked', async () => {
    const { root } = summary({ sentences: Array.from({ length: 40 }, () => sentence()) });
    expect(root.querySelectorAll('[data-sentence]').length).toBe(6);
    const more = root.querySelector('.group .more');
    expect(more?.textContent).toBe('Show 34 more');
    await act(() => {
      if (more instanceof HTMLElement) more.click();
    });
    expect(root.querySelectorAll('[data-sentence]').length).toBe(40);
  });

  it('says what the page leaves out, or that it leaves out nothing', () => {
    const { root } = summary({
      omitted: [{ fact: 'toll', statement: 'Nobody was hurt.', voices: 3 }],
    });
    expect(root.querySelector('[data-omitted="toll"]')?.textContent).toBe(
      'Nobody was hurt.3 voices',
    );
    expect(summary({}).text).toContain(
      'Nothing that enough independent sources report is left out.',
    );
  });

  it.each<readonly [string, Partial<PageReport>, number, boolean]>([
    ['language', { language: 'de' }, 0, true],
    ['language', { language: 'en-GB' }, 0, false],
    ['language', { language: null }, 0, false],
    ['undrawn', {}, 2, true],
    ['undrawn', {}, 0, false],
    ['resembles', { resembles: [{ source: 'post', lineage: 'p', similarity: 0.8 }] }, 0, true],
  ])('notices: %s', (name, changes, undrawn, there) => {
    const { root } = summary(changes, undrawn);
    expect(root.querySelector(`[data-notice="${name}"]`) !== null).toBe(there);
  });

  it('says so where nothing could be checked', () => {
    expect(summary({ sentences: [] }).text).toContain('No checkable claim');
  });
});
