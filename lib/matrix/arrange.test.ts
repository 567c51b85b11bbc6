import { describe, expect, it } from 'vitest';
import { claim, report, sentence } from '../../components/test-support';
import { readFloodPack } from '../../tests/fixtures/matrix-pack';
import { makeMatrix } from '../factbase/matrix';
import { arrange, disagreement, linesOf, type Wanted } from './arrange';
import { pageColumn } from './page-column';

const matrix = makeMatrix(readFloodPack());
const everything: Wanted = { sort: 'pack', query: '', onlyDiffering: false, onlyPage: false };

const page = pageColumn(
  report({
    sentences: [
      sentence({ claims: [claim({ fact: 'hurt', value: '14', verdict: 'corroborated' })] }),
      sentence({
        claims: [
          claim({ fact: 'hurt', value: '20', verdict: 'disputed' }),
          claim({ fact: null, slot: null, value: null, verdict: 'unique', kind: 'only-here' }),
        ],
      }),
      sentence({ verdict: null, claims: [], central: null }),
    ],
  }),
);
const lines = linesOf(matrix, page);
const shown = (changes: Partial<Wanted>, from = lines) =>
  arrange(from, { ...everything, ...changes }).flatMap((group) =>
    group.lines.map(({ row }) => row.fact),
  );

describe('the page’s column', () => {
  it('puts the claims of all sentences together, a dispute first', () => {
    const cell = page.cells.get('hurt');
    expect(cell).toMatchObject({ verdict: 'disputed', value: '20' });
    expect(cell?.claims.map(({ sentence: index, claim: { value } }) => [index, value])).toEqual([
      [1, '20'],
      [0, '14'],
    ]);
  });

  it('is added to the fact’s line, and says what only the page says at the end', () => {
    expect(lines.find(({ row }) => row.fact === 'hurt')?.page?.verdict).toBe('disputed');
    expect(lines.at(-1)).toMatchObject({
      onlyHere: true,
      page: { verdict: 'unique', kind: 'only-here' },
      row: { cells: [], voices: 0, statement: 'The ferry carried 31 people.' },
    });
  });
});

describe('the arrangement', () => {
  it('keeps the facts of a slot together, in the pack’s order', () => {
    const groups = arrange(lines, everything);
    expect(groups.map(({ slot }) => slot)).toEqual([
      'hurt',
      'day',
      'neglect',
      'helpers',
      'landslide',
      'page',
    ]);
    expect(groups[0]?.lines.map(({ row }) => row.fact)).toEqual(['hurt', 'hurt-16']);
    expect(groups[0]?.label).toBe('people hurt');
  });

  it('sorts by voices, by disagreement and alphabetically; what only the page says stays last', () => {
    expect(shown({ sort: 'voices' })[0]).toBe('day');
    const byDisagreement = arrange(lines, { ...everything, sort: 'disagreement' });
    const scores = byDisagreement.flatMap(({ lines: [first] }) =>
      first === undefined || first.onlyHere ? [] : [disagreement(first)],
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(scores.at(-1) ?? 0);
    const names = arrange(lines, { ...everything, sort: 'name' });
    expect(names[0]?.lines[0]?.row.statement).toBe('Forty people helped');
    for (const sort of ['pack', 'voices', 'disagreement', 'name'] as const) {
      expect(shown({ sort }).at(-1)).toBe('page:1');
    }
  });

  it('finds every word of a query in what is known of a fact, without case and accents', () => {
    expect(shown({ query: 'HOSPITAL sixteen' })).toContain('hurt-16');
    expect(shown({ query: 'nobody cared' })).toEqual(['neglect']);
    expect(shown({ query: 'négléct' })).toEqual(['neglect']);
    expect(shown({ query: 'neglect landslide' })).toEqual([]);
    expect(shown({ query: 'mirror ¶1' })).not.toEqual([]);
  });

  it('leaves only what differs: sources, parties or the page', () => {
    const differing = shown({ onlyDiffering: true });
    expect(differing).toEqual(['hurt', 'hurt-16', 'day', 'day-2023-03-13', 'neglect']);
    expect(shown({ onlyDiffering: true }, linesOf(matrix, null))).toEqual(differing);
  });

  it('leaves only what the page says', () => {
    expect(shown({ onlyPage: true })).toEqual(['hurt', 'page:1']);
  });
});
