import { describe, expect, it } from 'vitest';
import { type Example, fit, likelihoodOf } from './fit';

const examples: Example[] = Array.from({ length: 40 }, (_, at) => ({
  measures: { speaks: at % 4 === 0 ? 0 : 1, isNoise: at % 2 },
  // Three of four are what their measure says.
  holds: at % 4 !== 0 && at % 12 !== 1,
}));

describe('fit', () => {
  const fitted = fit(examples);

  it('weighs what tells the kinds apart, and hardly what does not', () => {
    expect(fitted.weights.speaks).toBeGreaterThan(1.5);
    expect(Math.abs(fitted.weights.isNoise ?? 9)).toBeLessThan(fitted.weights.speaks ?? 0);
  });

  it('makes the examples likely to be what they are', () => {
    const likelihood = (speaks: number): number =>
      likelihoodOf(fitted, { measures: { speaks, isNoise: 0 }, holds: true });
    expect(likelihood(1)).toBeGreaterThan(0.7);
    expect(likelihood(0)).toBeLessThan(0.3);
  });

  it('knows nothing of no examples', () => {
    expect(fit([])).toEqual({ weights: {}, constant: 0 });
  });
});
