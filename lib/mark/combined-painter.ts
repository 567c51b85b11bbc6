import type { Painted, Painter } from './painter';
import type { MarkTarget } from './target';

/** Which sentences a painter has drawn, and on which text nodes. */
function createLedger() {
  const targets = new Map<number, MarkTarget>();
  const held = new Map<Text, number>();
  const count = ({ pieces }: MarkTarget, by: 1 | -1): void => {
    for (const { node } of pieces) {
      const left = (held.get(node) ?? 0) + by;
      // A node that the page has thrown away is not to be kept by us, with all that hung on it.
      if (left > 0) held.set(node, left);
      else held.delete(node);
    }
  };
  return {
    add(target: MarkTarget): void {
      targets.set(target.id, target);
      count(target, 1);
    },
    remove(ids: Iterable<number>): void {
      for (const id of ids) {
        const target = targets.get(id);
        if (target) count(target, -1);
        targets.delete(id);
      }
    },
    clear(): void {
      targets.clear();
      held.clear();
    },
    touches: ({ pieces }: MarkTarget): boolean =>
      pieces.some(({ node }) => (held.get(node) ?? 0) > 0),
  };
}

/**
 * Draws with the first painter what it can, and the rest with the second.
 * A text node is drawn on by one of them only: splitting it would tear the other's ranges.
 */
export function combinePainters(first: Painter, second: Painter): Painter {
  const both = [first, second] as const;
  const ofFirst = createLedger();
  const ofSecond = createLedger();
  const drop = (ids: readonly number[]): void => {
    ofFirst.remove(ids);
    ofSecond.remove(ids);
  };

  function paint(targets: readonly MarkTarget[]): Painted {
    const ids = targets.map(({ id }) => id);
    for (const painter of both) painter.erase(ids);
    drop(ids);
    const one = first.paint(targets.filter((target) => !ofSecond.touches(target)));
    const drawn = new Set(one.drawn);
    for (const target of targets) if (drawn.has(target.id)) ofFirst.add(target);
    const rest = targets.filter((target) => !drawn.has(target.id) && !ofFirst.touches(target));
    for (const id of second.paint(rest).drawn) drawn.add(id);
    for (const target of rest) if (drawn.has(target.id)) ofSecond.add(target);
    return {
      drawn: ids.filter((id) => drawn.has(id)),
      undrawn: ids.filter((id) => !drawn.has(id)),
    };
  }

  return {
    paint,
    erase(ids) {
      const list = [...ids];
      for (const painter of both) painter.erase(list);
      drop(list);
    },
    eraseAll() {
      for (const painter of both) painter.eraseAll();
      ofFirst.clear();
      ofSecond.clear();
    },
    repair(changes) {
      const gone = both.flatMap((painter) => painter.repair(changes));
      drop(gone);
      return gone;
    },
    idAt: (pointed) => first.idAt(pointed) ?? second.idAt(pointed),
    rangesOf(id) {
      const ranges = first.rangesOf(id);
      return ranges.length > 0 ? ranges : second.rangesOf(id);
    },
    focusable: (id) => first.focusable(id) ?? second.focusable(id),
    flash(id) {
      for (const painter of both) painter.flash(id);
    },
    point(id) {
      for (const painter of both) painter.point(id);
    },
  };
}
