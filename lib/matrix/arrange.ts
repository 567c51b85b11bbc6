import type { Matrix, MatrixReport, MatrixRow } from '../factbase/matrix';
import { groupBy } from '../group-by';
import type { PageCell, PageColumn } from './page-column';

export const sorts = ['pack', 'voices', 'disagreement', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** Which facts are shown, and in which order. */
export interface Wanted {
  readonly sort: Sort;
  /** Words that must all occur in what is known of a fact. */
  readonly query: string;
  /** Only where sources, parties or the page disagree. */
  readonly onlyDiffering: boolean;
  /** Only what the page says. */
  readonly onlyPage: boolean;
}

/** A fact of the matrix, or what only the page says, with what the page says on it. */
export interface Line {
  readonly row: MatrixRow;
  readonly page: PageCell | null;
  readonly onlyHere: boolean;
}

/** The facts that answer one question. */
export interface SlotGroup {
  readonly slot: string;
  readonly label: string;
  readonly lines: readonly Line[];
}

/** All lines, in the pack's order; what only the page says stands at the end. */
export function linesOf(matrix: Matrix, page: PageColumn | null): readonly Line[] {
  const known = matrix.rows.map((row) => ({
    row,
    page: page?.cells.get(row.fact) ?? null,
    onlyHere: false,
  }));
  const only = (page?.only ?? []).map(({ id, cell }) => ({
    row: onlyHere(id, cell),
    page: cell,
    onlyHere: true,
  }));
  return [...known, ...only];
}

function onlyHere(id: string, cell: PageCell): MatrixRow {
  return {
    fact: id,
    slot: 'page',
    label: '',
    statement: cell.claims[0]?.text ?? '',
    value: null,
    date: null,
    voices: 0,
    against: 0,
    contestedBy: [],
    cells: [],
  };
}

/** How many disagree on a line: lineages, the page, and parties taken together. */
export function disagreement({ row, page }: Line): number {
  return (
    row.against + (page?.verdict === 'disputed' ? 1 : 0) + (row.contestedBy.length > 0 ? 1 : 0)
  );
}

/** Text as search compares it: without case and accents. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** The words that a query asks for. */
export const wordsOf = (query: string): readonly string[] =>
  folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether one of the words occurs in a text. */
export function holdsAny(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const comparable = folded(text);
  return words.some((word) => comparable.includes(word));
}

const reportTexts = new WeakMap<MatrixReport, string>();

/** All that a report can be found by, folded. */
function textOfReport(report: MatrixReport): string {
  const known = reportTexts.get(report);
  if (known !== undefined) return known;
  const { statement, value, party, namedBy, dismissedBy, locator } = report;
  const made = folded([statement, value, party, namedBy, dismissedBy, locator].join('\n'));
  reportTexts.set(report, made);
  return made;
}

/** Whether one of the words occurs in what is known of a report. */
export const reportHolds = (report: MatrixReport, words: readonly string[]): boolean =>
  words.some((word) => textOfReport(report).includes(word));

const lineTexts = new WeakMap<Line, string>();

/** All that a line can be found by, folded. */
function textOf(line: Line): string {
  const known = lineTexts.get(line);
  if (known !== undefined) return known;
  const { row, page } = line;
  const own = [row.label, row.statement, row.value, ...row.contestedBy];
  const onPage = (page?.claims ?? []).flatMap(({ text, claim }) => [text, claim.value]);
  const reported = row.cells.flatMap(({ reports }) => reports.map(textOfReport));
  const made = [folded([...own, ...onPage].join('\n')), ...reported].join('\n');
  lineTexts.set(line, made);
  return made;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function comparisonFor(sort: Sort): (a: Line, b: Line) => number {
  switch (sort) {
    case 'pack':
      return () => 0;
    case 'voices':
      return (a, b) => b.row.voices - a.row.voices;
    case 'disagreement':
      return (a, b) => disagreement(b) - disagreement(a);
    case 'name':
      return (a, b) => collator.compare(a.row.statement, b.row.statement);
  }
}

/**
 * The lines that are wanted, in the wanted order and by slot: a slot stands where its first line would.
 * What only the page says comes last, each line for itself.
 */
export function arrange(lines: readonly Line[], wanted: Wanted): readonly SlotGroup[] {
  const words = wordsOf(wanted.query);
  const shown = lines.filter(
    (line) =>
      (!wanted.onlyPage || line.page !== null) &&
      (!wanted.onlyDiffering || disagreement(line) > 0) &&
      (words.length === 0 || words.every((word) => textOf(line).includes(word))),
  );
  const compare = comparisonFor(wanted.sort);
  const sorted = shown.toSorted((a, b) => Number(a.onlyHere) - Number(b.onlyHere) || compare(a, b));
  return [...groupBy(sorted, ({ row }) => row.slot)].map(([slot, group]) => ({
    slot,
    label: group[0]?.row.label ?? slot,
    lines: group,
  }));
}
