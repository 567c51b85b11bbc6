import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adaptiveNumbers,
  adaptiveSizes,
  createRangeReader,
  createRangeWriter,
} from './range-coder';

const sizes = fc.array(
  fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 0xffffffff }), fc.constantFrom(0, 1, 0xffffffff)),
);

describe('the range coder', () => {
  it('gives back every number, from whatever context, through JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 3 }))),
        sizes,
        (small, large) => {
          const writer = createRangeWriter();
          const written = { numbers: adaptiveNumbers(8, 4), sizes: adaptiveSizes() };
          for (const [value, context] of small) writer.write(written.numbers, value, context);
          for (const value of large) writer.writeSize(written.sizes, value);
          const reader = createRangeReader(JSON.parse(JSON.stringify(writer.finish())));
          const read = { numbers: adaptiveNumbers(8, 4), sizes: adaptiveSizes() };
          expect(small.map(([, context]) => reader.read(read.numbers, context))).toEqual(
            small.map(([value]) => value),
          );
          expect(large.map(() => reader.readSize(read.sizes))).toEqual(large);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('carries through digits that are all ones', () => {
    const values = Array.from({ length: 4000 }, (_, at) => (at % 97 === 0 ? 0 : 255));
    const writer = createRangeWriter();
    const written = adaptiveNumbers(8);
    for (const value of values) writer.write(written, value);
    const reader = createRangeReader(writer.finish());
    const read = adaptiveNumbers(8);
    expect(values.map(() => reader.read(read))).toEqual(values);
  });

  it('takes little more room than what is uneven asks for (Shannon 1948)', () => {
    // One in sixteen: 0.337 bits each.
    const values = Array.from({ length: 32_000 }, (_, at) => ((at * 7919) % 16 === 3 ? 1 : 0));
    const writer = createRangeWriter();
    const numbers = adaptiveNumbers(1);
    for (const value of values) writer.write(numbers, value);
    const bits = writer.finish().length * 6;
    expect(bits).toBeGreaterThan(0.3 * values.length);
    expect(bits).toBeLessThan(0.36 * values.length);
  });

  it('reads some numbers, and ends, where a text was cut short', () => {
    const reader = createRangeReader('#');
    const numbers = adaptiveNumbers(8);
    for (let at = 0; at < 100; at++) {
      const value = reader.read(numbers);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(256);
    }
  });
});
