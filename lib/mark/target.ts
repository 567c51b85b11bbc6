import type { PlacedBlock, TextRun } from '../extract/extract';
import type { Verdict } from '../report/page-report';

/** How a researcher's word changes a mark: it carries another verdict, or none. */
export type ContestSign = 'overruled' | 'dropped';

/** Where a sentence stands in the article, and its text as it was checked. */
export interface SentencePlace {
  readonly block: number;
  /** Offsets in the block's text. */
  readonly range: readonly [number, number];
  readonly text: string;
}

/** A sentence that is to be marked, by its place in the article. */
export interface MarkSpec {
  /** The sentence's index in the report. */
  readonly id: number;
  readonly verdict: Verdict;
  readonly contest?: ContestSign | undefined;
  readonly block: number;
  /** Offsets in the block's text. */
  readonly range: readonly [number, number];
  /** The text that was checked. */
  readonly text: string;
  /** Offsets in the sentence's text of the words at fault. */
  readonly faults: readonly (readonly [number, number])[];
}

/** A part of a marked sentence that lies in one text node. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** What the node must hold there for the piece to be drawn. */
  readonly text: string;
  /** Offsets in the node of the words at fault. */
  readonly faults: readonly (readonly [number, number])[];
}

/** A sentence with its place in the page. */
export interface MarkTarget {
  readonly id: number;
  readonly verdict: Verdict;
  readonly contest?: ContestSign | undefined;
  /** What a screen reader says before the text. */
  readonly label: string;
  readonly pieces: readonly Piece[];
}

interface Stretch {
  readonly node: Text;
  readonly data: string;
  start: number;
  end: number;
}

/** The stretches of text nodes that hold [from, to) of a block's text. */
function locate(runs: readonly TextRun[], from: number, to: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { node, data, from: offset, at, length } of runs) {
    const begin = Math.max(from, at);
    const end = Math.min(to, at + length);
    if (begin >= end) continue;
    const last = stretches.at(-1);
    if (last?.node === node) last.end = offset + end - at;
    else stretches.push({ node, data, start: offset + begin - at, end: offset + end - at });
  }
  // The blanks between two nodes belong to the sentence too, or its line would be broken there.
  for (const [index, stretch] of stretches.entries()) {
    const { data } = stretch;
    if (index < stretches.length - 1 && !/\S/.test(data.slice(stretch.end))) {
      stretch.end = data.length;
    }
    if (index > 0 && !/\S/.test(data.slice(0, stretch.start))) stretch.start = 0;
  }
  return stretches;
}

/** The place of a sentence in the page, or null where the block no longer holds the text that was checked. */
export function targetFor(spec: MarkSpec, placed: PlacedBlock, label: string): MarkTarget | null {
  const [from, to] = spec.range;
  if (placed.block.text.slice(from, to) !== spec.text) return null;
  const faults = spec.faults.flatMap(([start, end]) =>
    locate(placed.runs, from + start, from + end),
  );
  const pieces = locate(placed.runs, from, to).map(
    ({ node, data, start, end }): Piece => ({
      node,
      start,
      end,
      // As it was read: by now other marks may have split the node.
      text: data.slice(start, end),
      faults: faults
        .filter((fault) => fault.node === node)
        .map((fault) => [Math.max(start, fault.start), Math.min(end, fault.end)] as const)
        .filter(([faultStart, faultEnd]) => faultStart < faultEnd),
    }),
  );
  return pieces.length > 0
    ? { id: spec.id, verdict: spec.verdict, contest: spec.contest, label, pieces }
    : null;
}
