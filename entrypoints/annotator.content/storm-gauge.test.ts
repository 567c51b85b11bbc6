import { describe, expect, it } from 'vitest';
import { createStormGauge } from './storm-gauge';

/** After how many milliseconds of `rate` changes a second, in pieces of 10 ms, a storm is seen; null where none is. */
function stormAfter(rate: number, milliseconds: number): number | null {
  let time = 0;
  const gauge = createStormGauge(() => time);
  for (; time < milliseconds; time += 10) if (gauge(rate / 100)) return time;
  return null;
}

describe('the gauge of changes', () => {
  it('sees a storm of 100,000 changes a second within a fifth of a second', () => {
    expect(stormAfter(100_000, 10_000)).toBeLessThan(200);
  });

  it('follows a lively page for as long as it lasts', () => {
    expect(stormAfter(4000, 600_000)).toBeNull();
  });

  it('lets a page build itself', () => {
    const gauge = createStormGauge(() => 0);
    expect(gauge(12_000)).toBe(false);
  });

  it('begins anew after a storm', () => {
    const gauge = createStormGauge(() => 0);
    expect(gauge(20_000)).toBe(true);
    expect(gauge(10_000)).toBe(false);
  });
});
