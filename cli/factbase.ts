import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { printMatrix } from '../lib/factbase/print-matrix';
import { verifyDigests } from '../lib/factbase/verify';
import { describeProblems, type Problem } from '../lib/result';
import { type Built, buildPack } from './factbase/build';
import { measureDocuments, readDocuments } from './factbase/documents';
import { printKinship, printVerification } from './factbase/print';
import { shown } from './factbase/read';

const usage = `usage: npm run factbase -- [options]
Compiles the event file and the digests beside it to a pack, and prints who reports what.
  --event FILE      the event file (factbase/event.yaml)
  --out FOLDER      where the pack goes (public/factbase)
  --force           compile even where nothing changed
  --learn           learn anew from the examples where they or the code have changed (minutes)
  --quiet           print no matrix
  --min-voices N    voices that a fact needs to be corroborated (2)
  --measure FOLDER  measure the wording of the source documents in FOLDER first
  --verify FOLDER   compare digests and engine with the source documents in FOLDER
  --help            this text`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function stop(problems: readonly Problem[]): number {
  process.stderr.write(`${describeProblems(problems)}\n`);
  return 2;
}

const print = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);
const note = (message: string) => process.stderr.write(`${message}\n`);

async function verify(
  event: string,
  folder: string,
  { pack }: Built,
  minVoices: number,
): Promise<number> {
  // The engine brings its language model along: only whoever verifies waits for it.
  const [{ checkArticle }, { indexOfPack }] = await Promise.all([
    import('../lib/verify/check-article'),
    import('../lib/claims/pack-index'),
  ]);
  const documents = readDocuments(event, folder);
  if (!documents.ok) return stop(documents.problems);
  const detection = { about: 'yes', relevance: 1, why: [] } as const;
  const found = verifyDigests(
    documents.value,
    pack,
    (article) =>
      checkArticle(article, indexOfPack(pack), { minVoices, detection, assumeEvent: true })
        .sentences,
  );
  print(printVerification(found));
  return found.unresolved.length + found.missed.length + found.uncovered.length > 0 ? 1 : 0;
}

const bundledEvent = join(root, 'factbase', 'event.yaml');

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      event: { type: 'string', default: bundledEvent },
      out: { type: 'string', default: join(root, 'public', 'factbase') },
      force: { type: 'boolean', default: false },
      learn: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      'min-voices': { type: 'string', default: '2' },
      measure: { type: 'string' },
      verify: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print([usage]);
    return 0;
  }
  const minVoices = Number(values['min-voices']);
  if (!Number.isInteger(minVoices) || minVoices < 1)
    return stop([{ where: '--min-voices', what: 'wants a whole number from 1' }]);
  const event = resolve(values.event);
  if (values.measure !== undefined) {
    const measured = measureDocuments(event, resolve(values.measure));
    if (!measured.ok) return stop(measured.problems);
    note(`Measured: ${measured.value}`);
  }
  const { out, force, learn, quiet } = values;
  const built = buildPack({
    event,
    // The development set of the evaluation teaches too; the blind set never does.
    examples: event === bundledEvent ? [join(root, 'tests', 'eval', 'dev')] : [],
    out: resolve(out),
    root,
    force,
    learn,
    progress: note,
  });
  if (!built.ok) return stop(built.problems);
  const { pack, file, fresh } = built.value;
  note(`${shown(file)} ${fresh ? 'written' : 'is up to date'} (version ${pack.version})`);
  if (!quiet) print([...printMatrix(pack, minVoices), '', ...printKinship(pack), '']);
  return values.verify === undefined
    ? 0
    : verify(event, resolve(values.verify), built.value, minVoices);
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof TypeError && 'code' in error)) throw error;
  note(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
