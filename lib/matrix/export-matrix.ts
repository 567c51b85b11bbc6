import type { Matrix, Standing } from '../factbase/matrix';
import { byteOrderMark, csvCell, notFormula } from '../report/export-csv';
import type { Line, SlotGroup } from './arrange';
import { type Column, cellIn } from './columns';

/** The words of a table that people read. */
export interface TableWords {
  readonly fact: string;
  readonly page: string;
  readonly voices: string;
  readonly standing: (standing: Standing) => string;
  readonly verdict: (line: Line) => string;
}

const linesIn = (groups: readonly SlotGroup[]): readonly Line[] =>
  groups.flatMap(({ lines }) => lines);

function cellText(line: Line, column: Column, words: TableWords): string {
  switch (column.kind) {
    case 'fact':
      return line.row.statement;
    case 'voices':
      return String(line.row.voices);
    case 'page':
      return [words.verdict(line), line.page?.value ?? ''].filter((text) => text !== '').join(': ');
    case 'source': {
      const { standing, value } = cellIn(line.row, column);
      if (standing === 'silent') return '';
      return value === null ? words.standing(standing) : `${words.standing(standing)}: ${value}`;
    }
  }
}

function heading(column: Column, words: TableWords): string {
  return column.kind === 'source'
    ? column.sources.map(({ name }) => name).join(' + ')
    : words[column.kind];
}

/** The matrix as it is shown, as rows of a table with a head; a silent source has an empty cell. No cell is a formula. */
export const matrixTable = (
  groups: readonly SlotGroup[],
  columns: readonly Column[],
  words: TableWords,
): readonly (readonly string[])[] => [
  columns.map((column) => heading(column, words)),
  ...linesIn(groups).map((line) =>
    columns.map((column) => notFormula(cellText(line, column, words))),
  ),
];

const csvColumns = [
  'fact',
  'slot',
  'fact_statement',
  'fact_value',
  'voices',
  'contested_by',
  'page_verdict',
  'page_value',
  'source',
  'lineage',
  'pack',
  'standing',
  'value',
  'statement',
  'locator',
  'party',
  'hedged',
] as const;

/** Every report of the facts that are shown, one a row, for a spreadsheet; a fact without any has one row. */
export function reportsCsv(groups: readonly SlotGroup[], matrix: Matrix): string {
  const sources = new Map(matrix.sources.map((source) => [source.id, source]));
  const rows = linesIn(groups).flatMap(({ row, page }) => {
    const about = [
      row.fact,
      row.slot,
      row.statement,
      row.value,
      row.voices,
      row.contestedBy.join('; '),
      page?.verdict ?? null,
      page?.value ?? null,
    ];
    const reports = row.cells.flatMap(({ source: id, reports: all }) => {
      const source = sources.get(id);
      return all.map(({ standing, value, statement, locator, party, hedged }) => [
        ...about,
        source?.name ?? id,
        source?.lineage ?? id,
        source?.pack ?? matrix.pack.id,
        ...[standing, value, statement, locator, party, hedged ? 'yes' : 'no'],
      ]);
    });
    return reports.length > 0 ? reports : [[...about, ...Array(9).fill(null)]];
  });
  const lines = [csvColumns, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`);
  return byteOrderMark + lines.join('');
}
