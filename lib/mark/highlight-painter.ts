import type { Verdict } from '../report/page-report';
import { isInPlace, type Painter } from './painter';
import type { MarkTarget } from './target';

/** The part of the CSS Custom Highlight API that the painter needs. */
export interface Highlights {
  readonly add: (name: string, range: Range) => void;
  readonly remove: (name: string, range: Range) => void;
  readonly clear: (name: string) => void;
  /** The text position under a point of the window, or null. */
  readonly positionAt: (x: number, y: number) => { node: Node; offset: number } | null;
}

/** What a highlight stands for; a sentence that a researcher wants unmarked has one of its own. */
type Kind = Verdict | 'dropped' | 'contested' | 'fault' | 'flash' | `pointed-${Verdict}`;

/** The highlight of a kind of mark. */
export const highlightName = (kind: Kind): string => `second-source-${kind}`;

const names: readonly Kind[] = [
  'corroborated',
  'disputed',
  'unique',
  'dropped',
  'contested',
  'fault',
  'flash',
  'pointed-corroborated',
  'pointed-disputed',
  'pointed-unique',
];

const kindsOf = ({ verdict, contest }: MarkTarget): readonly Kind[] => [
  contest === 'dropped' ? 'dropped' : verdict,
  ...(contest === 'overruled' ? (['contested'] as const) : []),
];

const verdicts: readonly Verdict[] = ['corroborated', 'disputed', 'unique'];

interface Drawn {
  readonly target: MarkTarget;
  readonly ranges: readonly Range[];
  readonly faults: readonly Range[];
}

function rangeOf(node: Text, start: number, end: number): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return range;
}

/** Paints with the CSS Custom Highlight API: the page's DOM stays untouched. */
export function createHighlightPainter(highlights: Highlights): Painter {
  const drawn = new Map<number, Drawn>();
  const byNode = new Map<Node, Set<number>>();
  let pointed: number | null = null;

  function erase(ids: Iterable<number>): void {
    for (const id of ids) {
      const known = drawn.get(id);
      if (!known) continue;
      for (const range of known.ranges) {
        for (const kind of kindsOf(known.target)) highlights.remove(highlightName(kind), range);
        highlights.remove(highlightName('flash'), range);
        highlights.remove(highlightName(`pointed-${known.target.verdict}`), range);
      }
      for (const range of known.faults) highlights.remove(highlightName('fault'), range);
      for (const { node } of known.target.pieces) {
        const others = byNode.get(node);
        others?.delete(id);
        // A node that the page has thrown away is not to be kept by us, with all that hung on it.
        if (others?.size === 0) byNode.delete(node);
      }
      drawn.delete(id);
    }
  }

  return {
    paint(targets) {
      const done: number[] = [];
      const undrawn: number[] = [];
      for (const target of targets) {
        erase([target.id]);
        const free = target.pieces.every((piece) =>
          [...(byNode.get(piece.node) ?? [])].every((id) =>
            (drawn.get(id)?.target.pieces ?? []).every(
              (taken) =>
                taken.node !== piece.node || taken.end <= piece.start || taken.start >= piece.end,
            ),
          ),
        );
        if (target.pieces.length === 0 || !free || !target.pieces.every(isInPlace)) {
          undrawn.push(target.id);
          continue;
        }
        const ranges = target.pieces.map(({ node, start, end }) => rangeOf(node, start, end));
        const faults = target.pieces.flatMap(({ node, faults }) =>
          faults.map(([start, end]) => rangeOf(node, start, end)),
        );
        for (const kind of kindsOf(target)) {
          for (const range of ranges) highlights.add(highlightName(kind), range);
        }
        for (const range of faults) highlights.add(highlightName('fault'), range);
        for (const { node } of target.pieces) {
          const known = byNode.get(node);
          if (known) known.add(target.id);
          else byNode.set(node, new Set([target.id]));
        }
        drawn.set(target.id, { target, ranges, faults });
        done.push(target.id);
      }
      return { drawn: done, undrawn };
    },
    erase,
    eraseAll() {
      erase([...drawn.keys()]);
      byNode.clear();
      for (const name of names) highlights.clear(highlightName(name));
    },
    repair() {
      const gone: number[] = [];
      for (const [id, { target, ranges }] of drawn) {
        // A range stays behind, empty, where its text is taken out and put in elsewhere.
        const holds = target.pieces.every(
          (piece, at) => isInPlace(piece) && ranges[at]?.toString() === piece.text,
        );
        if (!holds) gone.push(id);
      }
      erase(gone);
      return gone;
    },
    idAt({ x, y }) {
      const position = highlights.positionAt(x, y);
      if (!position) return null;
      for (const id of byNode.get(position.node) ?? []) {
        const known = drawn.get(id);
        const hit = known?.target.pieces.some(
          ({ node, start, end }) =>
            node === position.node && start <= position.offset && position.offset <= end,
        );
        const inside = known?.ranges.some((range) =>
          Array.from(range.getClientRects?.() ?? []).some(
            ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
          ),
        );
        if (hit && inside) return id;
      }
      return null;
    },
    rangesOf: (id) => drawn.get(id)?.ranges ?? [],
    focusable: () => null,
    flash(id) {
      highlights.clear(highlightName('flash'));
      if (id === null) return;
      for (const range of drawn.get(id)?.ranges ?? []) {
        highlights.add(highlightName('flash'), range);
      }
    },
    point(id) {
      if (id === pointed) return;
      for (const verdict of verdicts) highlights.clear(highlightName(`pointed-${verdict}`));
      pointed = id;
      const known = id === null ? null : drawn.get(id);
      if (!known || known.target.contest === 'dropped') return;
      for (const range of known.ranges) {
        highlights.add(highlightName(`pointed-${known.target.verdict}`), range);
      }
    },
  };
}
