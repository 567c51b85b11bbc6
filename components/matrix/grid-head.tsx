import type { Column, SourceColumn } from '../../lib/matrix/columns';
import { plural, useTranslate } from '../translate';

export interface GridHeadProps {
  readonly columns: readonly Column[];
  readonly headerRows: number;
  /** Names of packs by id, where sources come from several. */
  readonly packNames: ReadonlyMap<string, string>;
  /** The heading that has the grid's focus: a column's id, or "lineage:" and the lineage. */
  readonly active: string | null;
  readonly open: string | null;
}

const isOpenLineage = (column: Column): column is SourceColumn =>
  column.kind === 'source' && column.ofLineage > 1 && column.sources.length === 1;

function LineageHeading({
  column,
  active,
}: {
  readonly column: SourceColumn;
  readonly active: boolean;
}) {
  const translate = useTranslate();
  return (
    <th
      scope="colgroup"
      class="lineage"
      colSpan={column.ofLineage}
      data-lineage={column.lineage}
      aria-expanded={true}
      tabIndex={active ? 0 : -1}
    >
      <span class="toggle" aria-hidden="true">
        −
      </span>
      {translate('matrixLineage')}
    </th>
  );
}

function SourceHeading({
  column,
  rows,
  packName,
  active,
  open,
}: {
  readonly column: SourceColumn;
  readonly rows: number;
  readonly packName: string | null;
  readonly active: boolean;
  readonly open: boolean;
}) {
  const translate = useTranslate();
  const isCollapsed = column.sources.length > 1;
  const names = column.sources.map(({ name }) => name).join(', ');
  return (
    <th
      scope="col"
      class={isCollapsed ? 'source collapsed' : 'source'}
      rowSpan={rows}
      data-col={column.id}
      aria-selected={open ? true : undefined}
      {...(isCollapsed ? { 'data-lineage': column.lineage, 'aria-expanded': false } : {})}
      title={names}
      tabIndex={active ? 0 : -1}
    >
      {isCollapsed ? (
        <>
          <span class="toggle" aria-hidden="true">
            +
          </span>
          {plural(translate, 'matrixLineageOf', column.ofLineage)}
        </>
      ) : (
        <span class="name">{names}</span>
      )}
      {packName !== null && <span class="pack">{packName}</span>}
    </th>
  );
}

/** The header: sources under their lineages. */
export function GridHead({ columns, headerRows, packNames, active, open }: GridHeadProps) {
  const translate = useTranslate();
  const titles = {
    fact: translate('matrixFact'),
    page: translate('matrixThisPage'),
    voices: translate('matrixVoices'),
  };
  const heading = (column: Column, rows: number) =>
    column.kind === 'source' ? (
      <SourceHeading
        key={column.id}
        column={column}
        rows={rows}
        packName={packNames.get(column.sources[0]?.pack ?? '') ?? null}
        active={active === column.id}
        open={open === column.id}
      />
    ) : (
      <th
        key={column.id}
        scope="col"
        class={column.kind}
        rowSpan={rows}
        data-col={column.id}
        tabIndex={active === column.id ? 0 : -1}
      >
        {titles[column.kind]}
      </th>
    );
  const isFirst = (column: SourceColumn, index: number): boolean => {
    const before = columns[index - 1];
    return before?.kind !== 'source' || before.lineage !== column.lineage;
  };
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column, index) => {
          if (!isOpenLineage(column)) return heading(column, headerRows);
          if (!isFirst(column, index)) return null;
          return (
            <LineageHeading
              key={`lineage:${column.lineage}`}
              column={column}
              active={active === `lineage:${column.lineage}`}
            />
          );
        })}
      </tr>
      {headerRows > 1 && (
        <tr aria-rowindex={2}>
          {columns.map((column) => (isOpenLineage(column) ? heading(column, 1) : null))}
        </tr>
      )}
    </thead>
  );
}
