import { getHeapStatistics } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { createSweeper } from './sweep-memory';

const usedMegabytes = (): number => getHeapStatistics().used_heap_size / 1024 / 1024;

describe('createSweeper', () => {
  it('takes away what earlier files have left behind', () => {
    const sweep = createSweeper();
    const hoard: { readonly text: string }[] = [];
    while (usedMegabytes() < 200 || hoard.length < 500_000)
      for (let count = 0; count < 50_000; count++) hoard.push({ text: `sentence ${hoard.length}` });
    const before = usedMegabytes();
    const kept = hoard.length;
    hoard.length = 0;
    sweep();
    expect(kept).toBeGreaterThan(0);
    expect(usedMegabytes()).toBeLessThan(before - 30);
  });
});
