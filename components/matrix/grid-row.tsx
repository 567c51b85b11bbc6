import { useMemo } from 'preact/hooks';
import { holdsAny, type Line, reportHolds, wordsOf } from '../../lib/matrix/arrange';
import { type Column, type ColumnCell, cellIn, type SourceColumn } from '../../lib/matrix/columns';
import { MarkedText } from '../marked-text';
import { plural, type Translate, useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';
import { verdictName } from '../verdict-name';
import { StandingSign, standingName } from './standing-sign';

export interface GridRowProps {
  readonly line: Line;
  /** The line's number in the grid, from 0. */
  readonly number: number;
  readonly columns: readonly Column[];
  readonly headerRows: number;
  readonly query: string;
  /** The slot's label stands above the line already. */
  readonly underHeading: boolean;
  /** The column in which this line has the grid's focus, and the one whose detail is open. */
  readonly active: string | null;
  readonly open: string | null;
}

/** A text with the words that are looked for; most texts have none of them. */
const marked = (text: string, query: string) =>
  holdsAny(text, wordsOf(query)) ? <MarkedText text={text} query={query} /> : text;

interface CellProps {
  readonly line: Line;
  readonly index: number;
  readonly active: boolean;
  readonly open: boolean;
  readonly query: string;
}

/** What every cell of the grid has in common. */
const attributes = ({ index, active, open }: CellProps, column: Column) => ({
  'data-col': column.id,
  'aria-colindex': index + 1,
  'aria-selected': open,
  tabIndex: active ? 0 : -1,
});

function FactCell({
  column,
  underHeading,
  ...props
}: CellProps & { readonly column: Column; readonly underHeading: boolean }) {
  const { row } = props.line;
  return (
    <th scope="row" class="fact" {...attributes(props, column)}>
      {!underHeading && row.value !== null && <span class="kicker">{row.label}</span>}
      {marked(row.statement, props.query)}
    </th>
  );
}

function PageCellView({ column, ...props }: CellProps & { readonly column: Column }) {
  const translate = useTranslate();
  const { page } = props.line;
  if (page === null) {
    return (
      <td class="page" aria-label={translate('matrixPageSilent')} {...attributes(props, column)}>
        <StandingSign standing="silent" />
      </td>
    );
  }
  return (
    <td class={`page verdict-${page.verdict}`} {...attributes(props, column)}>
      <VerdictIcon verdict={page.verdict} />
      <span class="word">{verdictName(translate, page.verdict, page.kind)}</span>
      {page.value !== null && <span class="page-value">{marked(page.value, props.query)}</span>}
    </td>
  );
}

function VoicesCell({ column, ...props }: CellProps & { readonly column: Column }) {
  const translate = useTranslate();
  const { voices, against, contestedBy } = props.line.row;
  return (
    <td class="count" {...attributes(props, column)}>
      <b aria-hidden="true">{voices}</b>
      <span class="sr">{plural(translate, 'voicesShort', voices)}</span>
      {against > 0 && (
        <>
          <span class="against" aria-hidden="true">
            ≠ {against}
          </span>
          <span class="sr">{translate('matrixAgainst', against)}</span>
        </>
      )}
      {contestedBy.length > 0 && <span class="contest">{translate('matrixContested')}</span>}
    </td>
  );
}

const cellLabel = (translate: Translate, cell: ColumnCell, hit: boolean): string =>
  [
    standingName(translate, cell.standing),
    ...(cell.value === null ? [] : [cell.value]),
    ...(hit ? [translate('matrixHit')] : []),
  ].join(', ');

function SourceCell({ column, ...props }: CellProps & { readonly column: SourceColumn }) {
  const translate = useTranslate();
  const cell = cellIn(props.line.row, column);
  const words = wordsOf(props.query);
  const hit = cell.reports.some(({ report }) => reportHolds(report, words));
  return (
    <td
      class={hit ? `source ${cell.standing} hit` : `source ${cell.standing}`}
      data-standing={cell.standing}
      aria-label={cellLabel(translate, cell, hit)}
      {...attributes(props, column)}
    >
      <StandingSign standing={cell.standing} />
      {cell.value !== null && <span class="value">{marked(cell.value, props.query)}</span>}
    </td>
  );
}

function Cell({
  column,
  underHeading,
  ...props
}: CellProps & { readonly column: Column; readonly underHeading: boolean }) {
  switch (column.kind) {
    case 'fact':
      return <FactCell column={column} underHeading={underHeading} {...props} />;
    case 'page':
      return <PageCellView column={column} {...props} />;
    case 'voices':
      return <VoicesCell column={column} {...props} />;
    case 'source':
      return <SourceCell column={column} {...props} />;
  }
}

/** One fact of the grid. It is made anew only where something of it has changed: there may be thousands. */
export function GridRow(props: GridRowProps) {
  const { line, number, columns, headerRows, query, underHeading, active, open } = props;
  return useMemo(
    () => (
      <tr data-line={number} data-fact={line.row.fact} aria-rowindex={headerRows + number + 1}>
        {columns.map((column, index) => (
          <Cell
            key={column.id}
            column={column}
            underHeading={underHeading}
            line={line}
            index={index}
            active={column.id === active}
            open={column.id === open}
            query={query}
          />
        ))}
      </tr>
    ),
    [line, number, columns, headerRows, query, underHeading, active, open],
  );
}
