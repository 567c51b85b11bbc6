import { expect, it } from 'vitest';
import { tabAfter } from './view-tabs';

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 0],
  ['ArrowLeft', 0, 2],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Enter', 1, null],
])('%s leads from tab %i of three to %s', (key, at, next) => {
  expect(tabAfter(key, at, 3)).toBe(next);
});
