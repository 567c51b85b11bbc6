/** Bits of a feature's hash: enough that one in seventy unknown features meets a known one. */
const hashBits = 22;

/**
 * The state of a feature's hash before any of its name: names are hashed as they are put together, for
 * joining strings only to hash them costs more than all the hashing.
 */
export const unhashed = 0x811c9dc5 | 0;

/** The state of a hash (FNV-1a) after some more of the name. */
export function hashOn(state: number, text: string): number {
  let hash = state;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The state of a hash after a beginning that many features share. */
export const hashOf = (text: string): number => hashOn(unhashed, text);

/** The hash that a state comes to, folded to {@link hashBits} bits. */
export const folded = (state: number): number =>
  ((state >>> hashBits) ^ state) & ((1 << hashBits) - 1);

/** The hash of a feature's whole name. */
export const hashFeature = (name: string): number => folded(hashOf(name));

/** A row of features in the making: each counts once, however often it is added. */
export interface FeatureRow {
  /** Adds the feature whose name has come to this state. */
  readonly add: (state: number) => void;
  /** Hashes of the features, in the order of their first mention. */
  readonly hashes: readonly number[];
}

/** A row without features. */
export function createRow(): FeatureRow {
  const hashes: number[] = [];
  const seen = new Set<number>();
  return {
    hashes,
    add(state) {
      // Small enough to be no object of its own in any browser; two names of a row hardly ever meet in 30 bits.
      const name = state >> 2;
      if (seen.has(name)) return;
      seen.add(name);
      hashes.push(folded(state));
    },
  };
}
