import type { PageReport, SentenceReport, UnmarkedReason } from '../lib/report/page-report';

/** One sentence of the page with its index in the report. */
export interface AuditRow {
  readonly sentence: number;
  /** The same for the same sentence while the page stands. */
  readonly key: string;
  readonly report: SentenceReport;
}

/** What the list is narrowed to. */
export const auditFilters = ['all', 'marked', 'unmarked', 'contested'] as const;
export type AuditFilter = (typeof auditFilters)[number];

/** All sentences of a report, in reading order. */
export const auditRows = ({ sentences }: Pick<PageReport, 'sentences'>): readonly AuditRow[] =>
  sentences.map((report, sentence) => ({
    sentence,
    key: `${report.block}:${report.range[0]}`,
    report,
  }));

/** Why the engine left a sentence unmarked; null where it marked it. */
export const reasonOf = ({ verdict, unmarked }: SentenceReport): UnmarkedReason | null =>
  verdict === null ? (unmarked ?? 'no-claim') : null;

const passes: Readonly<Record<AuditFilter, (report: SentenceReport) => boolean>> = {
  all: () => true,
  marked: ({ verdict }) => verdict !== null,
  unmarked: ({ verdict }) => verdict === null,
  contested: ({ contest }) => contest !== undefined,
};

/** The rows of a filter; of unmarked ones those with a reason, where one is given. */
export const filterAudit = (
  rows: readonly AuditRow[],
  filter: AuditFilter,
  reason: UnmarkedReason | null,
): readonly AuditRow[] =>
  rows.filter(
    ({ report }) => passes[filter](report) && (reason === null || reasonOf(report) === reason),
  );

/** How many rows each filter leaves. */
export function countAudit(rows: readonly AuditRow[]): Readonly<Record<AuditFilter, number>> {
  const count = (filter: AuditFilter): number => filterAudit(rows, filter, null).length;
  return {
    all: rows.length,
    marked: count('marked'),
    unmarked: count('unmarked'),
    contested: count('contested'),
  };
}

/** The reasons for which sentences were left unmarked, with their numbers, the commonest first. */
export function countReasons(
  rows: readonly AuditRow[],
): readonly (readonly [UnmarkedReason, number])[] {
  const counts = new Map<UnmarkedReason, number>();
  for (const { report } of rows) {
    const reason = reasonOf(report);
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one);
}
