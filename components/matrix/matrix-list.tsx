import { useEffect, useRef, useState } from 'preact/hooks';
import type { Line, SlotGroup } from '../../lib/matrix/arrange';
import { type Column, cellIn } from '../../lib/matrix/columns';
import { MarkedText } from '../marked-text';
import { plural, useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';
import { verdictName } from '../verdict-name';
import type { Anchor } from './matrix-grid';
import { StandingSign, standingName } from './standing-sign';

interface ListedProps {
  readonly line: Line;
  readonly columns: readonly Column[];
  readonly query: string;
  readonly onOpen: (at: Anchor) => void;
}

function Sources({ line, columns, onOpen }: ListedProps) {
  const translate = useTranslate();
  const { row, page } = line;
  const open = (column: string) => () => onOpen({ line: row.fact, column });
  return (
    <ul class="listed-sources">
      {columns.map((column) => {
        if (column.kind === 'page' && page !== null) {
          return (
            <li key={column.id}>
              <button
                type="button"
                class={`verdict-${page.verdict}`}
                data-col={column.id}
                onClick={open(column.id)}
              >
                <VerdictIcon verdict={page.verdict} />
                <b>{translate('matrixThisPage')}</b>
                <span>{verdictName(translate, page.verdict, page.kind)}</span>
                {page.value !== null && <span class="value">{page.value}</span>}
              </button>
            </li>
          );
        }
        if (column.kind !== 'source') return null;
        const { standing, value } = cellIn(row, column);
        return (
          <li key={column.id}>
            <button
              type="button"
              data-col={column.id}
              data-standing={standing}
              onClick={open(column.id)}
            >
              <StandingSign standing={standing} />
              <b>{column.sources.map(({ name }) => name).join(', ')}</b>
              <span>{standingName(translate, standing)}</span>
              {value !== null && <span class="value">{value}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Listed(props: ListedProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { row, page } = props.line;
  return (
    <details
      data-fact={row.fact}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span class="statement">
          <MarkedText text={row.statement} query={props.query} />
        </span>
        <span class="meta">
          {page !== null && <VerdictIcon verdict={page.verdict} />}
          {page !== null && (
            <span class="sr">{verdictName(translate, page.verdict, page.kind)}</span>
          )}
          <span>{plural(translate, 'voicesShort', row.voices)}</span>
          {row.against > 0 && (
            <span class="against">{translate('matrixAgainst', row.against)}</span>
          )}
          {row.contestedBy.length > 0 && <span>{translate('matrixContested')}</span>}
        </span>
      </summary>
      {open && <Sources {...props} />}
    </details>
  );
}

/** The matrix where there is no room for columns: facts, each with its sources below. */
export function MatrixList({
  groups,
  columns,
  query,
  active,
  focusRequest,
  onOpen,
}: {
  readonly groups: readonly SlotGroup[];
  readonly columns: readonly Column[];
  readonly query: string;
  readonly active: Anchor;
  readonly focusRequest: number;
  readonly onOpen: (at: Anchor) => void;
}) {
  const translate = useTranslate();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (focusRequest === 0) return;
    const fact = list.current?.querySelector<HTMLDetailsElement>(
      `[data-fact="${CSS.escape(active.line)}"]`,
    );
    const button = fact?.querySelector<HTMLElement>(`[data-col="${CSS.escape(active.column)}"]`);
    const target = button ?? fact?.querySelector<HTMLElement>('summary');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }, [focusRequest]);
  return (
    <ul class="matrix-list" ref={list}>
      {groups.map(({ slot, label, lines }) => (
        <li key={slot}>
          {(lines.length > 1 || slot === 'page') && (
            <h2>{slot === 'page' ? translate('matrixOnlyHere') : label}</h2>
          )}
          {lines.map((line) => (
            <Listed
              key={line.row.fact}
              line={line}
              columns={columns}
              query={query}
              onOpen={onOpen}
            />
          ))}
        </li>
      ))}
    </ul>
  );
}
