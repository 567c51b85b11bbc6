import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { rowsToDraw, topsOf } from './virtual-rows';

export interface VirtualListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Pixels that a row is taken to be high until it has been drawn. */
  readonly estimate: number;
  /** Index of a row that is drawn wherever it is, because it may hold the focus; null for none. */
  readonly keep: number | null;
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly children: (item: T, at: number) => ComponentChildren;
}

/** Pixels above and below the window in which rows are drawn ahead. */
const ahead = 400;

/**
 * A list in the page's own scroll of which only the rows in sight are drawn, each at its own height.
 * Assistive technology hears the whole count.
 */
export function VirtualList<T>({
  items,
  keyOf,
  estimate,
  keep,
  label,
  onKeyDown,
  children,
}: VirtualListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [, redraw] = useReducer((times: number) => times + 1, 0);

  const keys = items.map(keyOf);
  const tops = topsOf(keys, heights.current, estimate);
  // Not the list's place when it was drawn last, but now: what stands above it comes and goes.
  const above = list.current ? -list.current.getBoundingClientRect().top : 0;
  const drawn = rowsToDraw(tops, above - ahead, above + window.innerHeight + ahead, keep);

  useLayoutEffect(() => {
    let framed = 0;
    const later = (): void => {
      if (framed !== 0) return;
      framed = requestAnimationFrame(() => {
        framed = 0;
        redraw(null);
      });
    };
    window.addEventListener('scroll', later, { passive: true });
    window.addEventListener('resize', later, { passive: true });
    redraw(null);
    return () => {
      cancelAnimationFrame(framed);
      window.removeEventListener('scroll', later);
      window.removeEventListener('resize', later);
    };
  }, []);

  // Rows are measured whenever they were drawn, and whenever they grow or shrink by themselves.
  useLayoutEffect(() => {
    const measure = (): void => {
      let changed = false;
      let grownAbove = 0;
      for (const row of list.current?.children ?? []) {
        if (!(row instanceof HTMLElement)) continue;
        const { key = '' } = row.dataset;
        const { height, bottom } = row.getBoundingClientRect();
        const before = heights.current.get(key) ?? estimate;
        if (height === 0 || Math.abs(height - before) < 0.5) continue;
        heights.current.set(key, height);
        changed = true;
        if (bottom < 0) grownAbove += height - before;
      }
      if (!changed) return;
      redraw(null);
      // What is in sight stays where it is when rows above it turn out higher or lower than thought.
      if (grownAbove !== 0) window.scrollBy(0, grownAbove);
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    for (const row of list.current?.children ?? []) observer.observe(row);
    return () => observer.disconnect();
  });

  return (
    <ul
      class="virtual-list"
      aria-label={label}
      onKeyDown={onKeyDown}
      ref={list}
      style={{ height: `${tops[items.length] ?? 0}px` }}
    >
      {drawn.map((at) => {
        const item = items[at];
        const key = keys[at];
        if (item === undefined || key === undefined) return null;
        return (
          <li
            key={key}
            data-key={key}
            aria-setsize={items.length}
            aria-posinset={at + 1}
            style={{ top: `${tops[at] ?? 0}px` }}
          >
            {children(item, at)}
          </li>
        );
      })}
    </ul>
  );
}
