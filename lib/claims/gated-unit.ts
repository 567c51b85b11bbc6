import { addProduct, type PackedMatrix, packMatrix, roomFor } from './packed-matrix';
import type { SteppedMatrix } from './sequence-head';

/** One direction of a gated recurrent unit (Cho et al. 2014) made ready to run. */
export interface ReadyUnit {
  readonly weights: PackedMatrix;
  readonly bias: Float64Array;
}

/** Makes the recurrent half of a unit ready. */
export function readyUnit(state: SteppedMatrix, bias: Float32Array): ReadyUnit {
  const room = roomFor(state);
  room.set(bias);
  return { weights: packMatrix(state), bias: room };
}

/**
 * Runs a unit over the places `first` to `last`, backwards where the last is the smaller one. `sums` holds
 * what the input adds to the gates, place by place; the states are written to `states`, in which each place
 * has room for both directions, this one's at `offset`.
 */
export function runUnit(
  { weights, bias }: ReadyUnit,
  sums: Float64Array,
  first: number,
  last: number,
  states: Float64Array,
  offset: number,
): void {
  const size = weights.columns;
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

/** The third term is by (1 − 6 × slope) / 6: by this less the slope. */
const sixth = 1 / 6;

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
  return value + slope * step * (1 + step * (0.5 - value + step * (sixth - slope)));
}

const tanh = (x: number): number => 2 * sigmoid(2 * x) - 1;
