import { describe, expect, it } from 'vitest';
import { hashFeature } from './feature-hash';
import { decodeSequence, encodeSequence, inSteps } from './sequence-codec';
import { createSequenceReader, type SequenceHead, type SteppedMatrix } from './sequence-head';

const matrix = (columns: number, scale: number, steps: readonly number[]): SteppedMatrix => ({
  rows: steps.length / columns,
  columns,
  scale,
  steps: Int8Array.from(steps),
});

/** Rows by feature, then the one for a bag of unknown ones. */
const rows = {
  a: [8, -3, 17],
  b: [20, -20, 30],
  c: [-3, 3, -4],
  d: [25, -11, -4],
};
const unknownRow = [27, 17, 2];
const sorted = Object.entries(rows)
  .map(([name, row]) => ({ hash: hashFeature(name), row }))
  .sort((one, other) => one.hash - other.hash);

const head: SequenceHead = {
  classes: ['none', 'only', '+crew'],
  slots: ['crew', 'port'],
  hashes: Uint32Array.from(sorted, ({ hash }) => hash),
  table: matrix(3, 0.05, [...sorted.flatMap(({ row }) => row), ...unknownRow]),
  forward: {
    input: matrix(
      3,
      0.04,
      [-6, 21, 30, 15, -16, -12, 19, -23, 20, 25, -6, 30, 16, -21, 30, 21, 10, -7],
    ),
    state: matrix(2, 0.04, [26, -8, -8, -19, -7, -24, -22, 20, 18, 26, -19, 21]),
    inputBias: Float32Array.of(3.8, 0.3, 0.4, -0.6, 0.4, 0.5),
    stateBias: Float32Array.of(-2, -2, 0.6, -0.1, -0.9, -0.7),
  },
  backward: {
    input: matrix(3, 0.04, [-26, -1, 30, -9, 13, 9, 5, 7, 11, -31, -11, 29, 25, -2, 12, 7, 23, 1]),
    state: matrix(2, 0.04, [-28, -8, 15, -11, -17, -17, 2, 11, 26, -28, 2, 0]),
    inputBias: Float32Array.of(0, 0.9, 0.7, -1.5, -0.7, 0.2),
    stateBias: Float32Array.of(0.4, 0.9, 0.6, 1.1, 1.1, -1.4),
  },
  attention: matrix(4, 0.04, [3, -28, -21, -18, -31, 19, 15, 28, -6, -4, -8, 0]),
  point: matrix(
    16,
    0.04,
    [
      -18, -2, -21, 7, -19, 13, 26, -18, 1, 4, 27, 11, -15, -10, 3, 17, 31, -16, -10, -27, -17, 26,
      -22, 13, 18, -19, 13, -3, -22, 12, -5, 30, 15, -29, 0, 2, -12, 5, 2, -26, 12, 27, 10, 18, 30,
      10, 24, 20,
    ],
  ),
  pointBias: Float32Array.of(0.1, -0.2, 0.3),
  told: matrix(
    16,
    0.04,
    [
      29, -21, 24, -20, 27, -31, -10, 2, 14, -16, -31, 19, 4, -7, 26, 17, -26, -24, 24, -9, 17, 28,
      0, -12, 24, -29, -5, -2, 9, 31, 2, 28, -3, 3, -29, 17, 17, -8, -9, -1, -4, 2, -7, -8, -27, -4,
      -27, 19, 23, 26, -5, 29, 29, 5, 22, 14, 11, -20, 19, -18, 26, 10, 2, -9,
    ],
  ),
  toldBias: Float32Array.of(0, 0.5, -0.5, 0.1),
};

const bags = [['a'], ['b', 'c'], ['never seen'], ['d', 'a', 'never seen']];

const expectNear = (given: Float32Array, expected: readonly number[]): void => {
  expect(given).toHaveLength(expected.length);
  for (const [at, value] of expected.entries()) expect(given[at]).toBeCloseTo(value, 4);
};

describe('a sequence head', () => {
  it('reads what the same network in PyTorch 1.13 reads', () => {
    const { point, told } = createSequenceReader(head).read(bags);
    expectNear(point, [0.19673, 0.17653, 0.62675]);
    expectNear(told, [0.42428, 0.82853, 0.14315, 0.70777]);
  });

  it('minds the order of the bags', () => {
    const reader = createSequenceReader(head);
    expect(reader.read(bags).point[2]).not.toBeCloseTo(
      reader.read([...bags].reverse()).point[2] ?? 0,
      3,
    );
  });

  it('is the same after it was written and read', () => {
    const again = createSequenceReader(decodeSequence(encodeSequence(head)));
    const { point, told } = createSequenceReader(head).read(bags);
    expectNear(again.read(bags).point, [...point]);
    expectNear(again.read(bags).told, [...told]);
    expect(again.head.slots).toEqual(head.slots);
  });

  it('refuses text that is no head', () => {
    expect(() => decodeSequence('{"version":2}\n')).toThrow(/classes/);
  });

  it('keeps weights in steps that are as fine as the greatest of them allow', () => {
    const weights = Float32Array.from({ length: 2000 }, (_, at) => (at - 1000) / 1000);
    const { scale, steps } = inSteps(weights, 40, 50);
    for (const [at, weight] of weights.entries())
      expect(Math.abs((steps[at] ?? 0) * scale - weight)).toBeLessThanOrEqual(scale * 0.6);
  });
});
