import type {
  About,
  ClaimReport,
  Contest,
  OmittedFact,
  PageReport,
  SentenceReport,
  Stance,
  UniqueKind,
  UnmarkedReason,
  Verdict,
} from './page-report';

/** One source's word on a claim, as the public JSON has it. */
export interface EvidenceJson {
  readonly source: string;
  readonly lineage: string;
  readonly stance: Stance;
  readonly value: string | null;
  readonly statement: string;
  readonly locator: string;
}

/** A claim, as the public JSON has it. */
export interface ClaimJson {
  readonly fact: string | null;
  readonly slot: string | null;
  readonly value: string | null;
  readonly verdict: Verdict;
  readonly kind: UniqueKind | null;
  readonly reason: string;
  readonly span: readonly [number, number];
  readonly evidence: readonly EvidenceJson[];
}

/** A sentence, as the public JSON has it. */
export interface SentenceJson {
  readonly text: string;
  readonly verdict: Verdict | null;
  readonly kind: UniqueKind | null;
  readonly claims: readonly ClaimJson[];
  /** Why there is no mark; null where there is one. */
  readonly unmarked: UnmarkedReason | null;
  /** A researcher's word against the verdict, which stays the engine's; there only where there is one. */
  readonly contest?: Contest;
}

/** A page, as the public JSON has it: the contract of `check --format json`. */
export interface PageJson {
  readonly file: string | null;
  readonly about: About;
  readonly relevance: number;
  readonly why: readonly string[];
  readonly published: string | null;
  readonly summary: PageReport['summary'];
  readonly sentences: readonly SentenceJson[];
  readonly omitted: readonly OmittedFact[];
}

/** One checked line, as the public JSON has it: the contract of `check --lines --format jsonl`. */
export interface LineJson {
  readonly id: string | number;
  readonly verdict: Verdict | null;
  readonly kind: UniqueKind | null;
  readonly claims: readonly ClaimJson[];
}

/** The result of one line of `check --lines`. */
export interface LineReport {
  readonly id: string | number;
  readonly sentence: SentenceReport;
}

const claimJson = (claim: ClaimReport): ClaimJson => ({
  fact: claim.fact,
  slot: claim.slot,
  value: claim.value,
  verdict: claim.verdict,
  kind: claim.kind,
  reason: claim.reason,
  span: [claim.span[0], claim.span[1]],
  evidence: claim.evidence.map(({ source, lineage, stance, value, statement, locator }) => ({
    source,
    lineage,
    stance,
    value,
    statement,
    locator,
  })),
});

const sentenceJson = (sentence: SentenceReport): SentenceJson => ({
  text: sentence.text,
  verdict: sentence.verdict,
  kind: sentence.kind,
  claims: sentence.claims.map(claimJson),
  unmarked: sentence.unmarked ?? null,
  ...(sentence.contest && {
    contest: {
      verdict: sentence.contest.verdict,
      note: sentence.contest.note,
      created: sentence.contest.created,
      url: sentence.contest.url,
      packVersion: sentence.contest.packVersion,
    },
  }),
});

/** The report in the public shape, which others parse: keys are only ever added. */
export function pageJson(report: PageReport): PageJson {
  return {
    file: report.file,
    about: report.about,
    relevance: report.relevance,
    why: report.why,
    published: report.published,
    summary: {
      corroborated: report.summary.corroborated,
      disputed: report.summary.disputed,
      unique: report.summary.unique,
    },
    sentences: report.sentences.map(sentenceJson),
    omitted: report.omitted.map(({ fact, statement, voices }) => ({ fact, statement, voices })),
  };
}

/** One line's result in the public shape. */
export function lineJson({ id, sentence }: LineReport): LineJson {
  const { verdict, kind, claims } = sentenceJson(sentence);
  return { id, verdict, kind, claims };
}
