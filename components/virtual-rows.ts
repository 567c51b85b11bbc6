/** Tops of the rows and of what follows the last one, in pixels from the top of the list. */
export function topsOf(
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  estimate: number,
): Float64Array {
  const tops = new Float64Array(keys.length + 1);
  let top = 0;
  keys.forEach((key, at) => {
    tops[at] = top;
    top += heights.get(key) ?? estimate;
  });
  tops[keys.length] = top;
  return tops;
}

/** The last row that begins at or above `y`; 0 where there is none. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The rows to draw, in order: those between `from` and `to` (pixels from the top of the list) and the
 * one to keep, which may hold the focus, wherever it is.
 */
export function rowsToDraw(
  tops: Float64Array,
  from: number,
  to: number,
  keep: number | null,
): readonly number[] {
  const count = tops.length - 1;
  if (count <= 0) return [];
  const first = rowAt(tops, from);
  const last = rowAt(tops, to);
  const drawn = Array.from({ length: last - first + 1 }, (_each, at) => first + at);
  if (keep === null || keep < 0 || keep >= count) return drawn;
  if (keep < first) return [keep, ...drawn];
  if (keep > last) return [...drawn, keep];
  return drawn;
}
