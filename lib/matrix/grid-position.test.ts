import { describe, expect, it } from 'vitest';
import { type Extent, stepTo } from './grid-position';

// Column 2 stands under a lineage's heading.
const extent: Extent = {
  lines: 50,
  columns: 4,
  page: 10,
  topOf: (column) => (column === 2 ? -2 : -1),
};
const step = (key: string, line: number, column: number, withControl = false) => {
  const to = stepTo(key, withControl, { line, column }, extent);
  return to === null ? null : [to.line, to.column];
};

describe('the keys of the grid', () => {
  it.each([
    ['ArrowDown', 3, 1, [4, 1]],
    ['ArrowUp', 3, 1, [2, 1]],
    ['ArrowLeft', 3, 1, [3, 0]],
    ['ArrowRight', 3, 1, [3, 2]],
    ['PageDown', 3, 1, [13, 1]],
    ['PageDown', 45, 1, [49, 1]],
    ['PageUp', 13, 1, [3, 1]],
    ['PageUp', 4, 1, [0, 1]],
    ['Home', 3, 2, [3, 0]],
    ['End', 3, 1, [3, 3]],
    ['ArrowDown', 49, 1, [49, 1]],
    ['ArrowRight', 0, 3, [0, 3]],
  ] as const)('%s from line %i, column %i', (key, line, column, to) => {
    expect(step(key, line, column)).toEqual(to);
  });

  it('reach the header, and a lineage’s heading only above its sources', () => {
    expect(step('ArrowUp', 0, 1)).toEqual([-1, 1]);
    expect(step('ArrowUp', -1, 1)).toEqual([-1, 1]);
    expect(step('ArrowUp', -1, 2)).toEqual([-2, 2]);
    expect(step('ArrowRight', -2, 2)).toEqual([-1, 3]);
    expect(step('ArrowDown', -2, 2)).toEqual([-1, 2]);
    expect(step('PageUp', -1, 1)).toEqual([-1, 1]);
  });

  it('lead to the first and last place with Control', () => {
    expect(step('Home', 30, 2, true)).toEqual([0, 0]);
    expect(step('End', 3, 1, true)).toEqual([49, 3]);
  });

  it('leave other keys alone', () => {
    expect(step('a', 3, 1)).toBeNull();
    expect(step('Tab', 3, 1)).toBeNull();
  });
});
