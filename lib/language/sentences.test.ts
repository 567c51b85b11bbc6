import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences';

const split = (text: string): string[] =>
  splitSentences(text).map(({ from, to }) => text.slice(from, to));

describe('sentences', () => {
  it.each([
    ['full stops', 'It sank. Nobody knew why.', ['It sank.', 'Nobody knew why.']],
    ['lines', 'Ferry sinks\nNobody knew why', ['Ferry sinks', 'Nobody knew why']],
    ['a title before a name', 'Capt. Ann Berg left.', ['Capt. Ann Berg left.']],
    [
      'a month cut short',
      'It sank on Dec. 25 off the coast.',
      ['It sank on Dec. 25 off the coast.'],
    ],
    ['a clock time', 'It sank at 6.02am off the coast.', ['It sank at 6.02am off the coast.']],
    ['white space around', '  It sank.   Then rain.  ', ['It sank.', 'Then rain.']],
  ])('knows %s', (_, text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  it('finds none where there is no text', () => {
    expect(split(' \n ')).toEqual([]);
  });
});

describe('a paragraph that is too long for the splitter', () => {
  const sentence = 'Mr. Ash said that the ferry sank off Gale Point on May 3. ';

  it('has the sentences that its parts have', () => {
    const text = sentence.repeat(400).trim();
    const found = splitSentences(text).map(({ from, to }) => text.slice(from, to));
    expect(found).toEqual(Array.from({ length: 400 }, () => sentence.trim()));
  });

  it.each(['a', 'ab ', '-', '1,000 '])(
    'keeps all of its text where it is nothing but %j',
    (sign) => {
      const text = sign.repeat(20_000);
      const found = splitSentences(text).map(({ from, to }) => text.slice(from, to));
      expect(found.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    },
  );
});
