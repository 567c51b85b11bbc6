import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { ExampleFile, InputFile } from '../../lib/factbase/compile';
import { failure, type Problem, type Result, success } from '../../lib/result';

/** The files of a fact base, found from its event file. */
export interface FactbaseFiles {
  readonly event: string;
  readonly digests: readonly string[];
  readonly shingles: string;
  readonly examples: readonly string[];
  /** What was learned from the examples, kept so that a fresh machine need not learn it again. */
  readonly model: string;
}

/** A YAML file with a way from a path in it to the line where it stands. */
export interface YamlFile extends InputFile {
  readonly lineOf: (path: string) => number | null;
}

const namesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** Lays out a fact base: `sources/` and `examples/` stand beside the event file; further folders of examples may be named. */
export function findFactbase(event: string, moreExamples: readonly string[] = []): FactbaseFiles {
  const folder = dirname(event);
  return {
    event,
    digests: namesIn(join(folder, 'sources'), '.yaml'),
    shingles: join(folder, 'sources', 'shingles.json'),
    examples: [join(folder, 'examples'), ...moreExamples].flatMap((each) =>
      namesIn(each, '.jsonl'),
    ),
    model: join(folder, 'model.json'),
  };
}

/** The file's path as messages give it: from the working folder. */
export const shown = (file: string): string => relative(process.cwd(), file) || file;

/** Reads a YAML file; a syntax error names its line. */
export function readYaml(file: string): Result<YamlFile> {
  const text = readText(file);
  if (!text.ok) return text;
  const counter = new LineCounter();
  const document = parseDocument(text.value, { lineCounter: counter });
  if (document.errors.length > 0)
    return failure(
      ...document.errors.map((error) => ({
        where: `${shown(file)}:${counter.linePos(error.pos[0]).line}`,
        what: error.message.split('\n')[0] ?? error.code,
      })),
    );
  const data: unknown = document.toJS();
  return success({
    file: shown(file),
    data,
    lineOf: (path) => lineIn(document, counter, path),
  });
}

/** The line of the path, or of the nearest thing that holds it. */
function lineIn(document: Document, counter: LineCounter, path: string): number | null {
  const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  for (let length = steps.length; length > 0; length--) {
    const node = document.getIn(steps.slice(0, length), true);
    if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
  }
  return null;
}

/** Reads a JSON file. */
export function readJson(file: string): Result<InputFile> {
  const text = readText(file);
  if (!text.ok) return text;
  const data = parseJson(text.value);
  return data.ok
    ? success({ file: shown(file), data: data.value })
    : failure({ where: shown(file), what: data.problems[0]?.what ?? 'not JSON' });
}

/** Reads a file of JSON values, one a line. */
export function readExamples(file: string): Result<ExampleFile> {
  const text = readText(file);
  if (!text.ok) return text;
  const problems: Problem[] = [];
  const lines = text.value
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const data = parseJson(line);
      if (data.ok) return data.value;
      const what = data.problems[0]?.what ?? 'not JSON';
      problems.push({ where: `${shown(file)}:${index + 1}`, what });
      return null;
    });
  return problems.length > 0 ? failure(...problems) : success({ file: shown(file), lines });
}

function parseJson(text: string): Result<unknown> {
  try {
    const data: unknown = JSON.parse(text);
    return success(data);
  } catch (error) {
    return failure({ where: '', what: error instanceof Error ? error.message : 'not JSON' });
  }
}

/** The text of a file, or why it cannot be read. */
export function readText(file: string): Result<string> {
  try {
    return success(readFileSync(file, 'utf8'));
  } catch (error) {
    const what = error instanceof Error ? error.message.replace(/,? '.*$/, '') : 'cannot be read';
    return failure({ where: shown(file), what });
  }
}

/** One hash over the contents of files, in the given order. */
export function hashFiles(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) if (existsSync(file)) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** SHA-256 of a text. */
export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every code file under the folders, tests left out. */
export const codeIn = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );

/** Problems with the line of a YAML file put in where it is known: "file:12: path: what". */
export function withLines(
  problems: readonly Problem[],
  files: readonly YamlFile[],
): readonly Problem[] {
  const byName = new Map(files.map((file) => [file.file, file]));
  return problems.map(({ where, what }) => {
    const [name = '', path] = where.split(': ');
    const line = path === undefined ? null : (byName.get(name)?.lineOf(path) ?? null);
    return { where: line === null ? where : `${name}:${line}: ${path}`, what };
  });
}

/** Nobody reads a half-written file: it appears under its name when it is whole. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}.part`;
  writeFileSync(half, text);
  renameSync(half, file);
}
