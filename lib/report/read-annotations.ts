import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../result';
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

/** The sentences that were annotated, by where they stand, or what does not fit together. */
function markedSentences(
  { first, checkedPage }: AnnotationCollection,
  path: string,
): Result<ReadonlyMap<string, SentenceReport>> {
  const problems: Problem[] = [];
  const marked = new Map<string, SentenceReport>();
  const text = checkedPage.text ?? '';
  const codePoints = codePointsOf(text);
  for (const [index, annotation] of (first?.items ?? []).entries()) {
    const where = `${path}first.items.${index}`;
    const [quote, { start, end }] = annotation.target.selector;
    const assessment = assessmentOf(annotation);
    const here = text.slice(codePoints.offsetOf(start), codePoints.offsetOf(end));
    if (!assessment) problems.push({ where: `${where}.body`, what: 'holds no assessment' });
    else if (assessment.text !== quote.exact)
      problems.push({
        where: `${where}.target.selector.0.exact`,
        what: 'not the sentence assessed',
      });
    else if (checkedPage.scope === 'page' && here !== quote.exact)
      problems.push({ where: `${where}.target.selector.1`, what: 'not where the sentence stands' });
    else marked.set(`${start} ${end}`, assessment);
  }
  return problems.length > 0 ? failure(...problems) : success(marked);
}

function earlierCheck(collection: AnnotationCollection, path: string): Result<EarlierCheck> {
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
    return failure(
      ...collections.issues
        .slice(0, mostProblems)
        .map((issue) => ({ where: v.getDotPath(issue) ?? '(root)', what: issue.message })),
    );
  const checks: EarlierCheck[] = [];
  for (const [index, collection] of collections.output.entries()) {
    const check = earlierCheck(collection, isList ? `${index}.` : '');
    if (!check.ok) return failure(...check.problems.slice(0, mostProblems));
    checks.push(check.value);
  }
  return success(checks);
}
