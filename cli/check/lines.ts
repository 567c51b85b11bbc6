import { createReadStream } from 'node:fs';
import * as v from 'valibot';
import { failure, type Result, success } from '../../lib/result';
import type { Input } from './inputs';
import { isoDay } from './iso-day';

/** One sentence to check, from one line of the input. */
export interface Line {
  readonly id: string | number;
  readonly text: string;
  /** The sentences before it. */
  readonly context: string | null;
  readonly published: string | null;
}

const newline = 0x0a;

const lineSchema = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  text: v.pipe(v.string(), v.trim(), v.nonEmpty('empty')),
  context: v.nullish(v.string()),
  published: v.nullish(
    v.pipe(
      v.string(),
      v.check((text) => isoDay(text) !== null, 'no day (YYYY-MM-DD)'),
    ),
  ),
});

function parseJson(text: string): Result<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({ where: '', what: `not valid JSON: ${reason}` });
  }
}

/** The sentence in one line, null for an empty line, or what is wrong with the line. */
export function parseLine(bytes: Uint8Array, number: number, where: string): Result<Line | null> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return failure({ where, what: 'not valid UTF-8 text' });
  }
  if (text === '') return success(null);
  if (text.includes('\0')) return failure({ where, what: 'binary, not text (holds a zero byte)' });
  if (!text.startsWith('{'))
    return success({ id: String(number), text, context: null, published: null });
  const json = parseJson(text);
  if (!json.ok) return failure(...json.problems.map(({ what }) => ({ where, what })));
  const parsed = v.safeParse(lineSchema, json.value);
  if (!parsed.success)
    return failure(
      ...parsed.issues.map((issue) => ({
        where,
        what: `"${v.getDotPath(issue) ?? 'line'}": ${issue.message}`,
      })),
    );
  const { id, context, published } = parsed.output;
  return success({
    id: id ?? String(number),
    text: parsed.output.text,
    context: context ?? null,
    published: published ? isoDay(published) : null,
  });
}

/** Splits bytes at newlines only: readline would split at characters that JSON strings may hold. */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let pending: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      pending.push(chunk.subarray(from, at));
      yield pending.length === 1 && pending[0] ? pending[0] : Buffer.concat(pending);
      pending = [];
      from = at + 1;
    }
    if (from < chunk.length) pending.push(chunk.subarray(from));
  }
  if (pending.length > 0) yield Buffer.concat(pending);
}

/** The input's bytes as they come. */
export const bytesOf = ({ path }: Input): AsyncIterable<Uint8Array> =>
  path === null ? process.stdin : createReadStream(path);
