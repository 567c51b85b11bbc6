/** Things found by how a word of theirs begins. */
export interface Beginnings<T> {
  /** Those under a beginning of a word, which leaves at most `ending` letters of it over. */
  readonly under: (word: string, ending?: number) => readonly T[];
  /** Those under just these letters. */
  readonly at: (key: string) => readonly T[];
}

/**
 * A table of things by the beginnings of words under which they stand: a sentence's word finds them
 * however many there are, where a walk through all of them would grow with the pack.
 */
export function tableOfBeginnings<T>(
  entries: Iterable<readonly [beginning: string, thing: T]>,
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
  return {
    at,
    under(word, ending = word.length) {
      const found: T[] = [];
      const least = Math.max(1, shortest, word.length - ending);
      for (let length = Math.min(word.length, longest); length >= least; length--) {
        const things = table.get(word.slice(0, length));
        if (things !== undefined) found.push(...things);
      }
      return found;
    },
  };
}

const nothing: readonly never[] = [];
