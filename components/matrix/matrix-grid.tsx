import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { standings } from '../../lib/factbase/matrix';
import type { SlotGroup } from '../../lib/matrix/arrange';
import type { Column } from '../../lib/matrix/columns';
import { type Extent, type Position, stepTo } from '../../lib/matrix/grid-position';
import { useTranslate } from '../translate';
import { GridChunk, type WatchNear } from './grid-chunk';
import { GridHead } from './grid-head';
import { chunksOf, itemsOf } from './grid-items';
import { GridRow } from './grid-row';
import { standingName } from './standing-sign';

/** A place in the grid that stays where it is when rows are sorted: a fact (or a header row) and a column. */
export interface Anchor {
  /** The fact's id; "#names" and "#lineages" are the rows of the header. */
  readonly line: string;
  readonly column: string;
}

export interface MatrixGridProps {
  readonly groups: readonly SlotGroup[];
  readonly columns: readonly Column[];
  readonly packNames: ReadonlyMap<string, string>;
  readonly query: string;
  readonly label: string;
  /** Where the grid's focus is. */
  readonly active: Anchor;
  /** The place whose detail is open. */
  readonly open: Anchor | null;
  /** Grows by one whenever the active place is to be focused. */
  readonly focusRequest: number;
  /** Every row is in the page, as for printing. */
  readonly whole: boolean;
  /** The focus is to move there. */
  readonly onMove: (to: Anchor) => void;
  /** The focus is there. */
  readonly onEnter: (at: Anchor) => void;
  readonly onOpen: (at: Anchor) => void;
  readonly onToggle: (lineage: string) => void;
}

const headerLines: readonly string[] = ['#names', '#lineages'];

/** The cells that a place has in the table: its column's, or its lineage's heading. */
function selectorOf({ line, column }: Position, columns: readonly Column[]): string {
  const target = columns[column];
  const id = CSS.escape(target?.id ?? '');
  if (line >= 0) return `tr[data-line="${line}"] > [data-col="${id}"]`;
  if (line === -2 && target?.kind === 'source')
    return `thead [data-lineage="${CSS.escape(target.lineage)}"]`;
  return `thead [data-col="${id}"]`;
}

/** Facts × sources, read and walked through like a spreadsheet. */
export function MatrixGrid({
  groups,
  columns,
  packNames,
  query,
  label,
  active,
  open,
  focusRequest,
  whole,
  onMove,
  onEnter,
  onOpen,
  onToggle,
}: MatrixGridProps) {
  const translate = useTranslate();
  const scroller = useRef<HTMLDivElement>(null);
  const kept = useRef<HTMLElement | null>(null);
  const { items, lines, numberOf } = useMemo(() => itemsOf(groups), [groups]);
  const chunks = useMemo(() => chunksOf(items), [items]);
  const names = useMemo(
    () => new Map(standings.map((standing) => [standing, standingName(translate, standing)])),
    [translate],
  );
  const headerRows = columns.some(
    (column) => column.kind === 'source' && column.ofLineage > 1 && column.sources.length === 1,
  )
    ? 2
    : 1;

  const extent: Extent = {
    lines: lines.length,
    columns: columns.length,
    page: 10,
    topOf: (index) => {
      const column = columns[index];
      const grouped =
        column?.kind === 'source' && column.ofLineage > 1 && column.sources.length === 1;
      return grouped ? -2 : -1;
    },
  };
  const columnIndex = columns.findIndex(({ id }) => id === active.column);
  const header = headerLines.indexOf(active.line);
  const position: Position = {
    line: header >= 0 ? -1 - header : (numberOf.get(active.line) ?? 0),
    column: Math.max(0, columnIndex),
  };
  const anchorAt = ({ line, column }: Position): Anchor => ({
    line: headerLines[-1 - line] ?? lines[line]?.row.fact ?? '',
    column: columns[column]?.id ?? 'fact',
  });

  const watchNear = useCallback<WatchNear>((element, tell) => {
    const observer = new IntersectionObserver(([entry]) => tell(entry?.isIntersecting === true), {
      root: scroller.current,
      rootMargin: '600px 0px',
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Only a request moves the focus: sorting and typing must not take it away from where it is.
  const selector = selectorOf(position, columns);
  useLayoutEffect(() => {
    if (focusRequest === 0) return;
    const cell = scroller.current?.querySelector<HTMLElement>(selector);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    kept.current = cell ?? null;
  }, [focusRequest]);

  // Rows that come into the page above a cell push it away: it is kept in view until the user scrolls.
  useEffect(() => {
    const box = scroller.current;
    const table = box?.querySelector('table');
    if (!box || !table) return;
    const letGo = (): void => {
      kept.current = null;
    };
    const observer = new ResizeObserver(() =>
      kept.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    observer.observe(table);
    for (const event of ['wheel', 'pointerdown', 'touchmove']) box.addEventListener(event, letGo);
    return () => {
      observer.disconnect();
      for (const event of ['wheel', 'pointerdown', 'touchmove'])
        box.removeEventListener(event, letGo);
    };
  }, []);

  // What scrolls into view must not come to lie under the header or the first column.
  useEffect(() => {
    const box = scroller.current;
    const head = box?.querySelector('thead');
    if (!box || !head) return;
    const measure = (): void => {
      const first = head.querySelector<HTMLElement>('th.fact');
      box.style.scrollPaddingTop = `${head.offsetHeight}px`;
      box.style.scrollPaddingLeft = `${first?.offsetWidth ?? 0}px`;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(head);
    return () => observer.disconnect();
  }, []);

  const placeOf = (target: EventTarget | null): Position | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('th, td') : null;
    if (cell === null) return null;
    const { col, lineage } = cell.dataset;
    const number = cell.parentElement?.dataset.line;
    if (number === undefined && lineage !== undefined) {
      const column = columns.findIndex(
        (each) => each.kind === 'source' && each.lineage === lineage,
      );
      return { line: col === undefined ? -2 : -1, column };
    }
    const column = columns.findIndex(({ id }) => id === col);
    return column < 0 ? null : { line: number === undefined ? -1 : Number(number), column };
  };
  const act = (at: Position): void => {
    const column = columns[at.column];
    const isLineage =
      at.line === -2 || (at.line === -1 && column?.kind === 'source' && column.sources.length > 1);
    if (isLineage && column?.kind === 'source') onToggle(column.lineage);
    else onOpen(anchorAt(at));
  };
  const press = (event: TargetedKeyboardEvent<HTMLTableElement>): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act(position);
      return;
    }
    const next = stepTo(event.key, event.ctrlKey, position, extent);
    if (next === null) return;
    event.preventDefault();
    onMove(anchorAt(next));
  };
  const click = (event: TargetedEvent<HTMLTableElement, MouseEvent>): void => {
    const at = placeOf(event.target);
    if (at !== null) act(at);
  };

  // The focus may come some other way than by our keys: by a click, or a screen reader's own.
  const enter = (event: TargetedEvent<HTMLTableElement, FocusEvent>): void => {
    const at = placeOf(event.target);
    if (at !== null && (at.line !== position.line || at.column !== position.column))
      onEnter(anchorAt(at));
  };

  const activeHead =
    position.line === -1
      ? (columns[position.column]?.id ?? null)
      : position.line === -2
        ? lineageHeading(columns[position.column])
        : null;
  const activeItem = position.line >= 0 ? position.line : -1;
  const columnAt = (place: Anchor | null, fact: string): string | null =>
    place !== null && place.line === fact ? place.column : null;
  return (
    <div class="grid-scroller" ref={scroller}>
      <table
        role="grid"
        aria-label={label}
        aria-rowcount={headerRows + lines.length}
        aria-readonly={true}
        onKeyDown={press}
        onClick={click}
        onFocusIn={enter}
      >
        <colgroup>
          {columns.map(({ id, kind }) => (
            <col key={id} class={kind} />
          ))}
        </colgroup>
        <GridHead
          columns={columns}
          headerRows={headerRows}
          packNames={packNames}
          active={activeHead}
          open={open?.line === '#names' ? open.column : null}
        />
        {chunks.map((chunk) => (
          <GridChunk
            key={chunk.first}
            needed={whole || (chunk.firstLine <= activeItem && activeItem < chunk.endLine)}
            rows={chunk.items.length}
            columns={columns.length}
            watchNear={watchNear}
          >
            {() =>
              chunk.items.map((item) =>
                item.kind === 'heading' ? (
                  <tr key={`slot:${item.slot}`} class="slot">
                    <th scope="rowgroup" colSpan={columns.length}>
                      <span>{item.slot === 'page' ? translate('matrixOnlyHere') : item.label}</span>
                    </th>
                  </tr>
                ) : (
                  <GridRow
                    key={item.line.row.fact}
                    line={item.line}
                    number={item.number}
                    columns={columns}
                    headerRows={headerRows}
                    query={query}
                    underHeading={item.underHeading}
                    names={names}
                    active={
                      item.number === activeItem ? (columns[position.column]?.id ?? null) : null
                    }
                    open={columnAt(open, item.line.row.fact)}
                  />
                ),
              )
            }
          </GridChunk>
        ))}
      </table>
    </div>
  );
}

const lineageHeading = (column: Column | undefined): string | null =>
  column?.kind === 'source' ? `lineage:${column.lineage}` : null;
