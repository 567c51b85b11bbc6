import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointsOf } from './code-points';

describe('codePointsOf', () => {
  it('counts a pair of surrogates as one', () => {
    const { before, offsetOf } = codePointsOf('a🛩b𝟛');
    expect([0, 1, 3, 4, 6].map(before)).toEqual([0, 1, 2, 3, 4]);
    expect([0, 1, 2, 3, 4].map(offsetOf)).toEqual([0, 1, 3, 4, 6]);
    expect(offsetOf(99)).toBe(6);
  });

  it('counts as the language does, there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { before, offsetOf } = codePointsOf(text);
        let offset = 0;
        for (const [index, character] of [...text].entries()) {
          expect(before(offset)).toBe(index);
          expect(offsetOf(index)).toBe(offset);
          offset += character.length;
        }
        expect(before(text.length)).toBe([...text].length);
      }),
    );
  });
});
