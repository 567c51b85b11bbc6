/** A text folded for comparison, with the way back to its own words. */
export interface FoldedText {
  /** Words without case and accents, one blank before, between and after them. */
  readonly folded: string;
  /** The text's own words behind `folded.slice(from, to)`. */
  readonly original: (from: number, to: number) => string;
}

/** Scripts that set no blanks between words, and so have no word boundaries to ask for. */
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const accent = /\p{M}+/gu;
const plain = /^[a-z0-9]*$/;
const latin = /[a-z]/;
const cyrillic = /[\u0400-\u04ff]/;
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
};

/** A word in the form in which words are compared. */
export function foldWord(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  const bare = lower.replace(/ź/g, 'zj').normalize('NFKD').replace(accent, '').replace(/ı/g, 'i');
  // A word in two alphabets is a Latin word in disguise.
  if (!latin.test(bare) || !cyrillic.test(bare)) return bare;
  return bare.replace(/[\u0400-\u04ff]/g, (letter) => lookAlikes[letter] ?? letter);
}

/** The words of a text, folded, one blank between them and none around. */
export const foldWords = (text: string): string =>
  (text.replace(invisible, '').match(word) ?? []).map(foldWord).join(' ');

/** Folds a text so that what is found in it can be shown in its own words. */
export function foldText(text: string): FoldedText {
  const visible = text.replace(invisible, '');
  const starts: number[] = [];
  const ends: number[] = [];
  const ats: number[] = [];
  let folded = ' ';
  for (const { 0: found, index } of visible.matchAll(word)) {
    const bare = foldWord(found);
    if (bare === '') continue;
    ats.push(folded.length);
    starts.push(index);
    ends.push(index + found.length);
    folded += `${bare} `;
  }
  /** Index of the word that holds a position of `folded`, or follows it. */
  const wordAt = (position: number): number => {
    let low = 0;
    let high = ats.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((ats[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    folded,
    original(from, to) {
      const first = wordAt(from);
      const last = wordAt(to - 1);
      const start = starts[first] ?? 0;
      const end = ends[last] ?? 0;
      const whole = visible.slice(start, end);
      // Without blanks a word is a whole clause: only what was found is shown.
      if (first !== last || !unspaced.test(whole)) return whole;
      const at = start + from - (ats[first] ?? 0);
      return visible.slice(at, at + to - from);
    },
  };
}
