import { hashFeature } from './feature-hash';
import { readyUnit, runUnit, sigmoid } from './gated-unit';
import { indexHashes, placeOfHash } from './hash-index';
import { softmaxInPlace } from './linear';
import { addProduct, type PackedMatrix, packMatrix, roomFor } from './packed-matrix';
import type { Bags } from './sequence-bags';

/** A matrix row by row, in steps of `scale`. */
export interface SteppedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly scale: number;
  readonly steps: Int8Array;
}

/** One direction of a gated recurrent unit: gates in the order reset, update, new. */
export interface GatedUnit {
  readonly input: SteppedMatrix;
  readonly state: SteppedMatrix;
  readonly inputBias: Float32Array;
  readonly stateBias: Float32Array;
}

/**
 * A small recurrent network in the form that ships. It reads a sentence's bags of features in order, both
 * ways, and says what the sentence's point is and which facts it backs or contradicts.
 */
export interface SequenceHead {
  /** The classes of the point. */
  readonly classes: readonly string[];
  /** The slots of what is told of facts. */
  readonly slots: readonly string[];
  /** Hashes of the known features, ascending; the table's rows in the same order, then one for a bag of unknown ones. */
  readonly hashes: Uint32Array;
  readonly table: SteppedMatrix;
  readonly forward: GatedUnit;
  readonly backward: GatedUnit;
  readonly attention: SteppedMatrix;
  readonly point: SteppedMatrix;
  readonly pointBias: Float32Array;
  readonly told: SteppedMatrix;
  readonly toldBias: Float32Array;
}

/** What a sequence head says of a sentence. */
export interface SequenceJudgement {
  /** Chances of the point's classes; they sum to one. */
  readonly point: Float32Array;
  /** Chances that each slot's fact is backed, then that each is contradicted. */
  readonly told: Float32Array;
}

/** Units that are read, context and opening included. */
export const longestSequence = 80;

/** A head made ready to read: its weights as numbers, and its features' vectors as far as they were asked for. */
export interface SequenceReader {
  readonly head: SequenceHead;
  /** Where each of the head's slots stands among them. */
  readonly places: ReadonlyMap<string, number>;
  /** Reads a sentence that begins at bag `from`; what stands before is context. */
  readonly read: (bags: Bags, from?: number) => SequenceJudgement;
}

/** Makes a head ready to read. */
export function createSequenceReader(head: SequenceHead): SequenceReader {
  const size = head.forward.state.columns;
  const gates = 3 * size;
  const known = indexHashes(head.hashes);
  const ways = [head.forward, head.backward].map((unit) => ({
    unit: readyUnit(unit.state, unit.stateBias),
    input: packMatrix(unit.input),
    bias: unit.inputBias,
    /** What the bags add to the gates, place by place. */
    sums: new Float64Array(longestSequence * gates),
    /** What each feature adds to the gates, as far as it was asked for. */
    vectors: new Map<number, Float32Array>(),
  }));
  type Way = (typeof ways)[number];
  const nothing = new Float32Array(gates);
  const states = new Float64Array(longestSequence * 2 * size);
  const attention = unstepped(head.attention);
  const point = packMatrix(head.point);
  const told = packMatrix(head.told);

  function vectorOf({ input, vectors }: Way, row: number): Float32Array {
    const made = vectors.get(row);
    if (made !== undefined) return made;
    const { columns, scale, steps } = head.table;
    const values = new Float64Array(columns);
    for (let column = 0; column < columns; column++)
      values[column] = (steps[row * columns + column] ?? 0) * scale;
    const vector = multiply(input, values, nothing);
    vectors.set(row, vector);
    return vector;
  }

  /** Rows of the table for a bag's features; that of unknown ones where none is known. */
  function rowsOf(bag: readonly string[]): readonly number[] {
    const rows = bag
      .map((feature) => placeOfHash(known, hashFeature(feature)))
      .filter((row) => row >= 0);
    return rows.length > 0 ? rows : [head.hashes.length];
  }

  /** Adds up what a bag adds to the gates at its place, the bias included. */
  function sumBag(way: Way, rows: readonly number[], place: number): void {
    way.sums.set(way.bias, place * gates);
    for (const row of rows) addAt(way.sums, place * gates, vectorOf(way, row));
  }

  return {
    head,
    places: new Map(head.slots.map((slot, at) => [slot, at])),
    read(bags, from = 0) {
      const length = Math.min(bags.length, longestSequence);
      const own = Math.min(from, length - 1);
      for (let place = 0; place < length; place++) {
        const rows = rowsOf(bags[place] ?? []);
        // What is read backwards has not come to the context when it has passed the sentence.
        for (const [at, way] of ways.entries())
          if (at === 0 || place >= own) sumBag(way, rows, place);
      }
      for (const [at, { unit, sums }] of ways.entries()) {
        if (at === 0) runUnit(unit, sums, 0, length - 1, states, 0);
        else runUnit(unit, sums, length - 1, own, states, size);
      }
      const pooled = pool(states, own, length, 2 * size, attention);
      const points = multiply(point, pooled, head.pointBias);
      softmaxInPlace(points);
      const tolds = multiply(told, pooled, head.toldBias);
      for (let at = 0; at < tolds.length; at++) tolds[at] = sigmoid(tolds[at] ?? 0);
      return { point: points, told: tolds };
    },
  };
}

const unstepped = ({ scale, steps }: SteppedMatrix): Float32Array =>
  Float32Array.from(steps, (step) => step * scale);

function addAt(sums: Float64Array, first: number, added: Float32Array): void {
  for (let at = 0; at < added.length; at++)
    sums[first + at] = (sums[first + at] ?? 0) + (added[at] ?? 0);
}

/** Bias + matrix × values. */
function multiply(matrix: PackedMatrix, values: Float64Array, bias: Float32Array): Float32Array {
  const out = roomFor(matrix);
  out.set(bias);
  addProduct(out, matrix, values);
  // Not by `from`, which goes through numbers one by one.
  return new Float32Array(out.subarray(0, matrix.rows));
}

/**
 * The states from `from` to `to` weighed by each attention, one after another, then their maximum by cell.
 * Like all that runs often here, it writes through no `subarray`: Firefox 153 compiles such writes to the
 * wrong place once the loop is hot.
 */
function pool(
  states: Float64Array,
  from: number,
  to: number,
  width: number,
  attention: Float32Array,
): Float64Array {
  const heads = attention.length / width;
  const pooled = new Float64Array((heads + 1) * width);
  for (let head = 0; head < heads; head++) {
    const shares = new Float32Array(to - from);
    for (let at = from; at < to; at++) {
      let score = 0;
      for (let cell = 0; cell < width; cell++)
        score += (attention[head * width + cell] ?? 0) * (states[at * width + cell] ?? 0);
      shares[at - from] = score;
    }
    softmaxInPlace(shares);
    for (let at = from; at < to; at++) {
      const share = shares[at - from] ?? 0;
      for (let cell = 0; cell < width; cell++)
        pooled[head * width + cell] =
          (pooled[head * width + cell] ?? 0) + share * (states[at * width + cell] ?? 0);
    }
  }
  for (let cell = 0; cell < width; cell++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = from; at < to; at++) {
      const state = states[at * width + cell] ?? 0;
      if (state > highest) highest = state;
    }
    pooled[heads * width + cell] = highest;
  }
  return pooled;
}
