/** Text made comparable, and the way back to where each character came from. */
export interface NormalisedText {
  readonly text: string;
  /** The offset in the given text of the character at an offset of the normalised text. */
  readonly origin: (offset: number) => number;
}

const replacements = new Map<string, string>([
  ...[...'‘’‚‛ʼ′`´'].map((sign): [string, string] => [sign, "'"]),
  ...[...'“”„‟«»″'].map((sign): [string, string] => [sign, '"']),
  ...[...'‐‑‒−'].map((sign): [string, string] => [sign, '-']),
  ...[...'\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000\t\n\r'].map((sign): [string, string] => [
    sign,
    ' ',
  ]),
  ['…', '...'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
]);

/** Cyrillic and Greek letters that look like Latin ones (Unicode confusables, the subset of one letter to one). */
const homoglyphs = new Map<string, string>(
  [...'аaеeоoрpсcуyхxіiјjѕsАAВBЕEКKМMНHОOРPСCТTУYХXІIЅSοoΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXԁdԛqԝw'].reduce<
    [string, string][]
  >((pairs, letter, index, all) => {
    const twin = all[index + 1];
    if (index % 2 === 0 && twin !== undefined) pairs.push([letter, twin]);
    return pairs;
  }, []),
);

const invisible =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u034f|[\ufe00-\ufe0f]/;
/** Characters that one is normalised to at most: "…" to three full stops. */
const longestForm = 3;
const plain = /^[ -_a-~]*$/;
const mixedWord = /(?<!\S)(?=\S*[A-Za-z])\S*[\u0370-\u052f]/;

/**
 * `text` with quotes, dashes, spaces and full-width forms folded, invisible signs left out,
 * and look-alike letters of other alphabets inside Latin words made Latin.
 * @see https://www.unicode.org/reports/tr39/ (confusables)
 */
export function normaliseText(text: string): NormalisedText {
  if (plain.test(text)) return { text, origin: (offset) => offset };
  const foldHomoglyphs = mixedWord.test(text) || latinMostly(text);
  const origins = new Uint32Array(text.length * longestForm);
  const parts: string[] = [];
  let length = 0;
  let offset = 0;
  for (const sign of text) {
    const next = invisible.test(sign) ? '' : fold(sign, foldHomoglyphs);
    origins.fill(offset, length, length + next.length);
    length += next.length;
    parts.push(next);
    offset += sign.length;
  }
  return {
    text: parts.join(''),
    origin: (at) => (at < length ? (origins[at] ?? text.length) : text.length),
  };
}

function fold(sign: string, foldHomoglyphs: boolean): string {
  const replaced = replacements.get(sign);
  if (replaced !== undefined) return replaced;
  if (foldHomoglyphs) {
    const twin = homoglyphs.get(sign);
    if (twin !== undefined) return twin;
  }
  const code = sign.codePointAt(0) ?? 0;
  // Full-width forms, and letters and figures that mathematics sets apart.
  const isForm = (code >= 0xff00 && code <= 0xffef) || (code >= 0x1d400 && code <= 0x1d7ff);
  return isForm ? sign.normalize('NFKC') : sign;
}

function latinMostly(text: string): boolean {
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  const other = text.match(/[\u0370-\u052f]/g)?.length ?? 0;
  return latin > other * 4;
}
