import { once } from 'node:events';
import { describeProblems, type Problem } from '../../lib/result';
import type { Engine } from './engine';
import { type Input, listInputs } from './inputs';
import { bytesOf, parseLine, splitLines } from './lines';
import { type CheckCommand, help, parseOptions } from './options';
import { loadPacks } from './packs';
import { type Progress, startProgress } from './progress';
import { readArticle } from './read-article';
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

function writerFor(command: CheckCommand): Writer {
  const columns = process.stdout.columns ?? terminalWidth.most;
  return createWriter(command.format, {
    lines: command.lines,
    colour: showsColours(),
    width: Math.max(terminalWidth.least, Math.min(columns, terminalWidth.most)),
  });
}

/** Prints and waits where the reader is slower than we are, so that nothing piles up in memory. */
async function print(text: string, progress?: Progress): Promise<void> {
  if (text === '') return;
  if (process.stdout.isTTY) progress?.clear();
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

function complain(problems: readonly Problem[], progress?: Progress): void {
  progress?.clear();
  process.stderr.write(`${describeProblems(problems)}\n`);
}

interface Run {
  readonly command: CheckCommand;
  readonly engine: Engine;
  readonly writer: Writer;
  readonly progress: Progress;
}

/** Checks one article; false where it could not be read. */
async function checkPage(
  input: Input,
  { command, engine, writer, progress }: Run,
): Promise<boolean> {
  const text = await readText(input);
  const read = text.ok ? await readArticle(text.value, input, command) : text;
  if (!read.ok) {
    complain(read.problems, progress);
    return false;
  }
  await print(writer.page(engine.page(read.value, input.name)), progress);
  return true;
}

/** Checks each line of one input; false where one of them could not be read. */
async function checkLines(input: Input, { engine, writer, progress }: Run): Promise<boolean> {
  let good = true;
  let number = 0;
  try {
    for await (const bytes of splitLines(bytesOf(input))) {
      number += 1;
      const line = parseLine(bytes, number, `${input.name}:${number}`);
      if (!line.ok) {
        complain(line.problems, progress);
        good = false;
      } else if (line.value !== null) await print(writer.line(engine.line(line.value)), progress);
    }
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
  const { inputs, problems } = await listInputs(
    command.inputs.length > 0 ? command.inputs : ['-'],
    {
      base: baseFolder(),
      lines: command.lines,
    },
  );
  if (problems.length > 0) complain(problems);
  const writer = writerFor(command);
  await print(writer.head);
  const progress = await startProgress(inputs.length);
  const engine = createEngine([first, ...others], command);
  const sweep = createSweeper();
  let good = problems.length === 0;
  for (const input of inputs) {
    const check = command.lines ? checkLines : checkPage;
    good = (await check(input, { command, engine, writer, progress })) && good;
    progress.step();
    sweep();
  }
  progress.stop();
  await print(writer.tail());
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
  if (command.value.inputs.length === 0 && process.stdin.isTTY) {
    process.stderr.write(help);
    return failed;
  }
  return run(command.value);
}
