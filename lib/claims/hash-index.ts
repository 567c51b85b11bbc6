/**
 * Where hashes stand in a list, by open addressing: pairs of a hash, or {@link empty}, and its place. They stand
 * side by side, for what a look costs is fetching memory; one that is not in the list costs one look, mostly.
 */
export type HashIndex = Int32Array;

const empty = -1;

/** The index of a list of hashes (below 2³⁰); of equal ones the last is found. */
export function indexHashes(hashes: Uint32Array): HashIndex {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const index = new Int32Array(size * 2).fill(empty);
  const mask = index.length - 1;
  for (let place = 0; place < hashes.length; place++) {
    const hash = hashes[place] ?? 0;
    let at = (hash * 2) & mask;
    while (index[at] !== empty && index[at] !== hash) at = (at + 2) & mask;
    index[at] = hash;
    index[at + 1] = place;
  }
  return index;
}

/** Where a hash stands in the list, or -1. */
export function placeOfHash(index: HashIndex, hash: number): number {
  const mask = index.length - 1;
  let at = (hash * 2) & mask;
  for (;;) {
    const key = index[at];
    if (key === hash) return index[at + 1] ?? -1;
    if (key === empty) return -1;
    at = (at + 2) & mask;
  }
}
