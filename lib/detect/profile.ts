import type { Detection } from '../factbase/pack-schema';
import { type Automaton, createAutomaton } from './automaton';
import { foldWords, unspaced } from './fold';

/** What detection needs to know of a pack. */
export interface Profile extends Detection {
  /** The pack's id. */
  readonly pack: string;
  /** The day of the event: a page that is older cannot be about it. */
  readonly date?: string;
}

/** What a term of a profile says: the index of its group, or what it says by itself. */
export type Kind = number | 'decisive' | 'elsewhere' | 'against';

/** A term, made of parts that must all stand in a passage ("38+67"). */
export interface Term {
  readonly profile: number;
  readonly kind: Kind;
  /** Indexes of the automaton's patterns. */
  readonly parts: readonly number[];
}

/** The terms of all profiles in one automaton, so that a text is read once however many there are. */
export interface TermIndex {
  readonly profiles: readonly Profile[];
  readonly automaton: Automaton;
  readonly patterns: readonly string[];
  /** By pattern: the terms that it is a part of. */
  readonly terms: readonly (readonly Term[])[];
}

/**
 * The pattern for one part of a term in folded text: whole words, unless a star
 * at either end lets the word go on there.
 */
export function patternOf(part: string): string {
  const words = foldWords(part);
  if (words === '' || unspaced.test(words)) return words;
  const trimmed = part.trim();
  return `${trimmed.startsWith('*') ? '' : ' '}${words}${trimmed.endsWith('*') ? '' : ' '}`;
}

/** Compiles profiles for reading. */
export function indexTerms(profiles: readonly Profile[]): TermIndex {
  const numbers = new Map<string, number>();
  const terms: Term[][] = [];
  // Many terms share a part ("Hollin+ferry", "Hollin+reef"): each is folded once.
  const patternsOf = new Map<string, string>();
  const patternFor = (part: string): string => {
    const known = patternsOf.get(part);
    if (known !== undefined) return known;
    const pattern = patternOf(part);
    patternsOf.set(part, pattern);
    return pattern;
  };
  const numberOf = (pattern: string): number => {
    let number = numbers.get(pattern);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(pattern, number);
      terms.push([]);
    }
    return number;
  };
  const add = (profile: number, kind: Kind, written: string): void => {
    const patterns = written.split('+').map(patternFor);
    if (patterns.includes('')) return;
    const parts = [...new Set(patterns.map(numberOf))];
    const term: Term = { profile, kind, parts };
    for (const part of parts) terms[part]?.push(term);
  };
  for (const [profile, { decisive, groups, elsewhere = [], against }] of profiles.entries()) {
    for (const term of decisive) add(profile, 'decisive', term);
    for (const [kind, group] of groups.entries()) {
      for (const term of group.terms) add(profile, kind, term);
    }
    for (const term of elsewhere) add(profile, 'elsewhere', term);
    for (const term of against) add(profile, 'against', term);
  }
  const patterns = [...numbers.keys()];
  return { profiles, automaton: createAutomaton(patterns), patterns, terms };
}
