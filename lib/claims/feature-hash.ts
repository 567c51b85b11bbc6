/** Bits of a feature's hash: enough that one in seventy unknown features meets a known one. */
const hashBits = 22;

/**
 * The state of a feature's hash before any of its name: names are hashed as they are put together, for
 * joining strings only to hash them costs more than all the hashing.
 */
const unhashed = 0x811c9dc5 | 0;

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

/** Adds the feature whose name has come to this state of its hash. */
export type AddFeature = (state: number) => void;

/** Names of a row that is being put together, by open addressing; kept for the next row, for rows are many. */
let spare: Int32Array | null = new Int32Array(1024);

/** Hashes of the features that `collect` adds: each counts once, however often it is added. */
export function rowOf(collect: (add: AddFeature) => void): readonly number[] {
  const hashes: number[] = [];
  let names = spare ?? new Int32Array(1024);
  spare = null;
  collect((state) => {
    if (!enter(names, state)) return;
    hashes.push(folded(state));
    if (hashes.length * 2 > names.length) names = grown(names);
  });
  spare = names.fill(0);
  return hashes;
}

/** Enters a name, unless it is there. */
function enter(names: Int32Array, state: number): boolean {
  const name = state === 0 ? 1 : state;
  const mask = names.length - 1;
  let at = name & mask;
  while (names[at] !== 0) {
    if (names[at] === name) return false;
    at = (at + 1) & mask;
  }
  names[at] = name;
  return true;
}

function grown(names: Int32Array): Int32Array {
  const larger = new Int32Array(names.length * 2);
  for (const name of names) if (name !== 0) enter(larger, name);
  return larger;
}
