import type { Token } from './tokens';

/** A name of the lexicon found in a sentence. */
export interface LexiconMatch<Entry> {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly entry: Entry;
}

interface Node<Entry> {
  readonly next: Map<string, Node<Entry>>;
  entry: Entry | null;
}

/** Finds the names of many things in one pass over a sentence's tokens. */
export interface Lexicon<Entry> {
  readonly find: (tokens: readonly Token[]) => readonly LexiconMatch<Entry>[];
}

const accents = /\p{M}/gu;
const plain = /^[ -~]*$/;

/** A word without case and accents, so that spelling variants of a name meet ("Əliyev" keeps its own letters). */
export const foldWord = (word: string): string =>
  plain.test(word)
    ? word.toLowerCase()
    : word.toLowerCase().normalize('NFD').replace(accents, '').replaceAll('ı', 'i');

/** A lexicon of names; the longest name wins where several begin at one token. */
export function buildLexicon<Entry>(
  names: Iterable<readonly [name: readonly string[], entry: Entry]>,
): Lexicon<Entry> {
  const root: Node<Entry> = { next: new Map(), entry: null };
  for (const [words, entry] of names) {
    let node = root;
    for (const word of words) {
      const key = foldWord(word);
      let child = node.next.get(key);
      if (child === undefined) {
        child = { next: new Map(), entry: null };
        node.next.set(key, child);
      }
      node = child;
    }
    node.entry ??= entry;
  }
  return { find: (tokens) => findAll(root, tokens) };
}

function findAll<Entry>(root: Node<Entry>, tokens: readonly Token[]): LexiconMatch<Entry>[] {
  const matches: LexiconMatch<Entry>[] = [];
  const folded = tokens.map((token) => foldWord(token.lower));
  let at = 0;
  while (at < tokens.length) {
    const match = longestAt(root, folded, at);
    if (match === null) {
      at++;
      continue;
    }
    matches.push({ from: at, ...match });
    at = match.to;
  }
  return matches;
}

function longestAt<Entry>(
  root: Node<Entry>,
  words: readonly string[],
  at: number,
): { readonly to: number; readonly entry: Entry } | null {
  let node: Node<Entry> | undefined = root;
  let best: { readonly to: number; readonly entry: Entry } | null = null;
  for (let index = at; index < words.length; index++) {
    node = node.next.get(words[index] ?? '');
    if (node === undefined) break;
    if (node.entry !== null) best = { to: index + 1, entry: node.entry };
  }
  return best;
}
