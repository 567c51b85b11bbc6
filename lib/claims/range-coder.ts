import { digit, digitValue } from './digits';

// A binary range coder with adaptive chances, after Martin (1979) in the form that LZMA made common
// (Pavlov, "LZMA specification", 2015): what is uneven in a model's numbers costs no room in a download.
// Deflate, which packs the pack, finds runs that come again; there are none in weights.
// The state has 30 bits, so that it stays a small integer, and is written in digits of six.

const bitsOfDigit = 6;
const digitsOfState = 5;
const full = 2 ** (bitsOfDigit * digitsOfState);
/** The range is widened by a digit when it falls below this. */
const narrow = full >> bitsOfDigit;

/** Chances are whole numbers of this many bits. */
const chanceBits = 15;
const surely = 1 << chanceBits;
/** A chance moves by a half at first, later by a part of this power of two. */
const slowest = 7;
/** No chance is so small that its part of the range would be nothing. */
const leastChance = 16;

/** Chances of the bits of numbers below 2^`bits`, by context; they learn from each number that passes. */
export interface AdaptiveNumbers {
  readonly bits: number;
  /** The chance that a bit is nothing, by context and by the bits before it. */
  readonly chances: Uint16Array;
  readonly seen: Uint8Array;
}

/** Bits that numbers below `count` take. */
export const bitsBelow = (count: number): number => 32 - Math.clz32(Math.max(count - 1, 1));

/** Chances that know nothing yet. */
export const adaptiveNumbers = (bits: number, contexts = 1): AdaptiveNumbers => ({
  bits,
  chances: new Uint16Array(contexts << bits).fill(surely >> 1),
  seen: new Uint8Array(contexts << bits),
});

/** Numbers of any size are written as the count of their bits, then those bits; of these so many are learned. */
const learnedBits = 3;
const countBits = 6;

/** Chances of whole numbers below 2^32: of the count of their bits, and of the highest of these. */
export interface AdaptiveSizes {
  readonly counts: AdaptiveNumbers;
  readonly highest: AdaptiveNumbers;
}

/** Sizes that know nothing yet. */
export const adaptiveSizes = (): AdaptiveSizes => ({
  counts: adaptiveNumbers(countBits),
  highest: adaptiveNumbers(learnedBits, 1 << countBits),
});

/** Where a range is cut for a bit; never at its ends. */
const cut = (range: number, chance: number): number => (range >> chanceBits) * chance;

function learn(chances: Uint16Array, seen: Uint8Array, at: number, bit: number): void {
  const chance = chances[at] ?? 0;
  const count = seen[at] ?? 0;
  const rate = count < slowest ? count + 1 : slowest;
  if (count < slowest) seen[at] = count + 1;
  chances[at] =
    bit === 0
      ? chance + ((surely - leastChance - chance) >> rate)
      : chance - ((chance - leastChance) >> rate);
}

/** Takes numbers, and gives them as one text. */
export interface RangeWriter {
  /** Writes a number below 2^`numbers.bits`. */
  readonly write: (numbers: AdaptiveNumbers, value: number, context?: number) => void;
  /** Writes a whole number below 2^32; small ones and those that came before take least room. */
  readonly writeSize: (sizes: AdaptiveSizes, value: number) => void;
  /** Ends the writing: all that was written, as digits that JSON leaves as they are. */
  readonly finish: () => string;
}

/** A writer at its beginning. */
export function createRangeWriter(): RangeWriter {
  const digits: number[] = [];
  let low = 0;
  let range = full - 1;

  function put(): void {
    digits.push(Math.floor(low / narrow));
    low = (low % narrow) << bitsOfDigit;
  }

  /** Adds one to what was put already. */
  function carry(): void {
    low -= full;
    for (let at = digits.length - 1; at >= 0; at--) {
      const next = (digits[at] ?? 0) + 1;
      digits[at] = next % 64;
      if (next < 64) return;
    }
  }

  function settle(): void {
    if (low >= full) carry();
    while (range < narrow) {
      put();
      range <<= bitsOfDigit;
    }
  }

  function writeBit(numbers: AdaptiveNumbers, at: number, bit: number): void {
    const border = cut(range, numbers.chances[at] ?? 0);
    low += bit === 0 ? 0 : border;
    range = bit === 0 ? border : range - border;
    learn(numbers.chances, numbers.seen, at, bit);
    settle();
  }

  function writePlain(value: number, bits: number): void {
    for (let place = bits - 1; place >= 0; place--) {
      range >>= 1;
      if (((value >>> place) & 1) === 1) low += range;
      settle();
    }
  }

  function write(numbers: AdaptiveNumbers, value: number, context = 0): void {
    let node = 1;
    for (let place = numbers.bits - 1; place >= 0; place--) {
      const bit = (value >> place) & 1;
      writeBit(numbers, (context << numbers.bits) + node, bit);
      node = 2 * node + bit;
    }
  }

  return {
    write,
    writeSize({ counts, highest }, value) {
      const bits = 32 - Math.clz32(value);
      write(counts, bits);
      // The highest bit of a number is never nothing.
      const below = Math.max(bits - 1, 0);
      const learned = Math.min(below, learnedBits);
      const top = (value >>> (below - learned)) & ((1 << learned) - 1);
      write(highest, top << (learnedBits - learned), bits);
      writePlain(value, below - learned);
    },
    finish() {
      for (let at = 0; at < digitsOfState; at++) put();
      return digits.map(digit).join('');
    },
  };
}

/** Gives back what a {@link RangeWriter} took, asked for in the same order with chances that know nothing yet. */
export interface RangeReader {
  readonly read: (numbers: AdaptiveNumbers, context?: number) => number;
  readonly readSize: (sizes: AdaptiveSizes) => number;
}

/** A reader of what a writer finished. Beyond the end of a text that was cut short it reads some numbers. */
export function createRangeReader(text: string): RangeReader {
  let at = 0;
  let range = full - 1;
  let code = 0;

  const nextDigit = (): number => (at < text.length ? digitValue(text, at++) & 63 : 0);
  for (let count = 0; count < digitsOfState; count++) code = (code << bitsOfDigit) | nextDigit();

  function settle(): void {
    while (range < narrow) {
      code = (code << bitsOfDigit) | nextDigit();
      range <<= bitsOfDigit;
    }
  }

  function readPlain(bits: number): number {
    let value = 0;
    for (let place = 0; place < bits; place++) {
      range >>= 1;
      const bit = code < range ? 0 : 1;
      if (bit === 1) code -= range;
      value = 2 * value + bit;
      settle();
    }
    return value;
  }

  // A pack holds millions of bits: the state stands in the function's own variables while it reads.
  function read({ bits, chances, seen }: AdaptiveNumbers, context = 0): number {
    const base = context << bits;
    let node = 1;
    let width = range;
    let rest = code;
    for (let place = 0; place < bits; place++) {
      const chance = chances[base + node] ?? 0;
      const border = cut(width, chance);
      const bit = rest < border ? 0 : 1;
      if (bit === 0) width = border;
      else {
        rest -= border;
        width -= border;
      }
      learn(chances, seen, base + node, bit);
      node = 2 * node + bit;
      while (width < narrow) {
        rest = (rest << bitsOfDigit) | nextDigit();
        width <<= bitsOfDigit;
      }
    }
    range = width;
    code = rest;
    return node - (1 << bits);
  }

  return {
    read,
    readSize({ counts, highest }) {
      const bits = read(counts);
      const below = Math.max(bits - 1, 0);
      const learned = Math.min(below, learnedBits);
      const top = read(highest, bits) >> (learnedBits - learned);
      const rest = readPlain(below - learned);
      return bits === 0 ? 0 : (2 ** learned + top) * 2 ** (below - learned) + rest;
    },
  };
}
