import { unspaced } from './fold';

/** Letters that a shortened word keeps where it is written without blanks. */
const keptUnspaced = 2;

/** How often letters stand in texts of the languages with the most pages, in percent. */
const frequencies = new Map(
  [...'etaoinsrhldcumfpgwybvkxjqz'].map((letter, rank) => [letter, 13 * 0.86 ** rank]),
);

/** What other letters and figures count as … */
const rare = 0.5;
/** … and a capital, as a share of the small letter. */
const capital = 0.05;

function frequencyOf(letter: string): number {
  const small = letter.toLowerCase();
  const frequency = frequencies.get(small) ?? rare;
  return small === letter ? frequency : frequency * capital;
}

/** The likelihood of a string of letters, for comparison; letters of other scripts count as rare. */
export const likelihood = (text: string): number =>
  [...text].reduce((product, letter) => (product * frequencyOf(letter)) / 100, 1);

function substringsOf(word: string, kept: number): string[] {
  const length = Math.min(word.length, unspaced.test(word) ? keptUnspaced : kept);
  const parts: string[] = [];
  for (let at = 0; at + length <= word.length; at++) parts.push(word.slice(at, at + length));
  return parts;
}

/**
 * Short strings, of `kept` letters at most, of which each word holds at least one: those that stand for many
 * words first, and of these the ones that are rare elsewhere.
 */
export function coverWords(words: readonly string[], kept = 6): string[] {
  let left = new Set(words);
  const chosen: string[] = [];
  while (left.size > 0) {
    const counts = new Map<string, number>();
    for (const word of left) {
      for (const part of new Set(substringsOf(word, kept))) {
        counts.set(part, (counts.get(part) ?? 0) + 1);
      }
    }
    let best = '';
    let most = 0;
    for (const [part, count] of counts) {
      const score = count - Math.log10(likelihood(part)) / 4;
      if (score > most) {
        best = part;
        most = score;
      }
    }
    chosen.push(best);
    left = new Set([...left].filter((word) => !word.includes(best)));
  }
  // What holds another string says nothing more.
  return chosen.filter(
    (part, at) => !chosen.some((other, index) => index !== at && part.includes(other)),
  );
}

/** An expression's source for short strings: those that differ in one letter share a class. */
export function joinStrings(strings: readonly string[]): string {
  const byRest = new Map<string, { before: string; letters: string[]; after: string }>();
  const left = new Set(strings);
  const parts: string[] = [];
  for (const text of left) {
    for (let at = 0; at < text.length; at++) {
      const before = text.slice(0, at);
      const after = text.slice(at + 1);
      const key = `${before}.${after}`;
      const entry = byRest.get(key) ?? { before, letters: [], after };
      entry.letters.push(text.charAt(at));
      byRest.set(key, entry);
    }
  }
  const entries = [...byRest.values()].sort((a, b) => b.letters.length - a.letters.length);
  for (const { before, letters, after } of entries) {
    const free = letters.filter((letter) => left.has(before + letter + after));
    if (free.length < 2) continue;
    for (const letter of free) left.delete(before + letter + after);
    parts.push(`${before}[${free.join('')}]${after}`);
  }
  return [...parts, ...left].join('|');
}
