import { describe, expect, it } from 'vitest';
import { inReadingOrder, keyOf } from './reading-order';
import type { MarkSpec } from './target';

const spec = (id: number, block: number, from: number): MarkSpec => ({
  id,
  verdict: 'unique',
  block,
  range: [from, from + 3],
  text: 'abc',
  faults: [],
});

describe('marks in order', () => {
  it('follow the order in which blocks are read, not their numbers', () => {
    const marks = [spec(0, 1, 0), spec(1, 9, 40), spec(2, 9, 0), spec(3, 4, 0)];
    expect(inReadingOrder(marks, [9, 4, 1]).map(({ id }) => id)).toEqual([2, 1, 3, 0]);
  });
});

describe('the same mark', () => {
  it('is the same under another number, and another with another verdict', () => {
    expect(keyOf(spec(3, 1, 0))).toBe(keyOf(spec(8, 1, 0)));
    expect(keyOf({ ...spec(3, 1, 0), verdict: 'disputed' })).not.toBe(keyOf(spec(3, 1, 0)));
    expect(keyOf({ ...spec(3, 1, 0), faults: [[0, 2]] })).not.toBe(keyOf(spec(3, 1, 0)));
  });
});
