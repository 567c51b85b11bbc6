import { groupBy } from '../group-by';
import type { ClaimReport, PageReport, UniqueKind, Verdict } from '../report/page-report';

/** One claim of the page with the sentence that makes it. */
export interface PageClaim {
  /** Index of the sentence in the page's report. */
  readonly sentence: number;
  readonly text: string;
  readonly claim: ClaimReport;
}

/** What the page says on one fact. */
export interface PageCell {
  /** The most telling of its claims' verdicts: a dispute first. */
  readonly verdict: Verdict;
  readonly kind: UniqueKind | null;
  /** The page's own values, ready to be read; null where it gives none. */
  readonly value: string | null;
  readonly claims: readonly PageClaim[];
}

/** What only the page says: no source has it. */
export interface PageOnly {
  /** An id that no fact has. */
  readonly id: string;
  readonly cell: PageCell;
}

/** The page as one more column beside the sources. */
export interface PageColumn {
  readonly title: string;
  readonly url: string | null;
  readonly cells: ReadonlyMap<string, PageCell>;
  readonly only: readonly PageOnly[];
}

const byWeight: readonly Verdict[] = ['disputed', 'corroborated', 'unique'];

function cellOf(claims: readonly PageClaim[]): PageCell {
  const verdict =
    byWeight.find((each) => claims.some(({ claim }) => claim.verdict === each)) ?? 'unique';
  const telling = claims.filter(({ claim }) => claim.verdict === verdict);
  const values = new Set(telling.flatMap(({ claim }) => claim.value ?? []));
  return {
    verdict,
    kind: telling[0]?.claim.kind ?? null,
    value: values.size === 0 ? null : [...values].join(', '),
    claims: [...telling, ...claims.filter((claim) => !telling.includes(claim))],
  };
}

/** The claims of a page's report by the facts that they are about. */
export function pageColumn(report: PageReport): PageColumn {
  const claims = report.sentences.flatMap(({ text, claims }, sentence) =>
    claims.map((claim): PageClaim => ({ sentence, text, claim })),
  );
  const about = groupBy(
    claims.filter(({ claim }) => claim.fact !== null),
    ({ claim }) => claim.fact ?? '',
  );
  const only = claims.filter(({ claim }) => claim.fact === null);
  return {
    title: report.title,
    url: report.url,
    cells: new Map([...about].map(([fact, found]) => [fact, cellOf(found)])),
    only: only.map((claim, index) => ({ id: `page:${index + 1}`, cell: cellOf([claim]) })),
  };
}
