import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Tells whether an element is near what is seen, until the returned function is called. */
export type WatchNear = (element: Element, tell: (near: boolean) => void) => () => void;

/**
 * Some rows of a long table. They are in the page only while they are near what is seen, or needed for
 * something else (the keyboard is there, or all is printed); else a blank of their height stands for them.
 */
export function GridChunk({
  needed,
  rows,
  columns,
  watchNear,
  children,
}: {
  readonly needed: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly watchNear: WatchNear;
  readonly children: () => ComponentChildren;
}) {
  const element = useRef<HTMLTableSectionElement>(null);
  const height = useRef<number | null>(null);
  const [near, setNear] = useState(false);
  const shown = near || needed;
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    return watchNear(current, (isNear) => {
      if (!isNear && height.current !== null) height.current = current.offsetHeight;
      setNear(isNear);
    });
  }, [watchNear]);
  useLayoutEffect(() => {
    if (shown && element.current !== null) height.current = element.current.offsetHeight;
  }, [shown]);
  if (shown) return <tbody ref={element}>{children()}</tbody>;
  return (
    <tbody ref={element} class="blank">
      <tr>
        <td
          colSpan={columns}
          style={{ height: height.current === null ? `${rows * 3.4}em` : `${height.current}px` }}
        />
      </tr>
    </tbody>
  );
}
