import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Standing } from '../../lib/factbase/matrix';
import { holdsAny, type Line, reportHolds, wordsOf } from '../../lib/matrix/arrange';
import { type Column, cellIn, type SourceColumn } from '../../lib/matrix/columns';
import { MarkedText } from '../marked-text';
import { plural, type Translate, useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';
import { verdictName } from '../verdict-name';
import { StandingSign } from './standing-sign';

export interface GridRowProps {
  readonly line: Line;
  /** The line's number in the grid, from 0. */
  readonly number: number;
  readonly columns: readonly Column[];
  readonly headerRows: number;
  readonly query: string;
  /** The slot's label stands above the line already. */
  readonly underHeading: boolean;
  /** The standings in words. */
  readonly names: ReadonlyMap<Standing, string>;
  /** The column in which this line has the grid's focus, and the one whose detail is open. */
  readonly active: string | null;
  readonly open: string | null;
}

/** What the cells of one row are made with. */
interface RowContext extends GridRowProps {
  readonly words: readonly string[];
  readonly translate: Translate;
}

/** A text with the words that are looked for; most texts have none of them. */
const marked = (text: string, { words, query }: RowContext) =>
  holdsAny(text, words) ? <MarkedText text={text} query={query} /> : text;

/** What every cell of the grid has in common. */
const attributes = ({ id }: Column, { active, open }: RowContext) => ({
  key: id,
  'data-col': id,
  'aria-selected': open === id ? true : undefined,
  tabIndex: active === id ? 0 : -1,
});

function factCell(column: Column, context: RowContext): VNode {
  const { row } = context.line;
  const { key, ...common } = attributes(column, context);
  return (
    <th key={key} scope="row" class="fact" {...common}>
      {!context.underHeading && row.value !== null && <span class="kicker">{row.label}</span>}
      {marked(row.statement, context)}
    </th>
  );
}

function pageCell(column: Column, context: RowContext): VNode {
  const { translate, line } = context;
  const { key, ...common } = attributes(column, context);
  const { page } = line;
  if (page === null) {
    return (
      <td key={key} class="page silent" aria-label={translate('matrixPageSilent')} {...common}>
        ·
      </td>
    );
  }
  const hit = page.claims.some(({ text }) => holdsAny(text, context.words));
  return (
    <td key={key} class={`page verdict-${page.verdict}${hit ? ' hit' : ''}`} {...common}>
      <VerdictIcon verdict={page.verdict} />
      <span class="word">{verdictName(translate, page.verdict, page.kind)}</span>
      {page.value !== null && <span class="page-value">{marked(page.value, context)}</span>}
      {hit && <span class="sr">{translate('matrixHit')}</span>}
    </td>
  );
}

function voicesCell(column: Column, context: RowContext): VNode {
  const { translate, line } = context;
  const { key, ...common } = attributes(column, context);
  const { voices, against, contestedBy } = line.row;
  return (
    <td key={key} class="count" {...common}>
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

function sourceCell(column: SourceColumn, context: RowContext): VNode {
  const { names, words, translate, line } = context;
  const { key, ...common } = attributes(column, context);
  const { standing, value, reports } = cellIn(line.row, column);
  const name = names.get(standing) ?? standing;
  // Most cells are silent: they are made of as little as can be.
  if (standing === 'silent') {
    return (
      <td key={key} class="source silent" data-standing="silent" aria-label={name} {...common}>
        ·
      </td>
    );
  }
  const hit = reports.some(({ report }) => reportHolds(report, words));
  const label = [name, value, hit ? translate('matrixHit') : null];
  return (
    <td
      key={key}
      class={hit ? `source ${standing} hit` : `source ${standing}`}
      data-standing={standing}
      aria-label={label.filter((part) => part !== null).join(', ')}
      {...common}
    >
      <StandingSign standing={standing} />
      {value !== null && <span class="value">{marked(value, context)}</span>}
    </td>
  );
}

function cell(column: Column, context: RowContext): VNode {
  switch (column.kind) {
    case 'fact':
      return factCell(column, context);
    case 'page':
      return pageCell(column, context);
    case 'voices':
      return voicesCell(column, context);
    case 'source':
      return sourceCell(column, context);
  }
}

/** One fact of the grid. It is made anew only where something of it has changed: there may be thousands. */
export function GridRow(props: GridRowProps) {
  const translate = useTranslate();
  const { line, number, columns, headerRows, query, underHeading, names, active, open } = props;
  return useMemo(() => {
    const context = { ...props, translate, words: wordsOf(query) };
    return (
      <tr data-line={number} data-fact={line.row.fact} aria-rowindex={headerRows + number + 1}>
        {columns.map((column) => cell(column, context))}
      </tr>
    );
  }, [line, number, columns, headerRows, query, underHeading, names, active, open, translate]);
}
