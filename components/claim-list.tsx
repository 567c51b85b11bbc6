import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { ClaimLine } from './claim-line';
import type { ClaimRow } from './claim-rows';
import { useTranslate } from './translate';
import { VirtualList } from './virtual-list';

/** The row that somebody is at, and whether they came here in the list or in the page. */
export interface Selection {
  readonly key: string;
  readonly by: 'list' | 'page';
}

export interface ClaimListProps {
  readonly rows: readonly ClaimRow[];
  /** What a slot asks, in words; null for claims that have none. */
  readonly topicOf: (slot: string | null) => string | null;
  /** Words that are looked for. */
  readonly query: string;
  readonly selection: Selection | null;
  /** Key of the row whose evidence is shown. */
  readonly open: string | null;
  /** Somebody went to a row. */
  readonly onSelect: (row: ClaimRow) => void;
  /** Somebody asked for a row's evidence, or (null) to have it closed. */
  readonly onOpen: (row: ClaimRow | null) => void;
  readonly actionsFor?: (row: ClaimRow) => ComponentChildren;
}

/** Where a key leads from the row at `at` among `count`, or null for other keys. */
export function rowAfter(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

const isRow = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.classList.contains('claim-row');

/**
 * Claims in reading order. Up, down, Home and End go from row to row, Enter opens and closes a row's
 * evidence, Escape closes it. The row that somebody is at keeps the list's place in the tab order.
 */
export function ClaimList({
  rows,
  topicOf,
  query,
  selection,
  open,
  onSelect,
  onOpen,
  actionsFor,
}: ClaimListProps) {
  const translate = useTranslate();
  const place = useRef<HTMLDivElement>(null);
  const found = selection ? rows.findIndex(({ key }) => key === selection.key) : -1;
  const at = Math.max(found, 0);

  const buttonOf = (key: string): HTMLElement | null =>
    place.current?.querySelector(`[data-key="${CSS.escape(key)}"] .claim-row`) ?? null;

  useLayoutEffect(() => {
    if (!selection || found < 0) return;
    const button = buttonOf(selection.key);
    if (selection.by === 'list') button?.focus({ preventScroll: true });
    button?.scrollIntoView({ block: selection.by === 'list' ? 'nearest' : 'center' });
    // Only a new selection moves the list: not a page that is checked again.
  }, [selection]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape' && open !== null) {
      event.preventDefault();
      buttonOf(open)?.focus();
      onOpen(null);
      return;
    }
    if (!isRow(event.target)) return;
    const next = rowAfter(event.key, at, rows.length);
    const row = next === null ? undefined : rows[next];
    if (!row) return;
    event.preventDefault();
    onSelect(row);
  };

  return (
    <div class="claim-list" ref={place}>
      <VirtualList
        items={rows}
        keyOf={({ key }) => key}
        estimate={96}
        keep={rows.length > 0 ? at : null}
        label={translate('panelClaimsList')}
        onKeyDown={onKeyDown}
      >
        {(row, index) => (
          <ClaimLine
            row={row}
            topic={topicOf(row.claim?.slot ?? null)}
            opensSentence={rows[index - 1]?.sentence !== row.sentence}
            query={query}
            selected={index === found}
            tabbable={index === at}
            open={row.key === open}
            onClick={() => {
              onSelect(row);
              if (row.claim) onOpen(row.key === open ? null : row);
            }}
            actions={row.key === open ? actionsFor?.(row) : undefined}
          />
        )}
      </VirtualList>
    </div>
  );
}
