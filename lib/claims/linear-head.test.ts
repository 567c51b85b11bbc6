import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashFeature } from './feature-hash';
import { trainMultinomial } from './linear';
import {
  decodeHead,
  distilHead,
  encodeHead,
  headProbabilities,
  placesIn,
  weightAt,
} from './linear-head';

const classes = ['red', 'green', 'blue'];

function headOf(weights: readonly number[], names: readonly string[]) {
  return distilHead(
    classes,
    names.map(hashFeature),
    { classes: classes.length, weights: Float32Array.from(weights) },
    0.05,
  );
}

describe('linear heads', () => {
  it('learn what tells classes apart and keep it through distilling', () => {
    const names = ['sky', 'grass', 'rose', 'the'];
    const rows = [0, 1, 2].flatMap((label) =>
      Array.from({ length: 20 }, () => ({
        features: Int32Array.from([2 - label, 3]),
        length: 2,
        label,
      })),
    );
    const head = distilHead(
      classes,
      names.map(hashFeature),
      trainMultinomial(rows, names.length, classes.length),
      0.01,
    );
    const sky = headProbabilities(head, [hashFeature('sky'), hashFeature('the')]);
    expect(sky[2]).toBeGreaterThan(0.8);
    const unknown = headProbabilities(head, [hashFeature('never seen')]);
    expect(Math.max(...unknown) - Math.min(...unknown)).toBeLessThan(1e-6);
  });

  it('leave out weights that are too small and keep the others to a step', () => {
    const head = headOf([0.9, 0.01, -0.6, 0.02, 0.01, 0.03], ['big', 'small']);
    expect(head.hashes).toHaveLength(1);
    const [big = -1, unknown = -1] = placesIn(head, ['big', 'never seen'].map(hashFeature));
    expect(weightAt(head, big, 0)).toBeCloseTo(0.9, 1);
    expect(weightAt(head, big, 1)).toBe(0);
    expect(weightAt(head, big, 2)).toBeCloseTo(-0.6, 1);
    expect(weightAt(head, unknown, 0)).toBe(0);
  });

  it('come back from text as they were', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), {
          minLength: 1,
          maxLength: 60,
          selector: hashFeature,
        }),
        fc.infiniteStream(fc.double({ min: -3, max: 3, noNaN: true })),
        (names, stream) => {
          const weights: number[] = [];
          for (const weight of stream) {
            weights.push(weight);
            if (weights.length === names.length * classes.length) break;
          }
          const head = headOf(weights, names);
          expect(decodeHead(JSON.parse(JSON.stringify(encodeHead(head))))).toEqual(head);
        },
      ),
    );
  });

  it('refuse text that is no head', () => {
    expect(() => decodeHead('{"classes":3}\n')).toThrow(
      /names classes, scale, features and entries/,
    );
  });
});
