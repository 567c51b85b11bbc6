import type { SteppedMatrix } from './sequence-head';

/** One direction of a gated recurrent unit (Cho et al. 2014) made ready to run. */
export interface ReadyUnit {
  readonly size: number;
  /** The state's weights, laid out by {@link inBands}. */
  readonly weights: Float64Array;
  /** The gates' bias. */
  readonly bias: Float64Array;
}

/** Makes the recurrent half of a unit ready. */
export const readyUnit = (state: SteppedMatrix, bias: Float32Array): ReadyUnit => ({
  size: state.columns,
  weights: inBands(state),
  bias: Float64Array.from(bias),
});

/**
 * A matrix in bands of eight columns, each row by row: a product reads it as one stream, with the eight values
 * at hand and no sum that waits for another. Doubles spare the processor a conversion for each weight.
 */
function inBands({ rows, columns, scale, steps }: SteppedMatrix): Float64Array {
  const weights = new Float64Array(rows * Math.ceil(columns / band) * band);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const first = (column - (column % band)) * rows + row * band;
      weights[first + (column % band)] = (steps[row * columns + column] ?? 0) * scale;
    }
  return weights;
}

const band = 8;

/** Adds weights, laid out by {@link inBands}, × values to `out`. */
function addProduct(out: Float64Array, weights: Float64Array, values: Float64Array): void {
  const rows = out.length;
  let at = 0;
  for (let column = 0; column < values.length; column += band) {
    const value1 = values[column] ?? 0;
    const value2 = values[column + 1] ?? 0;
    const value3 = values[column + 2] ?? 0;
    const value4 = values[column + 3] ?? 0;
    const value5 = values[column + 4] ?? 0;
    const value6 = values[column + 5] ?? 0;
    const value7 = values[column + 6] ?? 0;
    const value8 = values[column + 7] ?? 0;
    for (let row = 0; row < rows; row++) {
      out[row] =
        (out[row] ?? 0) +
        ((weights[at] ?? 0) * value1 +
          (weights[at + 1] ?? 0) * value2 +
          ((weights[at + 2] ?? 0) * value3 + (weights[at + 3] ?? 0) * value4)) +
        ((weights[at + 4] ?? 0) * value5 +
          (weights[at + 5] ?? 0) * value6 +
          ((weights[at + 6] ?? 0) * value7 + (weights[at + 7] ?? 0) * value8));
      at += band;
    }
  }
}

/**
 * Runs a unit over the places `first` to `last`, backwards where the last is the smaller one. `sums` holds
 * what the input adds to the gates, place by place; the states are written to `states`, in which each place
 * has room for both directions, this one's at `offset`.
 */
export function runUnit(
  { size, weights, bias }: ReadyUnit,
  sums: Float64Array,
  first: number,
  last: number,
  states: Float64Array,
  offset: number,
): void {
  const carried = new Float64Array(size);
  const gates = new Float64Array(bias.length);
  const by = first <= last ? 1 : -1;
  for (let place = first; place !== last + by; place += by) {
    gates.set(bias);
    if (place !== first) addProduct(gates, weights, carried);
    const input = place * 3 * size;
    for (let cell = 0; cell < size; cell++) {
      const reset = sigmoid((sums[input + cell] ?? 0) + (gates[cell] ?? 0));
      const update = sigmoid((sums[input + size + cell] ?? 0) + (gates[size + cell] ?? 0));
      const fresh = tanh(
        (sums[input + 2 * size + cell] ?? 0) + reset * (gates[2 * size + cell] ?? 0),
      );
      const state = fresh + update * ((carried[cell] ?? 0) - fresh);
      carried[cell] = state;
      states[place * 2 * size + offset + cell] = state;
    }
  }
}

/** Beyond so far to either side, a sigmoid is 0 or 1 to eight places. */
const furthest = 20;
const nodesPerOne = 32;
const nodes = Float64Array.from(
  { length: 2 * furthest * nodesPerOne + 1 },
  (_, at) => 1 / (1 + Math.exp(furthest - at / nodesPerOne)),
);

/**
 * 1 / (1 + e^-x) to eight places, in a third of the time: from the nearest node of a table by three terms of
 * Taylor's series, for the derivatives of a sigmoid follow from its value.
 */
export function sigmoid(x: number): number {
  if (x > furthest) return 1;
  if (!(x > -furthest)) return 0;
  const node = ((x + furthest) * nodesPerOne + 0.5) | 0;
  const step = x + furthest - node / nodesPerOne;
  const value = nodes[node] ?? 0;
  const slope = value * (1 - value);
  return value + slope * step * (1 + step * (0.5 - value + (step * (1 - 6 * slope)) / 6));
}

const tanh = (x: number): number => 2 * sigmoid(2 * x) - 1;
