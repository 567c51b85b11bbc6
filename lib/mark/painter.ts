import type { MarkTarget } from './target';

/** Which sentences of a painting could be drawn. */
export interface Painted {
  readonly drawn: readonly number[];
  /** Their text is not in the page as it was checked, or the page has no room for a mark there. */
  readonly undrawn: readonly number[];
}

/** Where somebody pointed. */
export interface Pointed {
  readonly path: readonly EventTarget[];
  readonly x: number;
  readonly y: number;
}

/** A change of the page, as a MutationObserver reports it. */
export interface Change {
  readonly target: Node;
  readonly removedNodes: Iterable<Node>;
}

/**
 * Draws marks on sentences and takes them away without a trace.
 * Every painter passes the same tests (painter-contract.test.ts).
 */
export interface Painter {
  /** Draws what can be drawn exactly. A sentence that is already drawn is drawn anew. */
  readonly paint: (targets: readonly MarkTarget[]) => Painted;
  /** Takes marks away; the page's own text nodes are then in place again, the same objects. */
  readonly erase: (ids: Iterable<number>) => void;
  readonly eraseAll: () => void;
  /** After the page changed: takes away marks whose text the page changed under them, and names them. */
  readonly repair: (changes: readonly Change[]) => readonly number[];
  readonly idAt: (pointed: Pointed) => number | null;
  /** Where the sentence stands, in the order of reading. */
  readonly rangesOf: (id: number) => readonly Range[];
  /** What takes the focus for the sentence, where the painter has such a thing. */
  readonly focusable: (id: number) => HTMLElement | null;
  /** Draws attention to one sentence, or to none. */
  readonly flash: (id: number | null) => void;
  /** Says which sentence the reader points at, where marks show under the pointer only; null for none. */
  readonly point: (id: number | null) => void;
}

/** Whether the page still holds the piece's text where it was read. */
export const isInPlace = ({ node, start, end, text }: MarkTarget['pieces'][number]): boolean =>
  node.isConnected && node.data.slice(start, end) === text;
