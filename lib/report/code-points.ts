/** Converts between a text's UTF-16 offsets and the code points that the Web Annotation model counts. */
export interface CodePoints {
  /** The number of code points before a UTF-16 offset. */
  readonly before: (offset: number) => number;
  /** The UTF-16 offset of a code point; the text's length for one past its end. */
  readonly offsetOf: (codePoint: number) => number;
}

/** A {@link CodePoints} of the text, whose answers take the logarithm of its pairs of surrogates. */
export function codePointsOf(text: string): CodePoints {
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  /** How many pairs satisfy a condition that holds for the first ones and not for the rest. */
  const countWhile = (holds: (pair: number, at: number) => boolean): number => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const pair = pairs[middle];
      if (pair !== undefined && holds(pair, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    before: (offset) => offset - countWhile((pair) => pair + 1 < offset),
    offsetOf: (codePoint) =>
      Math.min(text.length, codePoint + countWhile((pair, at) => pair - at < codePoint)),
  };
}
