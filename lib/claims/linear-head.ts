import * as v from 'valibot';
import { type HashIndex, indexHashes, placeOfHash } from './hash-index';
import { featureScale, type LinearWeights, softmaxInPlace } from './linear';
import {
  adaptiveNumbers,
  adaptiveSizes,
  bitsBelow,
  createRangeReader,
  createRangeWriter,
} from './range-coder';

/**
 * A trained linear model in the form that ships: per feature hash a short list of class weights in
 * steps of `scale`.
 */
export interface LinearHead {
  readonly classes: readonly string[];
  readonly bias: Float32Array;
  readonly scale: number;
  /** Feature hashes, ascending. */
  readonly hashes: Uint32Array;
  /** Start of each feature's entries; one longer than `hashes`. */
  readonly starts: Uint32Array;
  /** Each a class and a weight, see {@link entryOf}. */
  readonly entries: Uint16Array;
  readonly index: HashIndex;
}

/** A class and its weight, −128 to 127 steps, in one number. */
const entryOf = (label: number, weight: number): number => (label << 8) | (weight + 128);
const classOf = (entry: number): number => entry >> 8;
const stepsOf = (entry: number): number => (entry & 255) - 128;

/**
 * Raw scores of a row by class, before softmax or sigmoid. The row's length counts all its features,
 * known or not, as it did in training.
 */
export function scoreHead(head: LinearHead, features: readonly number[]): Float32Array {
  const scores = new Float32Array(head.classes.length);
  for (const hash of features) {
    const index = placeOfHash(head.index, hash);
    if (index < 0) continue;
    const end = head.starts[index + 1] ?? 0;
    for (let at = head.starts[index] ?? 0; at < end; at++) {
      const entry = head.entries[at] ?? 0;
      const label = classOf(entry);
      scores[label] = (scores[label] ?? 0) + stepsOf(entry);
    }
  }
  const scale = head.scale * featureScale(features.length);
  for (let label = 0; label < scores.length; label++)
    scores[label] = (scores[label] ?? 0) * scale + (head.bias[label] ?? 0);
  return scores;
}

/** Class probabilities of a row under a multinomial head. */
export function headProbabilities(head: LinearHead, features: readonly number[]): Float32Array {
  const scores = scoreHead(head, features);
  softmaxInPlace(scores);
  return scores;
}

/** Where features stand in a head, -1 for each that does not, to ask for their weights by class. */
export const placesIn = (head: LinearHead, hashes: readonly number[]): readonly number[] =>
  hashes.map((hash) => placeOfHash(head.index, hash));

/** Weight of the feature at one of {@link placesIn} for one class, 0 where it has none. */
export function weightAt(head: LinearHead, place: number, label: number): number {
  if (place < 0) return 0;
  const end = head.starts[place + 1] ?? 0;
  for (let at = head.starts[place] ?? 0; at < end; at++) {
    const entry = head.entries[at] ?? 0;
    if (classOf(entry) === label) return stepsOf(entry) * head.scale;
  }
  return 0;
}

const weightSteps = 31;

/**
 * The shipping form of trained weights: entries below `prune` are left out, the rest rounded to steps.
 * `hashed` are the features' hashes by number.
 */
export function distilHead(
  classes: readonly string[],
  hashed: readonly number[],
  trained: LinearWeights,
  prune: number,
): LinearHead {
  const { weights } = trained;
  const cap = commonTop(weights, prune);
  const scale = cap / weightSteps;
  const rows = hashed.map((hash, number) => ({ hash, number })).sort((a, b) => a.hash - b.hash);
  const hashes: number[] = [];
  const starts: number[] = [0];
  const entries: number[] = [];
  for (const { hash, number } of rows) {
    const before = entries.length;
    for (let label = 0; label < classes.length; label++) {
      const weight = weights[number * classes.length + label] ?? 0;
      if (Math.abs(weight) < prune) continue;
      const step = Math.round(Math.max(-cap, Math.min(cap, weight)) / scale);
      if (step === 0) continue;
      entries.push(entryOf(label, step));
    }
    if (entries.length === before) continue;
    hashes.push(hash);
    starts.push(entries.length);
  }
  return assemble({
    classes,
    bias: new Float32Array(classes.length),
    scale,
    hashes: Uint32Array.from(hashes),
    starts: Uint32Array.from(starts),
    entries: Uint16Array.from(entries),
  });
}

/** The size that all but one in a thousand of the kept weights stay below: the rest are clipped to it. */
function commonTop(weights: Float32Array, prune: number): number {
  const kept: number[] = [];
  for (const weight of weights) if (Math.abs(weight) >= prune) kept.push(Math.abs(weight));
  kept.sort((a, b) => a - b);
  return Math.max(kept[Math.floor(kept.length * 0.999)] ?? 0, prune, 1e-6);
}

const assemble = (parts: Omit<LinearHead, 'index'>): LinearHead => ({
  ...parts,
  index: indexHashes(parts.hashes),
});

/** Chances of a head's numbers, as nothing is known of them yet. */
const headNumbers = (classCount: number) => ({
  gaps: adaptiveSizes(),
  counts: adaptiveSizes(),
  /** By the class before it in the feature's list. */
  classes: adaptiveNumbers(bitsBelow(classCount), classCount),
  /** By {@link weightContext}. */
  weights: adaptiveNumbers(weightBits, weightContexts),
});
const weightBits = 6;
const weightContexts = 24;

/** Features of many classes have smaller weights, and a class is mostly paid for by the one before. */
const weightContext = (count: number, before: number | null): number =>
  Math.min(count, 7) * 3 + (before === null ? 0 : before > 0 ? 1 : 2);

/**
 * The head as text for a pack: a line of JSON, then one of its numbers by a range coder: for each feature the gap
 * to the hash before, the count of its entries, and their classes and weights.
 */
export function encodeHead(head: LinearHead): string {
  const writer = createRangeWriter();
  const { gaps, counts, classes, weights } = headNumbers(head.classes.length);
  for (let index = 0; index < head.hashes.length; index++) {
    writer.writeSize(gaps, (head.hashes[index] ?? 0) - (head.hashes[index - 1] ?? 0));
    const entries = head.entries.subarray(head.starts[index], head.starts[index + 1]);
    writer.writeSize(counts, entries.length);
    let label = 0;
    let before: number | null = null;
    for (const entry of entries) {
      const steps = stepsOf(entry);
      writer.write(classes, classOf(entry), label);
      writer.write(weights, steps + weightSteps, weightContext(entries.length, before));
      label = classOf(entry);
      before = steps;
    }
  }
  const header: HeadHeader = {
    classes: [...head.classes],
    scale: head.scale,
    features: head.hashes.length,
    entries: head.entries.length,
  };
  return [JSON.stringify(header), writer.finish()].join('\n');
}

const headerSchema = v.object({
  classes: v.array(v.string()),
  scale: v.number(),
  features: v.pipe(v.number(), v.integer(), v.minValue(0)),
  entries: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

type HeadHeader = v.InferOutput<typeof headerSchema>;

function readHeader(text: string): HeadHeader {
  const header = v.safeParse(headerSchema, JSON.parse(text));
  if (header.success) return header.output;
  throw new Error(
    'a model head begins with a line of JSON that names classes, scale, features and entries',
  );
}

/** The head that {@link encodeHead} wrote. Throws where the text is no such thing: a pack is checked when it is compiled. */
export function decodeHead(text: string): LinearHead {
  const [first = '', coded = ''] = text.split('\n');
  const header = readHeader(first);
  const hashes = new Uint32Array(header.features);
  const starts = new Uint32Array(header.features + 1);
  const entries = new Uint16Array(header.entries);
  const reader = createRangeReader(coded);
  const { gaps, counts, classes, weights } = headNumbers(header.classes.length);
  let hash = 0;
  let end = 0;
  for (let index = 0; index < header.features; index++) {
    hash += reader.readSize(gaps);
    hashes[index] = hash;
    const start = end;
    const count = reader.readSize(counts);
    end = Math.min(start + count, entries.length);
    starts[index + 1] = end;
    let label = 0;
    let before: number | null = null;
    for (let at = start; at < end; at++) {
      label = reader.read(classes, label);
      before = reader.read(weights, weightContext(count, before)) - weightSteps;
      entries[at] = entryOf(label, before);
    }
  }
  return assemble({
    classes: header.classes,
    bias: new Float32Array(header.classes.length),
    scale: header.scale,
    hashes,
    starts,
    entries,
  });
}
