import { foldWords, unspaced } from './fold';
import { otherLetters, type Prefilter } from './may-match';
import type { Profile } from './profile';

/** Pieces of names that are looked for one by one. */
const few = 40;
/** Weight from which a group says something of what happened. */
const weighty = 0.15;
/** An expression that nothing fits. */
const never = '(?!)';
/** Letters that a shortened term keeps. */
const kept = 6;
const keptUnspaced = 2;

/** How often letters stand in texts of the languages with the most pages, in percent. */
const frequencies: Readonly<Record<string, number>> = Object.fromEntries(
  [...'etaoinsrhldcumfpgwybvkxjqz'].map((letter, rank) => [letter, 13 * 0.86 ** rank]),
);

/** The likelihood of a string of letters, for comparison; letters of other scripts count as rare. */
const likelihood = (text: string): number =>
  [...text].reduce((product, letter) => (product * (frequencies[letter] ?? 0.5)) / 100, 1);

/**
 * The rarest word of a term, as written and folded: a page with the term has it, whatever stands between
 * its words. Words that hold one of `known` say nothing new and are taken only where there are no others.
 */
function wordsOf(term: string, known: readonly string[]): string[] {
  const words =
    term
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const fresh = words.filter((word) => !known.some((piece) => word.includes(piece)));
  const [rarest] = (fresh.length > 0 ? fresh : words).sort(
    (left, right) => likelihood(left) - likelihood(right),
  );
  return rarest === undefined ? [] : [rarest, foldWords(rarest)];
}

function substringsOf(word: string): string[] {
  const length = Math.min(word.length, unspaced.test(word) ? keptUnspaced : kept);
  const parts: string[] = [];
  for (let at = 0; at + length <= word.length; at++) parts.push(word.slice(at, at + length));
  return parts;
}

/**
 * Short strings of which each term holds at least one: those that stand for many terms first,
 * and of these the ones that are rare elsewhere.
 */
export function coverTerms(terms: readonly string[], known: readonly string[] = []): string[] {
  let left = new Set(terms.flatMap((term) => wordsOf(term, known)));
  const chosen: string[] = [];
  while (left.size > 0) {
    const counts = new Map<string, number>();
    for (const word of left) {
      for (const part of new Set(substringsOf(word))) {
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

/** Pieces of the names of a profile's event, from the terms where the profile lists none. */
function anchorsOf({ anchors = [], decisive, groups }: Profile): readonly string[] {
  if (anchors.length > 0) return anchors;
  const names = groups.filter(({ role }) => role === 'name').flatMap(({ terms }) => terms);
  // Without its first letter a word is the same at the beginning of a sentence.
  return coverTerms([...decisive, ...names]).flatMap((part) =>
    part.length > keptUnspaced ? part.slice(1) : part,
  );
}

/** An expression for a name of the event itself: its number where it has one, else its words. */
function ownName(term: string): string {
  const words = term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.find((word) => /\d{2}/.test(word)) ?? words.join('.{1,3}');
}

/** The prefilter for these profiles; made when the extension is built. */
export function prefilterFor(profiles: readonly Profile[]): Prefilter {
  const anchors = [...new Set(profiles.flatMap(anchorsOf))];
  const isOther = (anchor: string): boolean => new RegExp(otherLetters).test(anchor);
  const known = anchors.map((anchor) => anchor.toLowerCase());
  const sourceOf = (terms: readonly string[]): string => joinStrings(coverTerms(terms, known));
  const termsIn = (profile: Profile, role: string): string[][] =>
    profile.groups.filter((group) => group.role === role).map(({ terms }) => terms);
  return {
    names:
      anchors.length <= few
        ? anchors
        : {
            latin: joinStrings(anchors.filter((anchor) => !isOther(anchor))) || never,
            other: joinStrings(anchors.filter(isOther)) || never,
          },
    events: profiles.map((profile) => ({
      own: [...new Set(profile.decisive.map(ownName))].join('|') || never,
      subject: sourceOf(termsIn(profile, 'subject').flat()),
      groups: profile.groups
        .filter(({ role, weight }) => role === 'event' && weight >= weighty)
        .map(({ terms }) => sourceOf(terms)),
    })),
  };
}
