import { formatNamed } from '../../lib/report/export-formats';
import { describeProblems, type Problem } from '../../lib/result';
import type { Engine } from './engine';
import { type Input, listInputs } from './inputs';
import { bytesOf, parseLine, splitLines } from './lines';
import { type CheckCommand, help, parseOptions } from './options';
import { folderOutput, type Output, print, standardOutput } from './output';
import { loadPacks } from './packs';
import { type Progress, startProgress } from './progress';
import { readArticle } from './read-article';
import { readList } from './read-list';
import { fileProblem, readText } from './read-text';
import { createSweeper } from './sweep-memory';
import { createWriter, type Writer } from './writer';

const failed = 2;
const terminalWidth = { least: 40, most: 100 } as const;

/** Where paths on the command line are relative to: npm changes the folder before it runs a script. */
const baseFolder = (): string =>
  (process.env.npm_lifecycle_event === 'check' && process.env.INIT_CWD) || process.cwd();

function showsColours(): boolean {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR !== undefined) return process.env.FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}

async function outputFor(
  { format, lines, out }: CheckCommand,
  inputs: readonly Input[],
  progress: Progress,
): Promise<Output> {
  const columns = process.stdout.columns ?? terminalWidth.most;
  const width = Math.max(terminalWidth.least, Math.min(columns, terminalWidth.most));
  if (out === null) {
    const colour = showsColours();
    const writer = createWriter(format, { lines, colour, width, pages: inputs.length });
    return standardOutput(writer, progress);
  }
  const { extension, signature } = formatNamed(format);
  const newWriter = (): Writer => createWriter(format, { lines, colour: false, width, pages: 1 });
  const paths = new Set(inputs.flatMap(({ path }) => path ?? []));
  return folderOutput(out, { newWriter, extension, signature, inputs: paths });
}

function complain(problems: readonly Problem[], progress?: Progress): void {
  progress?.clear();
  process.stderr.write(`${describeProblems(problems)}\n`);
}

interface Run {
  readonly command: CheckCommand;
  readonly engine: Engine;
  readonly output: Output;
  readonly progress: Progress;
}

/** Checks one article; false where it could not be read. */
async function checkPage(
  input: Input,
  { command, engine, output, progress }: Run,
): Promise<boolean> {
  const text = await readText(input);
  const read = text.ok ? await readArticle(text.value, input, command) : text;
  if (!read.ok) {
    complain(read.problems, progress);
    return false;
  }
  const report = engine.page(read.value, input.name);
  await output.write(output.begin(input).page(report));
  await output.done();
  return true;
}

/** Checks each line of one input; false where one of them could not be read. */
async function checkLines(input: Input, { engine, output, progress }: Run): Promise<boolean> {
  let good = true;
  let number = 0;
  const writer = output.begin(input);
  try {
    for await (const bytes of splitLines(bytesOf(input))) {
      number += 1;
      const line = parseLine(bytes, number, `${input.name}:${number}`);
      if (!line.ok) {
        complain(line.problems, progress);
        good = false;
      } else if (line.value !== null) await output.write(writer.line(engine.line(line.value)));
    }
    await output.done();
  } catch (error) {
    complain([fileProblem(input.name, error)], progress);
    return false;
  }
  return good;
}

async function run(command: CheckCommand): Promise<number> {
  const packs = await loadPacks(command.pack);
  if (!packs.ok) {
    complain(packs.problems);
    return failed;
  }
  // Only now: help and mistakes on the command line need no engine.
  const { createEngine } = await import('./engine');
  const [first, ...others] = packs.value;
  if (first === undefined) return failed;
  const listed = await readList(command.list);
  if (!listed.ok) {
    complain(listed.problems);
    return failed;
  }
  const named = [...command.inputs, ...listed.value];
  const { inputs, problems } = await listInputs(
    named.length > 0 || command.list !== null ? named : ['-'],
    { base: baseFolder(), lines: command.lines, except: command.out },
  );
  if (problems.length > 0) complain(problems);
  const progress = await startProgress(inputs.length);
  const output = await outputFor(command, inputs, progress);
  const engine = createEngine([first, ...others], command);
  const sweep = createSweeper();
  let good = problems.length === 0;
  for (const input of inputs) {
    const check = command.lines ? checkLines : checkPage;
    try {
      good = (await check(input, { command, engine, output, progress })) && good;
    } catch (error) {
      complain([fileProblem(input.name, error)], progress);
      good = false;
    }
    progress.step();
    sweep();
  }
  progress.stop();
  await output.end();
  return good ? 0 : failed;
}

/** The `check` command: its exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const command = parseOptions(argv, baseFolder());
  if (!command.ok) {
    complain(command.problems);
    process.stderr.write('"npm run --silent check -- --help" lists the options.\n');
    return failed;
  }
  if (command.value === 'help') {
    await print(help);
    return 0;
  }
  const { inputs, list } = command.value;
  if (inputs.length === 0 && list === null && process.stdin.isTTY) {
    process.stderr.write(help);
    return failed;
  }
  return run(command.value);
}
