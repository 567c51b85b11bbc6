import Mark from 'mark.js';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A text with the words that somebody looks for marked in it, and with the words from `span` on their
 * own ground. Its nodes are made here and not by the view, whose nodes are not to be split by marks.
 */
export function MarkedText({
  text,
  query,
  span = null,
}: {
  readonly text: string;
  readonly query: string;
  readonly span?: readonly [number, number] | null;
}) {
  const place = useRef<HTMLSpanElement>(null);
  const [from, to] = span ?? [0, 0];
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    element.replaceChildren();
    if (from < to) {
      const words = document.createElement('span');
      words.className = 'claim-span';
      words.textContent = text.slice(from, to);
      element.append(text.slice(0, from), words);
    }
    element.append(text.slice(from < to ? to : 0));
    if (query.trim() !== '') {
      new Mark(element).mark(query.trim(), { separateWordSearch: true, acrossElements: true });
    }
  }, [text, query, from, to]);
  return <span ref={place} />;
}
