import { describe, expect, it } from 'vitest';
import { foldText, foldWords } from './fold';

describe('foldWords', () => {
  it.each([
    ['case', 'NORLUND', 'norlund'],
    ['accents', 'Brannøy Sørvik Göteborg', 'brannøy sørvik goteborg'],
    ['a dotless and a dotted i', 'BAKI bakı İzmir', 'baki baki izmir'],
    ['a letter that is none with an accent', 'groźny', 'grozjny'],
    ['signs between words', 'J2-8243, d’Oslo', 'j2 8243 d oslo'],
    ['signs that nobody sees', 'Hal\u00adden\u200b Star', 'halden star'],
    ['a name written with letters of another alphabet', 'Brаnnoу', 'brannoy'],
    ['words of that alphabet', 'Самолёт', 'самолет'],
    ['full-width letters', 'Ｆｅｒｒｙ', 'ferry'],
    ['Arabic with and without hamza', 'أكتاو', 'اكتاو'],
  ])('folds %s', (_, text, folded) => {
    expect(foldWords(text)).toBe(folded);
  });
});

describe('foldText', () => {
  it.each([
    ['a word', 'The Brannøy ferry', 'brannøy', 'Brannøy'],
    ['several words', 'On J2-8243 today', 'j2 8243', 'J2-8243'],
    ['the beginning of a word', 'The apologies came', 'apolog', 'apologies'],
    ['a part of a clause without blanks', '渡轮在北海沉没了', '北海', '北海'],
  ])('finds the way back from %s', (_, text, found, words) => {
    const { folded, original } = foldText(text);
    const from = folded.indexOf(found);
    expect(original(from, from + found.length)).toBe(words);
  });
});
