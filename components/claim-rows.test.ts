import { describe, expect, it } from 'vitest';
import { countChoices, filterRows, noFilter, rowsOf } from './claim-rows';
import { claim, evidence, report, sentence } from './test-support';

const rows = rowsOf(
  report({
    sentences: [
      sentence({ text: 'Ferry hits pier', verdict: null, claims: [], central: null, block: 0 }),
      sentence({
        text: 'The ferry carried 31 people from Åland.',
        block: 1,
        claims: [
          claim({ slot: 'harbour', verdict: 'unique', span: [24, 38], value: 'Åland' }),
          claim({ span: [18, 27], evidence: [evidence({ party: 'the coastguard' })] }),
        ],
      }),
      sentence({
        text: 'It sank at noon.',
        verdict: 'disputed',
        block: 2,
        claims: [
          claim({
            slot: 'hour',
            verdict: 'disputed',
            reason: 'The Gazette reports dusk.',
            contestedBy: ['the owner'],
          }),
        ],
      }),
      sentence({ text: 'It was grey.', verdict: 'unique', claims: [], central: null, block: 3 }),
    ],
  }),
);
const textsOf = (filter: Partial<typeof noFilter>): string[] =>
  filterRows(rows, { ...noFilter, ...filter }).map(({ text, claim: shown }) =>
    [text, shown?.slot].join('/'),
  );

describe('the lines of a report', () => {
  it('are claims in the order of their words, and marked sentences without one', () => {
    expect(textsOf({})).toEqual([
      'The ferry carried 31 people from Åland./on-board',
      'The ferry carried 31 people from Åland./harbour',
      'It sank at noon./hour',
      'It was grey./',
    ]);
  });

  it('have keys of their own that outlast a sentence before them', () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    const [, ...later] = report({ sentences: [sentence(), sentence({ block: 7 })] }).sentences;
    expect(rowsOf({ sentences: later })[0]?.key).toBe('7:0:0');
  });

  it('hold unmarked sentences on demand, unless a choice rules them out', () => {
    expect(textsOf({ unmarked: true })[0]).toBe('Ferry hits pier/');
    expect(textsOf({ unmarked: true, verdicts: new Set(['unique'] as const) })).toEqual([
      'The ferry carried 31 people from Åland./harbour',
      'It was grey./',
    ]);
  });

  it('are narrowed by slot, party and words, accents or not', () => {
    expect(textsOf({ slot: 'hour' })).toEqual(['It sank at noon./hour']);
    expect(textsOf({ party: 'the coastguard' }).length).toBe(1);
    expect(textsOf({ party: 'the owner' })).toEqual(['It sank at noon./hour']);
    expect(textsOf({ text: 'FERRY aland' }).length).toBe(2);
    expect(textsOf({ text: 'gazette dusk' })).toEqual(['It sank at noon./hour']);
    expect(textsOf({ text: 'gazette dawn' })).toEqual([]);
  });
});

describe('the counts of the choices', () => {
  it('leave a choice of its own part aside and heed the others', () => {
    const counts = countChoices(rows, { ...noFilter, verdicts: new Set(['disputed'] as const) });
    expect(counts.verdicts).toEqual({ corroborated: 1, disputed: 1, unique: 2 });
    expect(counts.slots).toEqual([
      ['hour', 1],
      ['harbour', 0],
      ['on-board', 0],
    ]);
    expect(countChoices(rows, { ...noFilter, text: 'noon' }).verdicts).toEqual({
      corroborated: 0,
      disputed: 1,
      unique: 0,
    });
  });
});
