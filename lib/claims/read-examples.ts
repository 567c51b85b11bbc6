import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../result';
import type { Example } from './example';

const exampleSchema = v.object({
  id: v.string(),
  text: v.pipe(v.string(), v.nonEmpty()),
  verdict: v.picklist(['corroborated', 'disputed', 'unique', 'none']),
  kind: v.nullish(v.picklist(['single-source', 'only-here']), null),
  facts: v.array(
    v.object({
      id: v.string(),
      stance: v.picklist(['supports', 'contradicts']),
      span: v.string(),
    }),
  ),
  tags: v.optional(v.array(v.string()), []),
  context: v.nullish(v.string(), null),
  published: v.nullish(v.string(), null),
  article: v.nullish(v.string(), null),
  n: v.optional(v.number()),
});

/** Sentences of the article before one that serve as its context. */
const contextSentences = 3;

/**
 * The labelled sentences of a JSON Lines text, in order. Sentences of one article get those before
 * them as context. Problems name the line.
 */
export function readExamples(text: string, file: string): Result<readonly Example[]> {
  const examples: Example[] = [];
  const problems: Problem[] = [];
  const before = new Map<string, string[]>();
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = `${file}:${number + 1}`;
    const parsed = parseLine(line);
    if (!parsed.ok) {
      problems.push(...parsed.problems.map(({ what }) => ({ where, what })));
      continue;
    }
    const example = parsed.value;
    if (example.article === null) {
      examples.push(example);
      continue;
    }
    const sentences = before.get(example.article) ?? [];
    before.set(example.article, sentences);
    examples.push({
      ...example,
      context:
        example.context ??
        (sentences.length === 0 ? null : sentences.slice(-contextSentences).join('\n')),
    });
    sentences.push(example.text);
  }
  return problems.length > 0 ? failure(...problems) : success(examples);
}

function parseLine(line: string): Result<Example> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return failure({ where: '', what: error instanceof Error ? error.message : String(error) });
  }
  const parsed = v.safeParse(exampleSchema, json);
  if (parsed.success) return success(parsed.output);
  return failure(
    ...parsed.issues.map((issue) => ({
      where: '',
      what: `${v.getDotPath(issue) ?? ''}: ${issue.message}`,
    })),
  );
}
