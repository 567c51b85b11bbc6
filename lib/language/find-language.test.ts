import { describe, expect, it } from 'vitest';
import { readCases } from '../../tests/eval/detection/cases';
import { findLanguage } from './find-language';

const english =
  'The ferry sank in the night, and the coast guard said that nine people were missing from the list that had been made.';
const german =
  'Die Fähre sank in der Nacht, und die Küstenwache sagte, dass neun Menschen auf der Liste nicht gefunden wurden.';
const russian =
  'Паром затонул ночью, и береговая охрана сообщила, что девять человек из списка не найдены.';
const japanese =
  'フェリーは夜に沈没し、沿岸警備隊は名簿にある九人が行方不明だと述べた。海は荒れていたという。';

describe('findLanguage', () => {
  it.each<readonly [string, string | null, string, string | null]>([
    ['what is declared', 'en-GB', english, 'en-GB'],
    ['a tag with an underscore', 'de_AT', german, 'de-AT'],
    ['the text where nothing is declared', null, english, 'en'],
    ['an empty declaration', ' ', german, 'de'],
    ['another script than declared', 'en', russian, 'ru'],
    ['another language than declared', 'en', german, 'de'],
    ['a declared relative in the same script', 'bg', russian, 'bg'],
    ['English where another script is declared', 'ru', english, 'en'],
    ['kana among Han', null, japanese, 'ja'],
    ['the declaration where the text is too short', 'fr', 'Crash 8', 'fr'],
    ['nothing where neither tells', null, '38 · 67', null],
    ['a declared language that is not known here', 'fi', english.slice(0, 60), 'fi'],
  ])('tells by %s', (_, declared, text, language) => {
    expect(findLanguage(declared, text)).toBe(language);
  });

  it('tells most development pages without what they declare', () => {
    const cases = readCases('dev');
    const wrong = cases.filter(({ language, title, text }) => {
      const found = findLanguage(null, `${title}\n${text}`);
      return found !== null && found !== language;
    });
    expect(wrong.length / cases.length, wrong.map(({ id }) => id).join(' ')).toBeLessThan(0.02);
  });

  it('is not misled by a template that declares English', () => {
    const misled = readCases('dev').filter(
      ({ language, title, text }) =>
        ['ru', 'kk', 'uk', 'ar', 'zh'].includes(language) &&
        findLanguage('en', `${title}\n${text}`)?.startsWith('en'),
    );
    expect(misled.map(({ id }) => id)).toEqual([]);
  });
});
