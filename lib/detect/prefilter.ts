import { coverWords, joinStrings, likelihood } from './cover';
import { foldWords } from './fold';
import { otherLetters, type Prefilter } from './may-match';
import type { Profile } from './profile';

/** An expression that nothing fits. */
const never = '(?!)';
/** Pieces of names that are looked for one by one. */
const few = 60;
/** Letters that a piece of a name has at least. */
const fewestKept = 4;
/** Letters that are kept of a word for what happened: few, for the script has to be small. */
const kept = 4;
/** Weight from which a group says something of what happened. */
const weighty = 0.15;
/** Words so short that they stand in many others. */
const short = /^[a-z0-9]{1,5}$/;
const wordLetters = /[\p{L}\p{N}\p{M}]+/gu;
/** What may stand between the words of a term. */
const gap = '.{1,3}';

/** One or more words that follow one another, and whether they may go on before and after. */
interface Phrase {
  readonly words: readonly string[];
  readonly openBefore: boolean;
  readonly openAfter: boolean;
}

const anyOf = (words: ReadonlySet<string>): string =>
  words.size > 1 ? `(?:${[...words].join('|')})` : [...words].join('');

const lettersOf = ({ words }: Phrase): string => words.join('');

/**
 * The rarest part of a term: a page with the term has it. Parts that hold one of `known` say nothing new and
 * are taken only where there are no others.
 */
function rarestPart(term: string, known: readonly string[]): Phrase | null {
  const parts = term
    .toLowerCase()
    .normalize('NFC')
    .split('+')
    .map((part): Phrase => {
      return {
        words: part.match(wordLetters) ?? [],
        openBefore: part.trim().startsWith('*'),
        openAfter: part.trim().endsWith('*'),
      };
    })
    .filter(({ words }) => words.length > 0);
  const fresh = parts.filter((part) => !known.some((piece) => lettersOf(part).includes(piece)));
  const [rarest] = (fresh.length > 0 ? fresh : parts).sort(
    (left, right) => likelihood(lettersOf(left)) - likelihood(lettersOf(right)),
  );
  return rarest ?? null;
}

/** An expression that every text with one of the terms fits, and few others. */
export function sourceFor(terms: readonly string[], known: readonly string[] = []): string {
  const long: string[] = [];
  const phrases = new Map<string, Set<string>>();
  const bounded = new Map<string, Set<string>>();
  for (const term of terms) {
    const part = rarestPart(term, known);
    const [word] = part?.words ?? [];
    if (!part || word === undefined) continue;
    const { words, openBefore, openAfter } = part;
    // One long word of several is enough: it lets some more pages through, and is a fraction of the size.
    const [tellingWord] = words
      .filter((each) => !short.test(each) && !known.some((piece) => each.includes(piece)))
      .sort((left, right) => likelihood(left) - likelihood(right));
    if (words.length > 1 && tellingWord !== undefined) {
      long.push(tellingWord, foldWords(tellingWord));
    } else if (words.length > 1) {
      for (const [first = '', ...rest] of [words, words.map(foldWords)]) {
        phrases.set(first, (phrases.get(first) ?? new Set()).add(rest.join(gap)));
      }
    } else if (short.test(word)) {
      const frame = `${openBefore ? '' : '\\b'}…${openAfter ? '' : '\\b'}`;
      bounded.set(frame, (bounded.get(frame) ?? new Set()).add(word));
    } else long.push(word, foldWords(word));
  }
  const all = [
    joinStrings(coverWords(long, kept)),
    ...[...phrases].map(([first, rest]) => `${first}${gap}${anyOf(rest)}`),
    ...[...bounded].map(([frame, words]) => frame.replace('…', anyOf(words))),
  ];
  return all.filter((part) => part !== '').join('|') || never;
}

/**
 * The end of a piece that begins with its rarest letter: whoever looks for it skips from one such letter to the
 * next.
 */
function fromRarestLetter(piece: string): string {
  let best = 0;
  for (let at = 1; at <= piece.length - fewestKept; at++) {
    if (likelihood(piece.charAt(at)) < likelihood(piece.charAt(best))) best = at;
  }
  return piece.slice(best);
}

/**
 * The longest word of a term as it is written, for pages are looked through without folding them; without a small
 * first letter, which is a capital where a sentence begins.
 */
function wordOfName(term: string): string[] {
  const phrase = rarestPart(term, []);
  const [word] = (term.normalize('NFC').match(wordLetters) ?? [])
    .filter((each) => phrase?.words.includes(each.toLowerCase()))
    .sort((left, right) => right.length - left.length);
  if (word === undefined) return [];
  const first = word.charAt(0);
  const isSmall = first !== first.toUpperCase();
  return [isSmall && word.length > fewestKept ? word.slice(1) : word];
}

/** Pieces of the names of a profile's event, from the terms where the profile lists none. */
function anchorsOf({ anchors = [], decisive, groups }: Profile): readonly string[] {
  if (anchors.length > 0) return anchors;
  const names = groups.filter(({ role }) => role === 'name').flatMap(({ terms }) => terms);
  return coverWords([...decisive, ...names].flatMap(wordOfName)).map(fromRarestLetter);
}

/** An expression for a name of the event itself: its number where it has one, else its words. */
function ownName(term: string): string {
  const words = term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.find((word) => /\d{2}/.test(word)) ?? words.join('.{1,3}');
}

/** The prefilter for these profiles; made when the extension is built. */
export function prefilterFor(profiles: readonly Profile[]): Prefilter {
  const anchors = [...new Set(profiles.flatMap(anchorsOf))];
  const known = anchors.map((anchor) => anchor.toLowerCase());
  const isOther = (anchor: string): boolean => new RegExp(otherLetters).test(anchor);
  const latin = joinStrings(anchors.filter((anchor) => !isOther(anchor))) || never;
  const other = joinStrings(anchors.filter(isOther)) || never;
  return {
    names: anchors.length <= few ? anchors : { latin, other },
    events: profiles.map(({ decisive, groups }) => {
      const events = groups.filter(({ role, weight }) => role === 'event' && weight >= weighty);
      const telling = events.filter((group) => group.telling === true);
      const others = events.filter((group) => group.telling !== true);
      const subjects = groups.filter(({ role }) => role === 'subject');
      // A name that hardly anything else has says to what it happened, too.
      const tellingNames = groups
        .filter(({ role, telling }) => role === 'name' && telling === true)
        .flatMap(({ terms }) => terms.filter((term) => !term.includes('+')));
      const termsOf = (chosen: typeof groups): string[] => chosen.flatMap(({ terms }) => terms);
      const source = (chosen: typeof groups): string => sourceFor(termsOf(chosen), known);
      return {
        own: [...new Set(decisive.map(ownName))].join('|') || never,
        // What no group stands for is not missing.
        subject:
          subjects.length > 0 ? sourceFor([...termsOf(subjects), ...tellingNames], known) : '',
        events: events.length > 0 ? source(others) : '',
        telling: source(telling),
      };
    }),
  };
}
