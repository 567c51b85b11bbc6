import type {
  Matrix,
  MatrixCell,
  MatrixReport,
  MatrixRow,
  MatrixSource,
  Standing,
} from '../factbase/matrix';
import { standings } from '../factbase/matrix';
import { groupBy } from '../group-by';

/** A column of sources: one source, or a lineage whose sources are put together. */
export interface SourceColumn {
  readonly kind: 'source';
  readonly id: string;
  readonly lineage: string;
  readonly sources: readonly MatrixSource[];
  /** How many sources the lineage has in all. */
  readonly ofLineage: number;
}

export type Column =
  | { readonly kind: 'fact' | 'page' | 'voices'; readonly id: string }
  | SourceColumn;

/** The columns from left to right; the sources of a collapsed lineage are one. */
export function columnsOf(
  matrix: Matrix,
  hasPage: boolean,
  collapsed: ReadonlySet<string>,
): readonly Column[] {
  const lineages = groupBy(matrix.sources, ({ lineage }) => lineage);
  const sources = [...lineages].flatMap(([lineage, members]): readonly SourceColumn[] =>
    members.length > 1 && collapsed.has(lineage)
      ? [
          {
            kind: 'source',
            id: `lineage:${lineage}`,
            lineage,
            sources: members,
            ofLineage: members.length,
          },
        ]
      : members.map((source) => ({
          kind: 'source',
          id: `source:${source.id}`,
          lineage,
          sources: [source],
          ofLineage: members.length,
        })),
  );
  return [
    { kind: 'fact', id: 'fact' },
    ...(hasPage ? [{ kind: 'page' as const, id: 'page' }] : []),
    { kind: 'voices', id: 'voices' },
    ...sources,
  ];
}

/** What a source reports, with its name. */
export interface NamedReport {
  readonly source: MatrixSource;
  readonly report: MatrixReport;
}

/** What the sources of a column report on a fact. */
export interface ColumnCell {
  readonly standing: Standing;
  readonly value: string | null;
  readonly reports: readonly NamedReport[];
}

const silent: ColumnCell = { standing: 'silent', value: null, reports: [] };

/** A difference shows before everything else; else the plainest that one of the sources says. */
const byTelling: readonly Standing[] = [
  'differs',
  ...standings.filter((standing) => standing !== 'differs'),
];

/** The cell of a column in a row. */
export function cellIn(row: MatrixRow, { sources }: SourceColumn): ColumnCell {
  const found = sources.flatMap((source): { source: MatrixSource; cell: MatrixCell }[] => {
    const cell = row.cells.find((each) => each.source === source.id);
    return cell === undefined ? [] : [{ source, cell }];
  });
  if (found.length === 0) return silent;
  const standing =
    byTelling.find((each) => found.some(({ cell }) => cell.standing === each)) ?? 'silent';
  const values = new Set(
    found.flatMap(({ cell }) => (cell.standing === standing ? (cell.value ?? []) : [])),
  );
  return {
    standing,
    value: values.size === 0 ? null : [...values].join(', '),
    reports: found.flatMap(({ source, cell }) =>
      cell.reports.map((report) => ({ source, report })),
    ),
  };
}
