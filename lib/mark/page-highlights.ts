import type { Highlights } from './highlight-painter';

/** The page's own highlight registry, or null where the browser has none. */
export function pageHighlights(): Highlights | null {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || typeof Highlight === 'undefined') {
    return null;
  }
  const registry = CSS.highlights;
  return {
    add(name, range) {
      let highlight = registry.get(name);
      if (!highlight) {
        highlight = new Highlight();
        // The words at fault lie over the sentence, a flash over both.
        highlight.priority = name.endsWith('flash') ? 2 : name.endsWith('fault') ? 1 : 0;
        registry.set(name, highlight);
      }
      highlight.add(range);
    },
    remove(name, range) {
      const highlight = registry.get(name);
      highlight?.delete(range);
      if (highlight?.size === 0) registry.delete(name);
    },
    clear(name) {
      registry.delete(name);
    },
    positionAt(x, y) {
      const position = document.caretPositionFromPoint(x, y);
      return position ? { node: position.offsetNode, offset: position.offset } : null;
    },
  };
}
