import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../result';

/** A labelled sentence to learn from and to measure on. The fact that decides stands first. */
export const exampleSchema = v.object({
  id: v.string(),
  text: v.pipe(v.string(), v.nonEmpty()),
  verdict: v.picklist(['corroborated', 'disputed', 'unique', 'none']),
  kind: v.nullish(v.picklist(['single-source', 'only-here']), null),
  facts: v.array(
    v.object({
      id: v.string(),
      stance: v.picklist(['supports', 'contradicts']),
      /** The words that carry it. */
      span: v.nullish(v.string(), ''),
    }),
  ),
  tags: v.optional(v.array(v.string()), []),
  /** The sentences before it, a line each. */
  context: v.nullish(v.string(), null),
  /** ISO 8601 day of the page. */
  published: v.nullish(v.pipe(v.string(), v.isoDate()), null),
  /** The article that it belongs to, whose sentences follow one another. */
  article: v.nullish(v.string(), null),
});

export type Example = v.InferOutput<typeof exampleSchema>;

/** Sentences of the article before one that serve as its context. */
const contextSentences = 3;

/** The examples in order, those of an article with the sentences before them as context. */
export function withContexts(examples: readonly Example[]): readonly Example[] {
  const before = new Map<string, string[]>();
  return examples.map((example) => {
    if (example.article === null) return example;
    const sentences = before.get(example.article) ?? [];
    before.set(example.article, sentences);
    const context =
      example.context ??
      (sentences.length === 0 ? null : sentences.slice(-contextSentences).join('\n'));
    sentences.push(example.text);
    return { ...example, context };
  });
}

/** The labelled sentences of a JSON Lines text, in order and with their contexts. Problems name the line. */
export function readExamples(text: string, file: string): Result<readonly Example[]> {
  const examples: Example[] = [];
  const problems: Problem[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (parsed.ok) examples.push(parsed.value);
    else
      problems.push(
        ...parsed.problems.map(({ what }) => ({ where: `${file}:${number + 1}`, what })),
      );
  }
  return problems.length > 0 ? failure(...problems) : success(withContexts(examples));
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
