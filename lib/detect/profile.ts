import type { Detection } from '../factbase/pack-schema';

/** What detection needs to know of a pack. */
export interface Profile extends Detection {
  /** The pack's id. */
  readonly pack: string;
}

/** What one term of a profile stands for. */
export interface Meaning {
  readonly profile: number;
  /** A group's index, or what the whole term says. */
  readonly kind: number | 'decisive' | 'against';
}

/** All profiles' terms as one pattern, so that a text is read once however many there are. */
export interface TermIndex {
  readonly profiles: readonly Profile[];
  readonly pattern: RegExp | null;
  readonly meanings: ReadonlyMap<string, readonly Meaning[]>;
}

const escapePattern = (term: string): string => term.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The case that terms and texts are compared in. */
export const foldCase = (text: string): string => text.toLowerCase();

/** Compiles profiles for reading. */
export function indexTerms(profiles: readonly Profile[]): TermIndex {
  const meanings = new Map<string, Meaning[]>();
  const add = (term: string, meaning: Meaning): void => {
    const key = foldCase(term).trim();
    if (key === '') return;
    const known = meanings.get(key);
    if (known) known.push(meaning);
    else meanings.set(key, [meaning]);
  };
  for (const [profile, { decisive, groups, against }] of profiles.entries()) {
    for (const term of decisive) add(term, { profile, kind: 'decisive' });
    for (const [kind, group] of groups.entries()) {
      for (const term of group.terms) add(term, { profile, kind });
    }
    for (const term of against) add(term, { profile, kind: 'against' });
  }
  // Longer terms first: an alternation takes the first that fits.
  const terms = [...meanings.keys()].sort((left, right) => right.length - left.length);
  const pattern =
    terms.length === 0
      ? null
      : new RegExp(terms.map((term) => escapePattern(term).replace(/ /g, '\\s')).join('|'), 'g');
  return { profiles, pattern, meanings };
}

const wordCharacter = /[\p{L}\p{N}]/u;
// Scripts that set no blanks between words have no word boundaries to ask for.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Calls `found` for each term that begins a word of `text` (already folded); stops where it returns true. */
export function eachTerm(
  { pattern, meanings }: TermIndex,
  text: string,
  found: (term: string, meanings: readonly Meaning[]) => boolean,
): void {
  if (!pattern) return;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const before = text.charAt(match.index - 1);
    if (match.index > 0 && wordCharacter.test(before) && !unspaced.test(match[0].charAt(0))) {
      pattern.lastIndex = match.index + 1;
      continue;
    }
    const term = match[0].replace(/\s/g, ' ');
    if (found(term, meanings.get(term) ?? [])) return;
  }
}
