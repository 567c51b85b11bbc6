import { softmaxInPlace } from './linear';
import { hashFeature } from './linear-head';
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
  /** Reads a sentence that begins at bag `from`; what stands before is context. */
  readonly read: (bags: Bags, from?: number) => SequenceJudgement;
}

/** Makes a head ready to read. */
export function createSequenceReader(head: SequenceHead): SequenceReader {
  const state = head.forward.state.columns;
  const units = [head.forward, head.backward].map((unit) => ({
    ...unit,
    stateWeights: unstepped(unit.state),
  }));
  const gates = 3 * state;
  const rowOf = new Map([...head.hashes].map((hash, row) => [hash, row]));
  const inputs = units.map(({ input }) => unstepped(input));
  const vectors = new Map<number, Float32Array>();
  const attention = unstepped(head.attention);
  const point = unstepped(head.point);
  const told = unstepped(head.told);

  /** What a feature adds to the gates, forward then backward. */
  function vectorOf(row: number): Float32Array {
    const known = vectors.get(row);
    if (known !== undefined) return known;
    const { columns, scale, steps } = head.table;
    const vector = new Float32Array(2 * gates);
    const values = Float32Array.from(
      steps.subarray(row * columns, (row + 1) * columns),
      (step) => step * scale,
    );
    for (const [way, input] of inputs.entries())
      vector.set(multiply(input, values, new Float32Array(gates)), way * gates);
    vectors.set(row, vector);
    return vector;
  }

  /** What a bag adds to the gates, forward then backward, the bias included. */
  function gatesOf(bag: readonly string[]): Float32Array {
    const sum = new Float32Array(2 * gates);
    for (const [way, { inputBias }] of units.entries()) sum.set(inputBias, way * gates);
    let known = 0;
    for (const feature of bag) {
      const row = rowOf.get(hashFeature(feature));
      if (row === undefined) continue;
      known++;
      addInto(sum, vectorOf(row));
    }
    if (known === 0) addInto(sum, vectorOf(head.hashes.length));
    return sum;
  }

  return {
    head,
    read(bags, from = 0) {
      const length = Math.min(bags.length, longestSequence);
      const sums = Array.from({ length }, (_, at) => gatesOf(bags[at] ?? []));
      const states = new Float32Array(length * 2 * state);
      for (const [way, unit] of units.entries())
        runUnit(unit.stateWeights, unit.stateBias, sums, way, state, states);
      const own = Math.min(from, length - 1);
      const pooled = pool(states.subarray(own * 2 * state), length - own, 2 * state, attention);
      const points = multiply(point, pooled, head.pointBias);
      softmaxInPlace(points);
      const tolds = multiply(told, pooled, head.toldBias);
      for (let at = 0; at < tolds.length; at++) tolds[at] = sigmoid(tolds[at] ?? 0);
      return { point: points, told: tolds };
    },
  };
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

const unstepped = ({ scale, steps }: SteppedMatrix): Float32Array =>
  Float32Array.from(steps, (step) => step * scale);

function addInto(sum: Float32Array, added: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (added[at] ?? 0);
}

/** Adds weights × values to `out`: four rows at a time, so that no sum waits for the one before it. */
function multiplyInto(out: Float32Array, weights: Float32Array, values: Float32Array): void {
  const columns = values.length;
  const inFours = out.length & ~3;
  for (let row = 0; row < inFours; row += 4) {
    const first = row * columns;
    const second = first + columns;
    const third = second + columns;
    const fourth = third + columns;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let sum4 = 0;
    for (let column = 0; column < columns; column++) {
      const value = values[column] ?? 0;
      sum1 += (weights[first + column] ?? 0) * value;
      sum2 += (weights[second + column] ?? 0) * value;
      sum3 += (weights[third + column] ?? 0) * value;
      sum4 += (weights[fourth + column] ?? 0) * value;
    }
    out[row] = (out[row] ?? 0) + sum1;
    out[row + 1] = (out[row + 1] ?? 0) + sum2;
    out[row + 2] = (out[row + 2] ?? 0) + sum3;
    out[row + 3] = (out[row + 3] ?? 0) + sum4;
  }
  for (let row = inFours; row < out.length; row++) {
    let sum = 0;
    for (let column = 0; column < columns; column++)
      sum += (weights[row * columns + column] ?? 0) * (values[column] ?? 0);
    out[row] = (out[row] ?? 0) + sum;
  }
}

function multiply(weights: Float32Array, values: Float32Array, bias: Float32Array): Float32Array {
  const out = Float32Array.from(bias);
  multiplyInto(out, weights, values);
  return out;
}

/** Runs a gated recurrent unit (Cho et al. 2014) over a sequence and writes its states. */
function runUnit(
  weights: Float32Array,
  bias: Float32Array,
  sums: readonly Float32Array[],
  way: number,
  size: number,
  states: Float32Array,
): void {
  const length = sums.length;
  const carried = new Float32Array(size);
  const gates = new Float32Array(3 * size);
  const offset = way * 3 * size;
  for (let step = 0; step < length; step++) {
    const at = way === 0 ? step : length - 1 - step;
    const input = sums[at] ?? gates;
    gates.set(bias);
    multiplyInto(gates, weights, carried);
    for (let cell = 0; cell < size; cell++) {
      const reset = sigmoid((input[offset + cell] ?? 0) + (gates[cell] ?? 0));
      const update = sigmoid((input[offset + size + cell] ?? 0) + (gates[size + cell] ?? 0));
      const fresh = Math.tanh(
        (input[offset + 2 * size + cell] ?? 0) + reset * (gates[2 * size + cell] ?? 0),
      );
      carried[cell] = (1 - update) * fresh + update * (carried[cell] ?? 0);
    }
    states.set(carried, at * 2 * size + way * size);
  }
}

/**
 * The states weighed by each attention, one after another, then their maximum by cell. Written through no
 * `subarray`: Firefox 153 compiles writes through one to the wrong place once the loop is hot.
 */
function pool(
  states: Float32Array,
  length: number,
  width: number,
  attention: Float32Array,
): Float32Array {
  const heads = attention.length / width;
  const pooled = new Float32Array((heads + 1) * width);
  for (let head = 0; head < heads; head++) {
    const shares = new Float32Array(length);
    for (let at = 0; at < length; at++) {
      let score = 0;
      for (let cell = 0; cell < width; cell++)
        score += (attention[head * width + cell] ?? 0) * (states[at * width + cell] ?? 0);
      shares[at] = score;
    }
    softmaxInPlace(shares);
    for (let at = 0; at < length; at++)
      for (let cell = 0; cell < width; cell++)
        pooled[head * width + cell] =
          (pooled[head * width + cell] ?? 0) + (shares[at] ?? 0) * (states[at * width + cell] ?? 0);
  }
  for (let cell = 0; cell < width; cell++) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < length; at++) highest = Math.max(highest, states[at * width + cell] ?? 0);
    pooled[heads * width + cell] = highest;
  }
  return pooled;
}
