import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOfBeginnings } from './beginnings';

const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 0, maxLength: 6 });

describe('a table of beginnings', () => {
  it('finds what a walk through all of them finds', () => {
    fc.assert(
      fc.property(fc.array(letters), letters, fc.nat(6), (stems, word, ending) => {
        const table = tableOfBeginnings(
          stems.map((stem, at) => [stem, at]),
          ending,
        );
        const walked = [...stems.keys()].filter((at) => {
          const stem = stems[at] ?? '';
          return stem !== '' && word.startsWith(stem) && word.length - stem.length <= ending;
        });
        for (const again of ['found', 'found before'])
          expect(
            [...table.under(word)].sort((a, b) => a - b),
            again,
          ).toEqual(walked);
        expect(table.at(word)).toEqual([...stems.keys()].filter((at) => stems[at] === word));
      }),
    );
  });
});
