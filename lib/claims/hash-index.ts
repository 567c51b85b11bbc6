/** Where hashes stand in a list, by open addressing: one that is not in it costs one look, mostly. */
export interface HashIndex {
  /** Hashes by place in the table, {@link empty} where none is. */
  readonly keys: Int32Array;
  /** Where each stands in the list. */
  readonly places: Int32Array;
}

const empty = -1;

/** The index of a list of hashes (below 2³¹); of equal ones the last is found. */
export function indexHashes(hashes: Uint32Array): HashIndex {
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  const keys = new Int32Array(size).fill(empty);
  const places = new Int32Array(size);
  for (let place = 0; place < hashes.length; place++) {
    const hash = hashes[place] ?? 0;
    let at = hash & (size - 1);
    while (keys[at] !== empty && keys[at] !== hash) at = (at + 1) & (size - 1);
    keys[at] = hash;
    places[at] = place;
  }
  return { keys, places };
}

/** Where a hash stands in the list, or -1. */
export function placeOfHash({ keys, places }: HashIndex, hash: number): number {
  const mask = keys.length - 1;
  let at = hash & mask;
  for (;;) {
    const key = keys[at];
    if (key === hash) return places[at] ?? -1;
    if (key === empty) return -1;
    at = (at + 1) & mask;
  }
}
