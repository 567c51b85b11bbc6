/** Letters that are looked at. */
const sampleLength = 6000;
/** Letters without which a text tells nothing of its language. */
const fewest = 24;
/** Share of the letters that a script needs to be the text's. */
const most = 0.5;
/** How much more often a language's common words must come than the declared one's. */
const clearly = 1.5;
/** Common words that must be found at all. */
const fewestWords = 4;

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];

/** Languages that share a script with the one it is first taken for, by letters that only they have. */
const cyrillic: readonly (readonly [RegExp, string])[] = [
  [/[әғқңөұүһ]/giu, 'kk'],
  [/ў/giu, 'be'],
  [/[їєґі]/giu, 'uk'],
  [/[ђћљњџ]/giu, 'sr'],
];
const arabic: readonly (readonly [RegExp, string])[] = [[/[پچژگ]/gu, 'fa']];

/** Words without which hardly any text of a language does, and which few others have. */
const common: Readonly<Record<string, string>> = {
  en: 'the of and that was with for his has from which said not they were been',
  de: 'der die und das den von dem mit ist nicht ein eine auf sich wurde nach bei',
  fr: 'le les des et est une dans du pour que par sur qui pas avec aux été',
  es: 'el los las del y en una por con que para se su al más fue como hay',
  it: 'il di che della per un una con del non sono nel gli dei è alla',
  pt: 'os da do das dos em um uma não são foi mais ao à na no',
  pl: 'w na z się nie że do jest przez oraz był po od jak dla jego',
  nl: 'de het een van en dat niet op voor met zijn werd aan door bij',
  tr: 've bir bu için ile olarak olan daha sonra kadar da de göre çok ancak',
  az: 'və bir bu ilə üçün olub edib də ki isə olan bildirib sonra görə',
  sv: 'och att det som en på är av för med den till inte har',
  cs: 'a v se na je že s z do o byl které jako podle',
  ro: 'și în de la cu pe care din că este au fost pentru mai',
};
/** The languages that have a word among their common ones. */
const languagesOf = new Map<string, string[]>();
for (const [language, list] of Object.entries(common)) {
  for (const word of list.split(' ')) {
    const known = languagesOf.get(word);
    if (known) known.push(language);
    else languagesOf.set(word, [language]);
  }
}

/** Languages that are not written in Latin letters. */
const otherScripts = new Set([
  ...[...scripts, ...cyrillic, ...arabic].map(([, language]) => language),
  ...['bg', 'mk', 'mn', 'tg', 'ky', 'ur', 'ps', 'ckb', 'yi', 'yue', 'wuu', 'bn', 'ta', 'te', 'ml'],
]);

const primary = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? '';

/** The language that the script of a text says, "latin" where there are several, or null. */
function byScript(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  // A character of these scripts says as much as a word's beginning.
  if (letters + 2 * count(/[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/gu) < fewest)
    return null;
  for (const [script, language] of scripts) {
    // Japanese is as much Han as kana: a tenth of kana tells it apart.
    if (count(script) < letters * (language === 'ja' ? 0.1 : most)) continue;
    const relatives = language === 'ru' ? cyrillic : language === 'ar' ? arabic : [];
    const relative = relatives.find(([pattern]) => count(pattern) > letters / 100);
    return relative?.[1] ?? language;
  }
  return 'latin';
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const language of languagesOf.get(word) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * The language of a text as a BCP 47 tag: what the page declares, unless the text clearly is in another
 * (templates declare English around anything); null where neither tells.
 */
export function findLanguage(declared: string | null, text: string): string | null {
  const sample = text.slice(0, sampleLength);
  const script = byScript(sample);
  const said = declared?.trim() ? declared.trim().replaceAll('_', '-') : null;
  const expected = said === null ? null : primary(said);
  if (script === null) return said;
  if (script !== 'latin') {
    const fits =
      expected !== null &&
      byScriptOf(expected) === byScriptOf(script) &&
      !Object.hasOwn(common, expected);
    return fits ? said : script;
  }
  const counts = countWords(sample);
  const [best] = [...counts].sort((left, right) => right[1] - left[1]);
  if (!best || best[1] < fewestWords) return said;
  // A language of another script than the text's cannot be it: the text was translated, or the template is wrong.
  if (expected === null || otherScripts.has(expected)) return best[0];
  return best[1] > clearly * (counts.get(expected) ?? 0) && Object.hasOwn(common, expected)
    ? best[0]
    : said;
}

/** Languages that are told apart by few letters, as one: which of them it is, the page knows better. */
function byScriptOf(language: string): string {
  if (language === 'ru' || language === 'bg' || language === 'mk') return 'ru';
  if (cyrillic.some(([, other]) => other === language)) return 'ru';
  if (['ar', 'fa', 'ur', 'ps', 'ckb'].includes(language)) return 'ar';
  if (['zh', 'yue', 'wuu', 'ja'].includes(language)) return 'zh';
  return language;
}
