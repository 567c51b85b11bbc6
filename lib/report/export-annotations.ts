import {
  type Annotation,
  type AnnotationCollection,
  contexts,
  softwareId,
} from './annotation-schema';
import { codePointsOf } from './code-points';
import { isTold } from './contest';
import { contestText, sentenceText } from './evidence-text';
import type { Contest, PageReport, SentenceReport } from './page-report';
import { type ReportText, reportText } from './report-text';
import { verdictLabel } from './verdict-label';

/** What a report does not tell of its export. */
export interface ExportStamp {
  /** A new IRI for the collection, without fragment. */
  readonly id: string;
  /** When the page was checked, an ISO 8601 date-time in UTC. */
  readonly created: string;
  /** The program's version. */
  readonly version: string;
}

/** Code points of a quotation's surroundings, before and after it. */
const surroundings = 32;

/** The address that annotations of the page speak of, without its fragment, or null where it has none. */
export function addressOf({
  canonical,
  url,
}: Pick<PageReport, 'canonical' | 'url'>): string | null {
  const named = canonical ?? url;
  if (named === null || !URL.canParse(named)) return null;
  const address = new URL(named);
  address.hash = '';
  return address.href;
}

const firstCodePoints = (text: string): string => [...text].slice(0, surroundings).join('');
const lastCodePoints = (text: string): string => [...text].slice(-surroundings).join('');

/** Where a sentence stands: quoted, and counted in code points of the article's text. */
function selectors(
  { text, places }: ReportText,
  codePoints: ReturnType<typeof codePointsOf>,
  index: number,
): Annotation['target']['selector'] {
  const [from, to] = places[index] ?? [0, 0];
  return [
    {
      type: 'TextQuoteSelector',
      exact: text.slice(from, to),
      prefix: lastCodePoints(text.slice(Math.max(0, from - 2 * surroundings), from)),
      suffix: firstCodePoints(text.slice(to, to + 2 * surroundings)),
    },
    {
      type: 'TextPositionSelector',
      start: codePoints.before(from),
      end: codePoints.before(to),
    },
  ];
}

/** A researcher's word: a tag by which it is found, and what it says. */
const contestBodies = (contest: Contest): Annotation['body'] => [
  { type: 'TextualBody', purpose: 'tagging', value: 'contested' },
  {
    type: 'TextualBody',
    purpose: 'commenting',
    format: 'text/plain',
    created: contest.created,
    value: contestText(contest),
  },
];

function bodies(sentence: SentenceReport): Annotation['body'] {
  return [
    {
      type: 'TextualBody',
      purpose: 'tagging',
      value: verdictLabel(sentence.verdict, sentence.kind),
    },
    {
      type: 'TextualBody',
      purpose: 'assessing',
      format: 'text/plain',
      language: 'en',
      value: sentenceText(sentence),
    },
    { type: 'Dataset', format: 'application/json', assessment: sentence },
    ...(sentence.contest ? contestBodies(sentence.contest) : []),
  ];
}

/**
 * The report's marked sentences as W3C Web Annotations: a collection with one page, and in it one annotation
 * a sentence, in reading order. Positions count code points of {@link reportText}. With `chosen`, only the
 * sentences with these indexes, and the article's text stays out.
 */
export function pageAnnotations(
  report: PageReport,
  { id, created, version }: ExportStamp,
  chosen: ReadonlySet<number> | null = null,
): AnnotationCollection {
  const whole = reportText(report);
  const codePoints = codePointsOf(whole.text);
  const generator = {
    id: softwareId,
    type: 'Software',
    name: 'Second Source',
    softwareVersion: version,
  } as const;
  const { file, url, title, about, relevance, why, published, language, pack, minVoices } = report;
  const items = report.sentences.flatMap((sentence, index): Annotation[] =>
    !isTold(sentence) || chosen?.has(index) === false
      ? []
      : [
          {
            id: `${id}#sentence-${index + 1}`,
            type: 'Annotation',
            motivation: 'assessing',
            created,
            generator,
            pack: { ...pack },
            body: bodies(sentence),
            target: {
              type: 'SpecificResource',
              source: addressOf(report) ?? `${id}#text`,
              selector: selectors(whole, codePoints, index),
              state: { type: 'TimeState', sourceDate: created },
            },
          },
        ],
  );
  const first = `${id}#page-1`;
  return {
    '@context': contexts,
    id,
    type: 'AnnotationCollection',
    label: `Second Source: ${title || file || url || 'a text'}`,
    created,
    generator,
    total: items.length,
    ...(items.length > 0 && {
      first: { id: first, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
      last: first,
    }),
    checkedPage: {
      schema: 'second-source/annotations@1',
      scope: chosen ? 'selection' : 'page',
      ...{ file, url, title, about, relevance, published, language, minVoices },
      canonical: report.canonical ?? null,
      why: [...why],
      pack: { ...pack },
      summary: { ...report.summary },
      omitted: [...report.omitted],
      resembles: [...report.resembles],
      text: chosen ? null : whole.text,
      sentences: chosen
        ? []
        : report.sentences.map(({ block, range, unmarked }, index) => {
            const [from, to] = whole.places[index] ?? [0, 0];
            return {
              position: [codePoints.before(from), codePoints.before(to)],
              block,
              range: [range[0], range[1]],
              ...(unmarked ? { unmarked } : {}),
            };
          }),
    },
  };
}
