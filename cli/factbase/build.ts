import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Compiled, compilePack, type Trainer } from '../../lib/factbase/compile';
import { type Pack, parsePack } from '../../lib/factbase/pack-schema';
import { failure, type Result, success } from '../../lib/result';
import {
  codeIn,
  type FactbaseFiles,
  findFactbase,
  hashFiles,
  readExamples,
  readJson,
  readYaml,
  withLines,
  writeWhole,
} from './read';
import { keepingTrainer } from './train';

export interface BuildOptions {
  /** The event file; digests and examples stand beside it. */
  readonly event: string;
  /** Folders of further examples to learn from. */
  readonly examples?: readonly string[];
  /** Folder that gets `<id>.json`. */
  readonly out: string;
  /** The project's root: a change of the code that compiles makes a pack stale. */
  readonly root: string;
  readonly force: boolean;
  /** Renew the learned model where its examples or the code have changed. */
  readonly learn?: boolean;
  readonly progress: (message: string) => void;
  /** Stands in for the pack's own trainer. */
  readonly train?: Trainer;
}

/** A compiled pack, where it was written, and whether it had to be. */
export interface Built {
  readonly pack: Pack;
  readonly file: string;
  readonly fresh: boolean;
}

/** Compiles a fact base to `<out>/<id>.json`, unless what stands there came from the same inputs. */
export function buildPack(options: BuildOptions): Result<Built> {
  const files = findFactbase(options.event, options.examples);
  const event = readYaml(files.event);
  if (!event.ok) return event;
  const inputs = hashFiles([
    ...inputFiles(files),
    files.shingles,
    ...codeIn([join(options.root, 'lib')]),
  ]);
  const id = idOf(event.value.data);
  const target = id === null ? null : join(options.out, `${id}.json`);
  if (target !== null && !options.force && options.learn !== true) {
    const built = upToDate(target, inputs);
    if (built !== null) return success({ pack: built, file: target, fresh: false });
  }
  const compiled = compileFiles(options, inputs);
  if (!compiled.ok) return compiled;
  const { pack } = compiled.value;
  const file = join(options.out, `${pack.id}.json`);
  writeWhole(file, JSON.stringify(pack));
  return success({ pack, file, fresh: true });
}

/** Reads and compiles, and writes nothing. */
export function compileFiles(options: BuildOptions, inputs: string): Result<Compiled> {
  const files = findFactbase(options.event, options.examples);
  const event = readYaml(files.event);
  const digests = files.digests.map(readYaml);
  const shingles = existsSync(files.shingles)
    ? readJson(files.shingles)
    : success({ file: files.shingles, data: { schema: 'second-source/shingles@1', sources: {} } });
  const examples = files.examples.map(readExamples);
  const broken = [event, ...digests, shingles, ...examples].flatMap((read) =>
    read.ok ? [] : read.problems,
  );
  if (!event.ok || !shingles.ok || broken.length > 0) return failure(...broken);
  if (digests.length === 0)
    return failure({ where: options.event, what: 'no digests stand in sources/ beside it' });
  const sources = digests.flatMap((read) => (read.ok ? [read.value] : []));
  const sentences = examples.flatMap((read) => (read.ok ? [read.value] : []));
  const count = sentences.reduce((sum, { lines }) => sum + lines.length, 0);
  options.progress(`Compiling ${sources.length} digests and learning from ${count} examples …`);
  const compiled = compilePack({
    event: event.value,
    digests: sources,
    shingles: shingles.value,
    examples: sentences,
    inputs,
    train:
      options.train ??
      keepingTrainer({
        file: files.model,
        inputs: learntFrom(files, options.root),
        learn: options.learn === true,
        progress: options.progress,
        workFolder: join(options.root, '.cache', 'learning'),
      }),
  });
  return compiled.ok
    ? compiled
    : failure(...withLines(compiled.problems, [event.value, ...sources]));
}

function idOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('id' in event)) return null;
  return typeof event.id === 'string' ? event.id : null;
}

function upToDate(file: string, inputs: string): Pack | null {
  if (!existsSync(file)) return null;
  const read = readJson(file);
  const pack = read.ok ? parsePack(read.value.data) : read;
  return pack.ok && pack.value.inputs === inputs ? pack.value : null;
}

const inputFiles = (files: FactbaseFiles): readonly string[] => [
  files.event,
  ...files.digests,
  ...files.examples,
];

/** Hash of all that a model is learned from: what is said, how it is read, and how it is learned. */
const learntFrom = (files: FactbaseFiles, root: string): string =>
  hashFiles([
    ...inputFiles(files),
    ...codeIn(['claims', 'language'].map((room) => join(root, 'lib', room))),
  ]);
