import type { Line, SlotGroup } from '../../lib/matrix/arrange';

/** A row of the table: a slot's heading, or a line with its number. */
export type GridItem =
  | { readonly kind: 'heading'; readonly slot: string; readonly label: string }
  | {
      readonly kind: 'line';
      readonly line: Line;
      readonly number: number;
      readonly underHeading: boolean;
    };

/** The rows of the groups; a slot with one fact needs no heading of its own. */
export function itemsOf(groups: readonly SlotGroup[]): {
  readonly items: readonly GridItem[];
  readonly lines: readonly Line[];
  /** The number of a fact's line. */
  readonly numberOf: ReadonlyMap<string, number>;
} {
  const items: GridItem[] = [];
  const lines: Line[] = [];
  for (const { slot, label, lines: group } of groups) {
    const underHeading = group.length > 1 || group[0]?.onlyHere === true;
    if (underHeading) items.push({ kind: 'heading', slot, label });
    for (const line of group) {
      items.push({ kind: 'line', line, number: lines.length, underHeading });
      lines.push(line);
    }
  }
  return { items, lines, numberOf: new Map(lines.map(({ row }, index) => [row.fact, index])) };
}

/** Rows that come into the page and leave it together. */
export interface Chunk {
  readonly first: number;
  readonly items: readonly GridItem[];
  /** The numbers of its lines, end exclusive. */
  readonly firstLine: number;
  readonly endLine: number;
}

const chunkSize = 12;

/** The rows in pieces of at most 12. */
export function chunksOf(items: readonly GridItem[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let line = 0;
  for (let first = 0; first < items.length; first += chunkSize) {
    const part = items.slice(first, first + chunkSize);
    const count = part.filter(({ kind }) => kind === 'line').length;
    chunks.push({ first, items: part, firstLine: line, endLine: line + count });
    line += count;
  }
  return chunks;
}
