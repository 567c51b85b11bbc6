import type { MarkSpec } from './target';

/** What makes two marks the same mark, whatever number the report gives them. */
export const keyOf = ({ block, range, verdict, contest, text, faults }: MarkSpec): string =>
  `${block} ${range.join()} ${verdict} ${contest ?? ''} ${faults.join(';')} ${text}`;

/** The marks in the order in which their blocks are read. */
export function inReadingOrder(
  specs: readonly MarkSpec[],
  order: readonly number[],
): readonly MarkSpec[] {
  const place = new Map(order.map((block, index) => [block, index]));
  return [...specs].sort(
    (left, right) =>
      (place.get(left.block) ?? 0) - (place.get(right.block) ?? 0) ||
      left.range[0] - right.range[0],
  );
}
