/** Things found by how a word of theirs begins. */
export interface Beginnings<T> {
  /** Those under a beginning of a word. */
  readonly under: (word: string) => readonly T[];
  /** Those under just these letters. */
  readonly at: (key: string) => readonly T[];
}

/** What so many words begin with is kept: most words of a text were met before. */
const mostKept = 2000;

/**
 * A table of things by the beginnings of words under which they stand: a sentence's word finds them
 * however many there are, where a walk through all of them would grow with the pack. A beginning may leave
 * at most `ending` letters of the word over.
 */
export function tableOfBeginnings<T>(
  entries: Iterable<readonly [beginning: string, thing: T]>,
  ending = Number.POSITIVE_INFINITY,
): Beginnings<T> {
  const table = new Map<string, T[]>();
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (const [beginning, thing] of entries) {
    shortest = Math.min(shortest, beginning.length);
    longest = Math.max(longest, beginning.length);
    const known = table.get(beginning);
    if (known === undefined) table.set(beginning, [thing]);
    else known.push(thing);
  }
  const at = (key: string): readonly T[] => table.get(key) ?? nothing;
  const kept = new Map<string, readonly T[]>();

  function search(word: string): readonly T[] {
    const found: T[] = [];
    const least = Math.max(1, shortest, word.length - ending);
    for (let length = Math.min(word.length, longest); length >= least; length--) {
      const things = table.get(word.slice(0, length));
      if (things !== undefined) found.push(...things);
    }
    return found.length === 0 ? nothing : found;
  }

  return {
    at,
    under(word) {
      const known = kept.get(word);
      if (known !== undefined) return known;
      if (kept.size >= mostKept) kept.clear();
      const found = search(word);
      kept.set(word, found);
      return found;
    },
  };
}

const nothing: readonly never[] = [];
