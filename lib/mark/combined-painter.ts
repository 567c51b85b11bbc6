import type { Painted, Painter } from './painter';
import type { MarkTarget } from './target';

/** Draws with the first painter what it can, and the rest with the second. */
export function combinePainters(first: Painter, second: Painter): Painter {
  const both = [first, second] as const;
  return {
    paint(targets) {
      second.erase(targets.map(({ id }) => id));
      const one = first.paint(targets);
      const left = new Set(one.undrawn);
      const rest: MarkTarget[] = targets.filter(({ id }) => left.has(id));
      const two: Painted = rest.length > 0 ? second.paint(rest) : { drawn: [], undrawn: [] };
      return { drawn: [...one.drawn, ...two.drawn], undrawn: two.undrawn };
    },
    erase(ids) {
      const list = [...ids];
      for (const painter of both) painter.erase(list);
    },
    eraseAll() {
      for (const painter of both) painter.eraseAll();
    },
    repair: (changes) => both.flatMap((painter) => painter.repair(changes)),
    idAt: (pointed) => first.idAt(pointed) ?? second.idAt(pointed),
    rangesOf(id) {
      const ranges = first.rangesOf(id);
      return ranges.length > 0 ? ranges : second.rangesOf(id);
    },
    focusable: (id) => first.focusable(id) ?? second.focusable(id),
    flash(id) {
      for (const painter of both) painter.flash(id);
    },
  };
}
