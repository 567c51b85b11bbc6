import * as v from 'valibot';
import { evidenceSchema, pageReportSchema } from '../messages/report-schema';
import type { Evidence, PageReport } from '../report/page-report';

/** A report in which each piece of evidence stands once: the same sources back many sentences of a long page. */
export interface CompactReport {
  readonly evidence: readonly Evidence[];
  readonly report: unknown;
}

const compactSchema = v.object({
  evidence: v.array(evidenceSchema),
  report: v.looseObject({
    sentences: v.array(
      v.looseObject({
        claims: v.array(v.looseObject({ evidence: v.array(v.number()) })),
      }),
    ),
  }),
});

/** Puts evidence that is said more than once aside. */
export function compactReport(report: PageReport): CompactReport {
  const evidence: Evidence[] = [];
  const places = new Map<string, number>();
  const place = (item: Evidence): number => {
    const key = JSON.stringify(item);
    let at = places.get(key);
    if (at === undefined) {
      at = evidence.push(item) - 1;
      places.set(key, at);
    }
    return at;
  };
  const sentences = report.sentences.map((sentence) => ({
    ...sentence,
    claims: sentence.claims.map((claim) => ({ ...claim, evidence: claim.evidence.map(place) })),
  }));
  return { evidence, report: { ...report, sentences } };
}

/** The report that was made compact, or null where storage holds something else. */
export function expandReport(stored: unknown): PageReport | null {
  const parsed = v.safeParse(compactSchema, stored);
  if (!parsed.success) return null;
  const { evidence, report } = parsed.output;
  const whole = {
    ...report,
    sentences: report.sentences.map((sentence) => ({
      ...sentence,
      claims: sentence.claims.map((claim) => ({
        ...claim,
        evidence: claim.evidence.map((at) => evidence[at]),
      })),
    })),
  };
  const checked = v.safeParse(pageReportSchema, whole);
  return checked.success ? checked.output : null;
}
