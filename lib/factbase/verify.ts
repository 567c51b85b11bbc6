import type { Article } from '../extract/article';
import type { SentenceReport, Verdict } from '../report/page-report';
import type { Problem } from '../result';
import { type Digest, type DigestFact, describeLocators, locatorsOf } from './digest-schema';
import { type LocatedSentence, locate, paragraphsOf } from './locate';
import type { Pack } from './pack-schema';

/** A document and the digests that were made of it. */
export interface DigestedDocument {
  readonly file: string;
  readonly text: string;
  readonly digests: readonly Digest[];
}

/** A fact of a digest that the engine did not find in the sentence where the digest has it. */
export interface MissedFact {
  readonly source: string;
  readonly fact: string;
  readonly locator: string;
  readonly text: string;
  /** What the engine found there instead. */
  readonly found: readonly string[];
}

/** A sentence that the engine takes for checkable and of which no digest speaks. */
export interface UncoveredSentence {
  readonly locator: string;
  readonly text: string;
  readonly verdict: Verdict;
  readonly found: readonly string[];
}

/** How well digests, documents and engine agree. */
export interface Verification {
  readonly unresolved: readonly Problem[];
  readonly sought: number;
  readonly missed: readonly MissedFact[];
  readonly checkable: number;
  readonly uncovered: readonly UncoveredSentence[];
}

/** What the engine makes of an article's sentences. */
export type SentenceChecker = (article: Article) => readonly SentenceReport[];

/** Reads every document with the engine, and compares what it finds with what the digests say stands there. */
export function verifyDigests(
  documents: readonly DigestedDocument[],
  pack: Pack,
  check: SentenceChecker,
): Verification {
  return documents
    .map((document) => verifyDocument(document, pack, check))
    .reduce(
      (sum, next) => ({
        unresolved: [...sum.unresolved, ...next.unresolved],
        sought: sum.sought + next.sought,
        missed: [...sum.missed, ...next.missed],
        checkable: sum.checkable + next.checkable,
        uncovered: [...sum.uncovered, ...next.uncovered],
      }),
      nothing,
    );
}

const nothing: Verification = {
  unresolved: [],
  sought: 0,
  missed: [],
  checkable: 0,
  uncovered: [],
};

function verifyDocument(
  { file, text, digests }: DigestedDocument,
  pack: Pack,
  check: SentenceChecker,
): Verification {
  const paragraphs = paragraphsOf(text);
  const read = check(articleOf(paragraphs, pack));
  const unresolved: Problem[] = [];
  const missed: MissedFact[] = [];
  const spoken = new Set<SentenceReport>();
  let sought = 0;
  for (const digest of digests)
    for (const fact of digest.facts)
      for (const locator of locatorsOf(fact)) {
        const place = describeLocators(digest.document.label, [locator]);
        const sentence = locate(paragraphs, locator);
        if (sentence === null) {
          unresolved.push({ where: `${digest.id}: ${fact.slot}`, what: `${file} has no ${place}` });
          continue;
        }
        const reports = read.filter((report) => overlaps(report, locator.paragraph, sentence));
        for (const report of reports) spoken.add(report);
        if (fact.follows) continue;
        sought++;
        const wanted = factIds(fact, digest, pack);
        const claims = reports.flatMap((report) => report.claims);
        if (claims.some((claim) => claim.verdict !== 'disputed' && wanted.has(claim.fact ?? '')))
          continue;
        missed.push({
          source: digest.id,
          fact: [...wanted].join(' or '),
          locator: place,
          text: sentence.text,
          found: describeClaims(reports),
        });
      }
  const label = digests[0]?.document.label ?? file;
  const checkable = read.filter(({ verdict }) => verdict !== null);
  const uncovered = checkable.flatMap((report) =>
    spoken.has(report) || report.verdict === null
      ? []
      : [
          {
            locator: `${label} ¶${report.block}`,
            text: report.text,
            verdict: report.verdict,
            found: describeClaims([report]),
          },
        ],
  );
  return { unresolved, sought, missed, checkable: checkable.length, uncovered };
}

/** The document as the engine reads a page; block numbers are paragraph numbers. */
function articleOf(paragraphs: readonly string[], pack: Pack): Article {
  return {
    url: null,
    title: '',
    // Relative days in the documents ("on Monday", "last month") are meant from the sources' last day.
    published: pack.event.sourcesUntil,
    language: 'en',
    blocks: paragraphs.map((text, index) => ({ id: index + 1, role: 'paragraph', text })),
  };
}

function overlaps(report: SentenceReport, paragraph: number, sentence: LocatedSentence): boolean {
  const [from, to] = report.range;
  return report.block === paragraph && from < sentence.to && sentence.from < to;
}

/** The facts of the pack that hold this digest entry's report. */
function factIds(fact: DigestFact, digest: Digest, pack: Pack): ReadonlySet<string> {
  const locator = describeLocators(digest.document.label, locatorsOf(fact));
  const holders = pack.facts.filter(
    ({ slot, reports }) =>
      slot === fact.slot &&
      reports.some(
        (report) =>
          report.source === digest.id &&
          report.locator === locator &&
          report.statement === fact.statement,
      ),
  );
  return new Set(holders.map(({ id }) => id));
}

const describeClaims = (reports: readonly SentenceReport[]): readonly string[] =>
  reports.flatMap(({ claims }) =>
    claims.map(({ fact, slot, verdict }) => `${fact ?? slot ?? '?'} ${verdict}`),
  );
