import type { Token } from '../../language/tokens';
import type { AnnotatedSentence } from '../annotate';
import { tableOfBeginnings } from '../beginnings';
import type { PackIndex } from '../pack-index';

/** A place where a pattern matches: its tokens, end exclusive, and the token that carries it. */
export interface PatternMatch {
  readonly from: number;
  readonly to: number;
  readonly anchor: number;
  /** Tokens that the pattern's own words take, without those that a gap passes over. */
  readonly taken: readonly number[];
}

type Part =
  | { readonly kind: 'gap' }
  | { readonly kind: 'words'; readonly words: readonly Word[]; readonly anchor: boolean };

interface Word {
  readonly text: string;
  readonly test: 'stem' | 'exact' | 'name';
}

/** A compiled pattern; see `frameSchema` for how patterns are written. */
export interface Pattern {
  readonly parts: readonly Part[];
  /** First two letters of the words it can begin with; null where it begins with a name or a short word. */
  readonly begins: ReadonlySet<string> | null;
  /** It can begin with a name only. */
  readonly named: boolean;
}

const keyLength = 2;

/** Reads a pattern as the pack writes it. */
export function compilePattern(source: string): Pattern {
  const parts = source
    .toLowerCase()
    .split(' ')
    .filter((part) => part !== '')
    .map((part): Part => {
      if (part === '*') return { kind: 'gap' };
      const anchor = part.startsWith('^');
      const words = (anchor ? part.slice(1) : part).split('|').map((word): Word => {
        if (word.startsWith('=')) return { text: word.slice(1), test: 'exact' };
        if (word.startsWith('@')) return { text: word.slice(1), test: 'name' };
        return { text: word, test: 'stem' };
      });
      return { kind: 'words', words, anchor };
    });
  const [first] = parts;
  const keyed =
    first?.kind === 'words' &&
    first.words.every(({ text, test }) => test !== 'name' && text.length >= keyLength);
  return {
    parts,
    named: first?.kind === 'words' && first.words.every(({ test }) => test === 'name'),
    begins: keyed ? new Set(first.words.map(({ text }) => text.slice(0, keyLength))) : null,
  };
}

/** Names of a sentence by token: ids of parties, places and things with what they belong to. */
export type NameTable = readonly (
  | { readonly ids: ReadonlySet<string>; readonly to: number }
  | undefined
)[];

/** Builds the table of names that patterns with "@" look at. */
export function nameTable(sentence: AnnotatedSentence, index: PackIndex): NameTable {
  const table: { readonly ids: ReadonlySet<string>; readonly to: number }[] = [];
  for (const { from, to, entry } of sentence.names) {
    const ids = new Set<string>([...entry.parties, ...entry.places, ...entry.things]);
    for (const id of entry.parties) addDefined(ids, index.parties.get(id)?.side);
    for (const id of entry.places)
      for (const holder of index.places.get(id)?.within ?? []) ids.add(holder);
    for (const id of entry.things)
      for (const holder of index.things.get(id)?.within ?? []) ids.add(holder);
    table[from] = { ids, to };
  }
  for (const [from, { to, party }] of sentence.resolved) {
    const ids = new Set([party]);
    addDefined(ids, index.parties.get(party)?.side);
    table[from] = { ids, to };
  }
  return table;
}

function addDefined(ids: Set<string>, id: string | null | undefined): void {
  if (id !== null && id !== undefined) ids.add(id);
}

/** How much longer a word may be than the beginning that a pattern gives: short beginnings say less. */
const longestEnding = (beginning: string): number => (beginning.length >= 5 ? 6 : 4);
const longestOfEndings = 6;
const longestGap = 4;
const skipped = new Set(['-', '"', "'", '“', '”']);
const barriers = new Set([';', ':', '.', '?', '!', '—']);

function matchesWord(token: Token, word: Word): boolean {
  if (word.test === 'exact') return token.lower === word.text;
  if (token.lower.startsWith(word.text))
    return token.lower.length - word.text.length <= longestEnding(word.text);
  return token.lemma === word.text;
}

/** Where a pattern matches from a token on, or null. */
export function matchPattern(
  pattern: Pattern,
  tokens: readonly Token[],
  names: NameTable,
  start: number,
): PatternMatch | null {
  if (pattern.named && names[start] === undefined) return null;
  if (pattern.begins !== null) {
    const token = tokens[start];
    if (token === undefined) return null;
    const begins = pattern.begins;
    if (
      !begins.has(token.lower.slice(0, keyLength)) &&
      !begins.has(token.lemma.slice(0, keyLength))
    )
      return null;
  }
  return matchParts(pattern.parts, 0, tokens, names, start, start, null, []);
}

function matchParts(
  parts: readonly Part[],
  step: number,
  tokens: readonly Token[],
  names: NameTable,
  start: number,
  at: number,
  anchor: number | null,
  taken: readonly number[],
): PatternMatch | null {
  const part = parts[step];
  if (part === undefined) return { from: start, to: at, anchor: anchor ?? start, taken };
  if (part.kind === 'gap') {
    for (let skip = 0; skip <= longestGap; skip++) {
      const found = matchParts(parts, step + 1, tokens, names, start, at + skip, anchor, taken);
      if (found !== null) return found;
      const token = tokens[at + skip];
      if (token === undefined || barriers.has(token.lower) || token.lower === ',') return null;
    }
    return null;
  }
  let place = at;
  if (step > 0) while (skipped.has(tokens[place]?.lower ?? '') && place < at + 2) place++;
  for (const word of part.words) {
    const end =
      word.test === 'name' ? nameEnd(names, place, word.text) : wordEnd(tokens, place, word);
    if (end === null) continue;
    const here = part.anchor ? place : anchor;
    const found = matchParts(
      parts,
      step + 1,
      tokens,
      names,
      step === 0 ? place : start,
      end,
      here,
      [...taken, place],
    );
    if (found !== null) return found;
  }
  return null;
}

function nameEnd(names: NameTable, at: number, id: string): number | null {
  const name = names[at];
  return name?.ids.has(id) === true ? name.to : null;
}

function wordEnd(tokens: readonly Token[], at: number, word: Word): number | null {
  const token = tokens[at];
  return token !== undefined && matchesWord(token, word) ? at + 1 : null;
}

/** Whether any of the patterns matches anywhere. */
export const matchesAnywhere = (
  patterns: readonly Pattern[],
  tokens: readonly Token[],
  names: NameTable,
): boolean =>
  patterns.some((pattern) =>
    tokens.some((_, at) => matchPattern(pattern, tokens, names, at) !== null),
  );

/** Patterns with what they stand for, found by the word or name that they begin with. */
export interface PatternTable<T> {
  /** Those that may match from a token on, in order. */
  readonly from: (tokens: readonly Token[], names: NameTable, at: number) => readonly T[];
}

interface Numbered<T> {
  readonly thing: T;
  readonly order: number;
}

/** A table of patterns, so that only those are tried that can begin where a sentence's word stands. */
export function tableOfPatterns<T>(entries: readonly (readonly [Pattern, T])[]): PatternTable<T> {
  const byWord: [string, Numbered<T>][] = [];
  const byName: [string, Numbered<T>][] = [];
  const anywhere: Numbered<T>[] = [];
  for (const [order, [pattern, thing]] of entries.entries()) {
    const [first] = pattern.parts;
    if (first?.kind !== 'words') anywhere.push({ thing, order });
    else
      for (const { text, test } of first.words)
        (test === 'name' ? byName : byWord).push([text, { thing, order }]);
  }
  const words = tableOfBeginnings(byWord, longestOfEndings);
  const named = tableOfBeginnings(byName);
  return {
    from(tokens, names, at) {
      const token = tokens[at];
      if (token === undefined) return [];
      const begun = [words.under(token.lower), anywhere];
      if (token.lemma !== token.lower) begun.push(words.at(token.lemma));
      for (const id of names[at]?.ids ?? []) begun.push(named.at(id));
      if (begun.every((those) => those.length === 0)) return [];
      const found = new Map<number, T>();
      for (const those of begun) for (const { order, thing } of those) found.set(order, thing);
      return found.size < 2
        ? [...found.values()]
        : [...found].sort(([a], [b]) => a - b).map(([, thing]) => thing);
    },
  };
}
