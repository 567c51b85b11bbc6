/** Words in a run: long enough to be nobody's chance, short enough to survive a rewriter's pen. */
const runLength = 4;
const mostHashes = 2048;

/** Hashes of a text's word runs; only those divisible by `every` are kept. */
export interface Shingles {
  readonly every: number;
  readonly hashes: readonly number[];
}

// Quotations are common property: two reporters who heard one speaker did not copy each other.
const quotation = /["“„«][^"“”„«»\n]{20,}["”»]/g;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const markup = /<[^<>\n]*>/g;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** FNV-1a with the finaliser of MurmurHash3, so that remainders are evenly spread. */
function hashRun(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + runLength; i++) {
    const word = words[i] ?? '';
    for (let at = 0; at < word.length; at++)
      hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hashes of all word runs of a text, outside quotations; no run crosses a line or a quotation. */
export function hashRuns(text: string): ReadonlySet<number> {
  const hashes = new Set<number>();
  const plain = text.normalize('NFKC').replace(invisible, '').replace(markup, '\n');
  for (const piece of plain.replace(quotation, '\n').split('\n')) {
    const words = wordsOf(piece);
    for (let i = 0; i + runLength <= words.length; i++) hashes.add(hashRun(words, i));
  }
  return hashes;
}

/** A sample of the text's hashes that stays small however long the text is. */
export function measureShingles(text: string): Shingles {
  const all = [...hashRuns(text)].sort((a, b) => a - b);
  let every = 1;
  let hashes = all;
  while (hashes.length > mostHashes) {
    every *= 2;
    hashes = all.filter((hash) => hash % every === 0);
  }
  return { every, hashes };
}

/** What two samples share: the number of runs, and their share of the smaller sample. */
export function sharedRuns(a: Shingles, b: Shingles): { runs: number; share: number } {
  const every = Math.max(a.every, b.every);
  const left = new Set(a.hashes.filter((hash) => hash % every === 0));
  const right = new Set(b.hashes.filter((hash) => hash % every === 0));
  let common = 0;
  for (const hash of left) if (right.has(hash)) common++;
  const smaller = Math.min(left.size, right.size);
  return { runs: common * every, share: smaller === 0 ? 0 : common / smaller };
}

/** Hashes as base64 of unsigned 32-bit numbers, little endian. */
export function packHashes(hashes: readonly number[]): string {
  const bytes = new Uint8Array(hashes.length * 4);
  const view = new DataView(bytes.buffer);
  hashes.forEach((hash, index) => {
    view.setUint32(index * 4, hash, true);
  });
  return btoa(String.fromCharCode(...bytes));
}

/** The way back from {@link packHashes}; null where the text is not such a list. */
export function unpackHashes(packed: string): readonly number[] | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4, true));
}
