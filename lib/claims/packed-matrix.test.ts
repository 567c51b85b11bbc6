import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addProduct, packMatrix, roomFor } from './packed-matrix';

it('multiplies as a matrix row by row does, whatever its size', () => {
  const size = fc.integer({ min: 1, max: 9 });
  const step = fc.integer({ min: -128, max: 127 });
  fc.assert(
    fc.property(size, size, fc.infiniteStream(step), (rows, columns, stream) => {
      const steps = Int8Array.from({ length: rows * columns }, () => stream.next().value ?? 0);
      const values = Float64Array.from({ length: columns }, (_, column) => column - 2.5);
      const matrix = packMatrix({ rows, columns, scale: 0.25, steps });
      const out = roomFor(matrix).fill(1);
      addProduct(out, matrix, values);
      for (let row = 0; row < rows; row++) {
        const sum = values.reduce(
          (before, value, column) => before + (steps[row * columns + column] ?? 0) * value,
          0,
        );
        expect(out[row]).toBeCloseTo(1 + 0.25 * sum, 9);
      }
    }),
  );
});
