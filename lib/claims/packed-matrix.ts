import type { SteppedMatrix } from './sequence-head';

/**
 * A matrix made ready for products: its rows four and four, the four weights of a column as the bytes of one
 * number. So all weights of a network stay near the processor, reading them is one stream, and no sum waits
 * for the one before it. Rows of zeros fill up the last four.
 */
export interface PackedMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly scale: number;
  readonly fours: Int32Array;
}

/** Makes a matrix ready for products. */
export function packMatrix({ rows, columns, scale, steps }: SteppedMatrix): PackedMatrix {
  const fours = new Int32Array(Math.ceil(rows / 4) * columns);
  for (let row = 0; row < rows; row++) {
    const first = (row >> 2) * columns;
    const shift = 8 * (row & 3);
    for (let column = 0; column < columns; column++)
      fours[first + column] =
        (fours[first + column] ?? 0) | (((steps[row * columns + column] ?? 0) & 255) << shift);
  }
  return { rows, columns, scale, fours };
}

/** Room for a product with the matrix: its rows, and those that fill up the last four. */
export const roomFor = ({ rows }: { readonly rows: number }): Float64Array =>
  new Float64Array(Math.ceil(rows / 4) * 4);

/** Adds matrix × values to `out`, for which {@link roomFor} makes room. */
export function addProduct(
  out: Float64Array,
  { columns, scale, fours }: PackedMatrix,
  values: Float64Array,
): void {
  let at = 0;
  for (let row = 0; row < out.length; row += 4) {
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let sum4 = 0;
    for (let column = 0; column < columns; column++) {
      const value = values[column] ?? 0;
      const four = fours[at] ?? 0;
      sum1 += ((four << 24) >> 24) * value;
      sum2 += ((four << 16) >> 24) * value;
      sum3 += ((four << 8) >> 24) * value;
      sum4 += (four >> 24) * value;
      at++;
    }
    out[row] = (out[row] ?? 0) + sum1 * scale;
    out[row + 1] = (out[row + 1] ?? 0) + sum2 * scale;
    out[row + 2] = (out[row + 2] ?? 0) + sum3 * scale;
    out[row + 3] = (out[row + 3] ?? 0) + sum4 * scale;
  }
}
