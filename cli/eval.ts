import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Example, readExamples } from '../lib/claims/example';
import { indexOfPack, type PackIndex } from '../lib/claims/pack-index';
import { parsePack } from '../lib/factbase/pack-schema';
import { describeProblems } from '../lib/result';
import { checkSentence, type Stage } from '../lib/verify/check-sentence';
import { printFailures, printScore, printTags } from './eval/print';
import { type Outcome, score } from './eval/score';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const usage = `npm run eval -- [options]

Measures the engine on the blind set (tests/eval/blind), which nothing is trained on or tuned to.

  --set FOLDER|FILE  labelled sentences to measure on (default: tests/eval/blind)
  --pack FILE        the pack (default: the bundled one)
  --tags             precision and recall by tag
  --failures         the sentences that came out wrong
  --ablate           the same without one stage of the engine after another
  --help
`;

const stages: readonly Stage[] = [
  'comparers',
  'sequence',
  'learned-stance',
  'mark-head',
  'discourse',
  'model',
];

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** The first of the compiled packs, or the folder in which there is none. */
function bundledPack(): string {
  const folder = join(root, 'public', 'factbase');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return join(folder, names.find((name) => name.endsWith('.json')) ?? '');
}

/** The labelled sentences of a file or folder, by the folder below it that they stand in ("." for the top). */
function readSet(path: string): ReadonlyMap<string, readonly Example[]> {
  if (!existsSync(path)) fail(`${path}: there is no such file or folder`);
  const files = path.endsWith('.jsonl')
    ? ['']
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.jsonl'))
        .sort();
  const parts = new Map<string, readonly Example[]>();
  for (const name of files) {
    const file = join(path, name);
    const read = readExamples(readFileSync(file, 'utf8'), file);
    if (!read.ok) fail(describeProblems(read.problems));
    parts.set(dirname(name), [...(parts.get(dirname(name)) ?? []), ...read.value]);
  }
  return parts;
}

function readPack(file: string): PackIndex {
  if (!existsSync(file)) fail(`${file}: no such pack; npm run factbase makes the bundled one`);
  const pack = parsePack(JSON.parse(readFileSync(file, 'utf8')));
  return pack.ok ? indexOfPack(pack.value) : fail(describeProblems(pack.problems));
}

function measure(
  examples: readonly Example[],
  index: PackIndex,
  without: ReadonlySet<Stage>,
): readonly Outcome[] {
  return examples.map(({ id, text, context, published, tags, verdict }) => {
    const report = checkSentence({ text, context, published }, index, { minVoices: 2, without });
    const central = report.central === null ? undefined : report.claims[report.central];
    return {
      id,
      text,
      tags,
      expected: verdict,
      given: report.verdict ?? 'none',
      reason: central?.reason ?? '',
    };
  });
}

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: join(root, 'tests', 'eval', 'blind') },
    pack: { type: 'string', default: bundledPack() },
    tags: { type: 'boolean', default: false },
    failures: { type: 'boolean', default: false },
    ablate: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
const print = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);
const parts = readSet(values.set);
const examples = [...parts.values()].flat();
const index = readPack(values.pack);
const byPart = new Map([...parts].map(([name, part]) => [name, measure(part, index, new Set())]));
const outcomes = [...byPart.values()].flat();
print(printScore('All', score(outcomes)));
if (byPart.size > 1)
  for (const [name, part] of byPart) print(printScore(`The ${name} set`, score(part)).slice(0, 4));
const inArticles = new Set(examples.filter(({ article }) => article !== null).map(({ id }) => id));
for (const [title, part] of [
  ['Sentences by themselves', outcomes.filter(({ id }) => !inArticles.has(id))],
  ['Sentences of whole articles', outcomes.filter(({ id }) => inArticles.has(id))],
] as const)
  if (part.length > 0 && part.length < outcomes.length) print(printScore(title, score(part)));
if (values.tags) print(printTags(outcomes));
if (values.failures) print(printFailures(outcomes));
if (values.ablate)
  for (const stage of stages)
    print(
      printScore(`Without ${stage}`, score(measure(examples, index, new Set([stage])))).slice(0, 4),
    );
