import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from './place-card';

const view = { width: 1000, height: 800 };
const line = (top: number) => ({ left: 200, right: 700, top, bottom: top + 24 });

describe('the place of the card', () => {
  it('is below the sentence where there is room', () => {
    const { top, sheet } = placeCard(line(100), 300, view);
    expect(top).toBe(132);
    expect(sheet).toBe(false);
  });

  it('is above it where there is more room', () => {
    const { top } = placeCard(line(700), 300, view);
    expect(top + 300).toBe(692);
  });

  it('is a sheet at the lower edge of a narrow window', () => {
    const { sheet, left, width } = placeCard(line(100), 300, { width: 320, height: 600 });
    expect({ sheet, left, width }).toEqual({ sheet: true, left: 8, width: 304 });
  });

  it('is within the window, whatever the sentence and the window', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 2000 }),
        fc.integer({ min: -2000, max: 3000 }),
        fc.integer({ min: 10, max: 4000 }),
        fc.integer({ min: 320, max: 2500 }),
        fc.integer({ min: 300, max: 1600 }),
        (left, top, height, width, viewHeight) => {
          const box = { left, top, right: left + 300, bottom: top + 24 };
          const placed = placeCard(box, height, { width, height: viewHeight });
          const shown = Math.min(height, placed.maxHeight);
          expect(placed.left).toBeGreaterThanOrEqual(0);
          expect(placed.left + placed.width).toBeLessThanOrEqual(width);
          expect(placed.top).toBeGreaterThanOrEqual(0);
          expect(placed.top + shown).toBeLessThanOrEqual(viewHeight);
        },
      ),
    );
  });
});
