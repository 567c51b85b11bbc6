import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../lib/language/normalise';
import { tokenise } from '../../lib/language/tokens';

const invisible = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u2060',
  '\ufeff',
  '\u061c',
  '\u180e',
  '\u034f',
];
const twins: Readonly<Record<string, readonly string[]>> = {
  a: ['а', 'ａ', '𝐚'],
  e: ['е', 'ｅ'],
  o: ['о', 'ο'],
  p: ['р'],
  c: ['с'],
  u: ['ｕ'],
  A: ['А', 'Α', 'Ａ', '𝐀'],
  '4': ['４', '𝟒', '𝟜'],
  '2': ['２', '𝟐'],
};

const plainText = 'In all, 42 people on the route to Aktau died at a place.';

/** The text with letters exchanged for look-alikes, and invisible signs put between them. */
const disguised = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), {
    minLength: plainText.length,
    maxLength: plainText.length,
  })
  .map((choices) =>
    [...plainText]
      .map((sign, at) => {
        const [twin = 0, hidden = 0] = choices[at] ?? [];
        const looks = twins[sign] ?? [];
        return `${looks[twin] ?? sign}${invisible[hidden] ?? ''}`;
      })
      .join(''),
  );

describe('a text in disguise', () => {
  it('is read as it looks', () => {
    fc.assert(
      fc.property(disguised, (text) => {
        expect(normaliseText(text).text).toBe(plainText);
      }),
      { numRuns: 500 },
    );
  });

  it('has words where the page has them', () => {
    fc.assert(
      fc.property(disguised, (text) => {
        for (const token of tokenise(text)) {
          const own = text.slice(token.from, token.to);
          expect([...own].filter((sign) => !invisible.includes(sign))).toHaveLength(
            token.text.length,
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text', () => {
  it('is normalised with a way back for each of its characters, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { text: normal, origin } = normaliseText(text);
        let before = 0;
        for (let at = 0; at < normal.length; at++) {
          const from = origin(at);
          expect(from).toBeGreaterThanOrEqual(before);
          expect(from).toBeLessThan(text.length);
          before = from;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has tokens that stand one after another, within it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let end = 0;
        for (const { from, to } of tokenise(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          end = Math.max(end, from);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps its tokens in place where small letters take more room than capitals', () => {
    const text = 'İSTANBUL İNCİ İLE İZMİR 42';
    expect(tokenise(text).find(({ text: word }) => word === '42')).toMatchObject({
      from: text.indexOf('42'),
      to: text.length,
    });
  });
});
