import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAt, rowsToDraw, topsOf } from './virtual-rows';

const keys = ['a', 'b', 'c', 'd'];
const tops = topsOf(keys, new Map([['b', 100]]), 20);

describe('rows in a long list', () => {
  it('stand below one another, measured where they have been drawn', () => {
    expect([...tops]).toEqual([0, 20, 120, 140, 160]);
  });

  it('are drawn where they are in sight, and the kept one always', () => {
    expect(rowsToDraw(tops, 30, 125, null)).toEqual([1, 2]);
    expect(rowsToDraw(tops, 130, 150, 0)).toEqual([0, 2, 3]);
    expect(rowsToDraw(tops, 0, 10, 3)).toEqual([0, 3]);
    expect(rowsToDraw(tops, 0, 10, 9)).toEqual([0]);
    expect(rowsToDraw(topsOf([], new Map(), 20), 0, 100, 0)).toEqual([]);
  });

  it('are found by where they stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (heights, share) => {
          const names = heights.map((_height, at) => String(at));
          const all = topsOf(names, new Map(heights.map((height, at) => [String(at), height])), 7);
          const y = share * ((all[names.length] ?? 0) - 0.5);
          const at = rowAt(all, y);
          expect(all[at]).toBeLessThanOrEqual(y);
          expect(all[at + 1]).toBeGreaterThan(y);
        },
      ),
    );
  });
});
