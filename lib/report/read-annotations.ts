import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../result';
import { problemsOf } from '../schema-problems';
import {
  type Annotation,
  type AnnotationCollection,
  annotationCollectionSchema,
} from './annotation-schema';
import { codePointsOf } from './code-points';
import type { PageReport, SentenceReport } from './page-report';

/** A check that was exported earlier. */
export interface EarlierCheck {
  /** The page's report; of a selection, only the sentences that were chosen. */
  readonly report: PageReport;
  readonly scope: 'page' | 'selection';
  /** When it was checked, and by which version of the program. */
  readonly checked: string;
  readonly version: string;
}

/** Problems shown of one file; a file of another kind has one at every place. */
const mostProblems = 8;

function parseJson(text: string): Result<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({ where: '(root)', what: `not valid JSON: ${reason}` });
  }
}

const assessmentOf = ({ body }: Annotation): SentenceReport | null =>
  body.find((each) => each.type === 'Dataset')?.assessment ?? null;

/** Whether a place lies within a text. */
const isWithin = (
  [start, end]: readonly [number, number],
  codePoints: ReturnType<typeof codePointsOf>,
  text: string,
): boolean => start <= end && end <= codePoints.before(text.length);

/** What of the page's own list of sentences does not fit its text, and whether it tells as many annotations as it has. */
function unfit({ first, total, checkedPage }: AnnotationCollection, path: string): Problem[] {
  const { scope, sentences } = checkedPage;
  const text = checkedPage.text ?? '';
  const codePoints = codePointsOf(text);
  const problems: Problem[] = [];
  const found = first?.items.length ?? 0;
  if (total !== found)
    problems.push({
      where: `${path}total`,
      what: `${total} annotations are told of, ${found} are here`,
    });
  for (const [index, { position }] of sentences.entries()) {
    if (scope === 'page' && isWithin(position, codePoints, text)) continue;
    const where = `${path}checkedPage.sentences.${index}.position`;
    problems.push({ where, what: scope === 'page' ? 'outside of the text' : 'in a selection' });
  }
  return problems;
}

/** The sentences that were annotated, by where they stand, or what does not fit together. */
function markedSentences(
  { first, checkedPage }: AnnotationCollection,
  path: string,
): Result<ReadonlyMap<string, SentenceReport>> {
  const problems: Problem[] = [];
  const marked = new Map<string, SentenceReport>();
  const text = checkedPage.text ?? '';
  const codePoints = codePointsOf(text);
  const listed = new Set(checkedPage.sentences.map(({ position }) => position.join(' ')));
  const isPage = checkedPage.scope === 'page';
  for (const [index, annotation] of (first?.items ?? []).entries()) {
    const where = `${path}first.items.${index}`;
    const [quote, { start, end }] = annotation.target.selector;
    const assessment = assessmentOf(annotation);
    const here = text.slice(codePoints.offsetOf(start), codePoints.offsetOf(end));
    const place = `${start} ${end}`;
    const position = `${where}.target.selector.1`;
    if (!assessment) problems.push({ where: `${where}.body`, what: 'holds no assessment' });
    else if (assessment.text !== quote.exact)
      problems.push({
        where: `${where}.target.selector.0.exact`,
        what: 'not the sentence assessed',
      });
    else if (isPage && here !== quote.exact)
      problems.push({ where: position, what: 'not where the sentence stands' });
    else if (isPage && !listed.has(place))
      problems.push({ where: position, what: 'not the place of a sentence of the page' });
    else if (marked.has(place))
      problems.push({ where: position, what: 'another annotation stands there' });
    else marked.set(place, assessment);
  }
  return problems.length > 0 ? failure(...problems) : success(marked);
}

function earlierCheck(collection: AnnotationCollection, path: string): Result<EarlierCheck> {
  const problems = unfit(collection, path);
  if (problems.length > 0) return failure(...problems);
  const marked = markedSentences(collection, path);
  if (!marked.ok) return marked;
  const { schema: _, scope, text, sentences, ...page } = collection.checkedPage;
  const codePoints = codePointsOf(text ?? '');
  const all = sentences.map(
    ({ position: [start, end], block, range, unmarked }): SentenceReport =>
      marked.value.get(`${start} ${end}`) ?? {
        text: (text ?? '').slice(codePoints.offsetOf(start), codePoints.offsetOf(end)),
        verdict: null,
        kind: null,
        claims: [],
        central: null,
        block,
        range,
        ...(unmarked ? { unmarked } : {}),
      },
  );
  return success({
    report: {
      schema: 'second-source/report@1',
      ...page,
      sentences: scope === 'page' ? all : [...marked.value.values()],
    },
    scope,
    checked: collection.created,
    version: collection.generator.softwareVersion,
  });
}

/**
 * The checks in one of our own JSON-LD exports: one collection, or a list of them. Problems name the path of
 * what does not fit.
 */
export function readAnnotations(json: string): Result<readonly EarlierCheck[]> {
  const parsed = parseJson(json);
  if (!parsed.ok) return parsed;
  const isList = Array.isArray(parsed.value);
  const collections = v.safeParse(
    isList
      ? v.pipe(v.array(annotationCollectionSchema), v.minLength(1, 'an empty list'))
      : v.pipe(
          annotationCollectionSchema,
          v.transform((collection) => [collection]),
        ),
    parsed.value,
  );
  if (!collections.success)
    return failure(...problemsOf(collections.issues.slice(0, mostProblems)));
  const checks: EarlierCheck[] = [];
  for (const [index, collection] of collections.output.entries()) {
    const check = earlierCheck(collection, isList ? `${index}.` : '');
    if (!check.ok) return failure(...check.problems.slice(0, mostProblems));
    checks.push(check.value);
  }
  return success(checks);
}
