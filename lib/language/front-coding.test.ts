import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontCode, frontDecode } from './front-coding';

describe('front coding', () => {
  it('keeps of each word what the one before has not', () => {
    expect(frontCode(['ferry', 'ferries', 'fog', 'fog'])).toEqual({
      shared: 'AEBD',
      rests: 'ferry ies og ',
    });
  });

  it('gives the words back', () => {
    const word = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .map((text) => text.replaceAll(' ', ''));
    const words = fc.oneof(fc.array(word), fc.array(fc.stringMatching(/^[ab]{0,40}$/)));
    fc.assert(
      fc.property(words, (list) => {
        expect(frontDecode(frontCode(list))).toEqual(list);
        expect(frontDecode(frontCode(list.toSorted()))).toEqual(list.toSorted());
      }),
    );
  });

  it('parts no character', () => {
    const { shared, rests } = frontCode(['🎀', '🎁']);
    expect(shared).toBe('AA');
    expect(rests.isWellFormed()).toBe(true);
  });

  it('refuses what it could not give back', () => {
    expect(() => frontCode(['two words'])).toThrow(/holds a space: "two words"/);
  });
});
