/** A place in the grid: a line by its number, or one of the header's rows (-1 the names, -2 the lineages). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** How far the grid reaches. */
export interface Extent {
  readonly lines: number;
  readonly columns: number;
  /** The topmost row that can be reached in a column: -2 where a lineage's heading stands above. */
  readonly topOf: (column: number) => number;
  /** Lines that a page has. */
  readonly page: number;
}

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/**
 * Where a key leads from a place in the grid; null where the key is none of the grid's.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function stepTo(
  key: string,
  withControl: boolean,
  { line, column }: Position,
  extent: Extent,
): Position | null {
  const last = { line: extent.lines - 1, column: extent.columns - 1 };
  const at = (nextLine: number, nextColumn: number): Position => {
    const to = clamp(nextColumn, 0, last.column);
    return { line: clamp(nextLine, extent.topOf(to), last.line), column: to };
  };
  switch (key) {
    case 'ArrowUp':
      return at(line - 1, column);
    case 'ArrowDown':
      return at(line + 1, column);
    case 'ArrowLeft':
      return at(line, column - 1);
    case 'ArrowRight':
      return at(line, column + 1);
    case 'PageUp':
      return line < 0 ? at(line, column) : at(Math.max(0, line - extent.page), column);
    case 'PageDown':
      return at(line + extent.page, column);
    case 'Home':
      return at(withControl ? 0 : line, 0);
    case 'End':
      return at(withControl ? last.line : line, last.column);
    default:
      return null;
  }
}
