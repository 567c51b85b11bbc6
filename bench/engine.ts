import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { build } from 'vite';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { root } from '../cli/setup/paths';
import { readExamples } from '../lib/claims/example';
import { indexPack, type PackIndex } from '../lib/claims/pack-index';
import { type Pack, parsePack } from '../lib/factbase/pack-schema';
import { describeProblems, type Result } from '../lib/result';
import { checkSentence } from '../lib/verify/check-sentence';
import { measureAgain } from './again';
import { packOfSize } from './generated-pack';
import { median, table } from './statistics';

const usage = `usage: npm run bench:engine -- [--rounds N] [--help]
Measures the engine: sentences a second beside the bare language library on the same text, the time a sentence
takes with packs of 100, 10,000 and 100,000 facts, and how long a fresh process needs until it can check.
  --rounds N   times that the text is read through for each figure (5)
Exit status 1 where a sentence costs more than 2 × the library's own work, or with 100,000 facts more than
3 × what it costs with 100.`;

const aims = { library: 2, growth: 3 } as const;
const sizes = [100, 10_000, 100_000] as const;
const starts = 5;

const gained = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(describeProblems(result.problems));
};

/** Sentences of the development set: wire copy, a broadcaster's, a specialist paper's. */
function readTexts(): readonly string[] {
  return ['wire', 'broadcast', 'trade'].flatMap((name) => {
    const file = join(root, 'tests', 'eval', 'dev', `${name}.jsonl`);
    return gained(readExamples(readFileSync(file, 'utf8'), file)).map(({ text }) => text);
  });
}

/** Milliseconds that reading all texts takes: the median of several rounds, the first one not counted. */
function timeRounds(rounds: number, read: () => void): number {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    read();
    if (round > 0) times.push(performance.now() - start);
  }
  return median(times);
}

const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;

/** Tokens with parts of speech and lemmas, and no more: the part of the work that is the library's. */
function tokeniseBare(text: string): number {
  const tokens = nlp.readDoc(text).tokens();
  return tokens.out().length + tokens.out(its.pos).length + tokens.out(its.lemma).length;
}

const checkAll = (texts: readonly string[], index: PackIndex): void => {
  for (const text of texts)
    checkSentence({ text, context: null, published: '2024-12-30' }, index, { minVoices: 2 });
};

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function megabytesInUse(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}

interface Grown {
  readonly facts: number;
  readonly perSentence: number;
  readonly indexing: number;
  readonly megabytes: number;
}

/** Measures one size of pack, with its index the only one in memory. */
function measureSize(base: Pack, size: number, texts: readonly string[], rounds: number): Grown {
  const before = megabytesInUse();
  const { pack, sentences } = packOfSize(base, size);
  const start = performance.now();
  const index = indexPack(pack);
  checkAll(texts.slice(0, 1), index);
  const indexing = performance.now() - start;
  const mixed = [...texts, ...Array.from({ length: 10 }, () => sentences).flat()];
  const perSentence = timeRounds(rounds, () => checkAll(mixed, index)) / mixed.length;
  return {
    facts: index.pack.facts.length,
    perSentence,
    indexing,
    megabytes: megabytesInUse() - before,
  };
}

const startSchema = v.object({
  load: v.number(),
  index: v.number(),
  first: v.number(),
  kilobytes: v.number(),
});
type Start = v.InferOutput<typeof startSchema>;

/** The engine as one file, and a script that times loading it, making a pack ready, and a first sentence. */
async function buildStart(folder: string, packFile: string): Promise<string> {
  await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    root,
    build: {
      outDir: folder,
      target: 'node20',
      lib: { entry: join(root, 'bench', 'engine-entry.ts'), formats: ['es'], fileName: 'engine' },
    },
  });
  const script = join(folder, 'start.mjs');
  const engine = ['engine.js', 'engine.mjs']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file));
  if (engine === undefined) throw new Error('the engine was not built');
  const body = `
import { readFileSync, statSync } from 'node:fs';
const start = performance.now();
const { checkSentence, indexOfPack, parsePack } = await import(${JSON.stringify(pathToFileURL(engine).href)});
const loaded = performance.now();
const pack = parsePack(JSON.parse(readFileSync(${JSON.stringify(packFile)}, 'utf8')));
const index = indexOfPack(pack.value);
const indexed = performance.now();
checkSentence({ text: 'The crash killed 38 people.', context: null, published: null }, index, { minVoices: 2 });
const done = performance.now();
console.log(JSON.stringify({ load: loaded - start, index: indexed - loaded, first: done - indexed,
  kilobytes: statSync(${JSON.stringify(engine)}).size / 1024 }));
`;
  writeFileSync(script, body);
  return script;
}

async function measureStart(packFile: string): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-engine-'));
  try {
    const script = await buildStart(folder, packFile);
    const runs = Array.from({ length: starts }, () => {
      const { stdout, status, stderr } = spawnSync(process.execPath, [script], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      return v.parse(startSchema, JSON.parse(stdout));
    });
    return {
      load: median(runs.map(({ load }) => load)),
      index: median(runs.map(({ index }) => index)),
      first: median(runs.map(({ first }) => first)),
      kilobytes: runs[0]?.kilobytes ?? 0,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const print = (text: string) => process.stdout.write(`${text}\n`);
const fixed = (value: number, digits = 2): string => value.toFixed(digits);

function printThroughput(texts: readonly string[], index: PackIndex, rounds: number): number {
  const bare = timeRounds(rounds, () => texts.forEach(tokeniseBare));
  const engine = timeRounds(rounds, () => checkAll(texts, index));
  const row = (name: string, time: number): string[] => [
    name,
    fixed((texts.length * 1000) / time, 0),
    fixed(time / texts.length, 3),
    fixed(time / bare),
  ];
  print(`${texts.length} sentences, the bundled pack (${index.pack.facts.length} facts)`);
  print(
    table(
      ['', 'sentences/s', 'ms each', '× library'],
      [row('wink-nlp: tokens, tags, lemmas', bare), row('the engine, that included', engine)],
    ),
  );
  return engine / bare;
}

function printGrowth(base: Pack, texts: readonly string[], rounds: number): number {
  let worst = 0;
  for (const [name, pack] of [
    ['with the learned model', base],
    ['by cues and comparers alone', { ...base, model: null }],
  ] as const) {
    const grown = sizes.map((size) => measureSize(pack, size, texts, rounds));
    const first = grown[0]?.perSentence ?? Number.NaN;
    print(`\nPacks of generated facts, ${name}`);
    print(
      table(
        ['facts', 'ms a sentence', '× the first', 'ms to index', 'MB'],
        grown.map(({ facts, perSentence, indexing, megabytes }) => [
          facts.toLocaleString('en'),
          fixed(perSentence, 3),
          fixed(perSentence / first),
          fixed(indexing, 0),
          fixed(megabytes, 0),
        ]),
      ),
    );
    worst = Math.max(worst, (grown.at(-1)?.perSentence ?? Number.NaN) / first);
  }
  return worst;
}

function printAgain(texts: readonly string[], index: PackIndex, rounds: number): void {
  const { posts, sentences, whole, edited, grown } = measureAgain(texts, index, rounds);
  print(`\nA live blog of ${posts} posts checked again (${sentences} sentences)`);
  print(
    table(
      ['', 'ms', 'sentences worked on'],
      [
        ['the whole', fixed(whole, 0), String(sentences)],
        ['one post edited', fixed(edited.time, 1), String(edited.worked)],
        ['a post put on top', fixed(grown.time, 1), String(grown.worked)],
      ],
    ),
  );
}

async function run(rounds: number): Promise<number> {
  const file = join(root, 'public', 'factbase', 'j2-8243.json');
  if (!existsSync(file)) throw new Error('npm run factbase makes the pack that this measures');
  const pack = gained(parsePack(JSON.parse(readFileSync(file, 'utf8'))));
  const texts = readTexts();
  const [cpu] = cpus();
  print(
    `${cpu?.model ?? 'unknown processor'}, ${cpus().length} cores, ${fixed(totalmem() / 2 ** 30, 0)} GB; Node ${process.versions.node}\n`,
  );
  const ratio = printThroughput(texts, indexPack(pack), rounds);
  printAgain(texts, indexPack(pack), rounds);
  const growth = printGrowth(pack, texts.slice(0, 400), rounds);
  const start = await measureStart(file);
  print(`\nA fresh process, median of ${starts} (${fixed(start.kilobytes, 0)} kB of code)`);
  print(
    table(
      ['', 'ms'],
      [
        ['load the engine', fixed(start.load, 0)],
        ['read and index the pack', fixed(start.index, 0)],
        ['check a first sentence', fixed(start.first, 0)],
        ['in all', fixed(start.load + start.index + start.first, 0)],
      ],
    ),
  );
  const kept = ratio <= aims.library && growth <= aims.growth;
  print(
    `\n${kept ? 'Within' : 'Beyond'} the aims: ${fixed(ratio)} × the library (${aims.library}), ` +
      `${fixed(growth)} × from ${sizes[0]} to ${sizes[2].toLocaleString('en')} facts (${aims.growth})`,
  );
  return kept ? 0 : 1;
}

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, help: { type: 'boolean', default: false } },
});
if (values.help) print(usage);
else process.exitCode = await run(Math.max(1, Number(values.rounds)));
