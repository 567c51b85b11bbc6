import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Pack, parsePack } from '../../lib/factbase/pack-schema';
import { failure, type Problem, type Result, success } from '../../lib/result';
import { fileProblem } from './read-text';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const shippedFolder = join(root, 'public', 'factbase');

/** The pack in a compiled fact base. */
export async function readPack(path: string, name: string): Promise<Result<Pack>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return failure(fileProblem(name, error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure({ where: name, what: `not valid JSON: ${reason}` });
  }
  const pack = parsePack(json);
  if (pack.ok) return pack;
  return failure(...pack.problems.map(({ where, what }) => ({ where: `${name}: ${where}`, what })));
}

async function shippedFiles(): Promise<string[]> {
  if (!existsSync(shippedFolder)) return [];
  return (await readdir(shippedFolder)).filter((file) => file.endsWith('.json')).sort();
}

/** Compiles the fact base where nobody has done so yet; what the compiler prints goes to standard error. */
function compile(): void {
  process.stderr.write('Compiling the fact base (npm run factbase) …\n');
  spawnSync(process.execPath, [join(root, 'cli', 'bootstrap.mjs'), 'cli/factbase.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The packs to check against: the one at `path`, or all that ship. */
export async function loadPacks(path: string | null): Promise<Result<readonly Pack[]>> {
  if (path !== null) {
    const pack = await readPack(path, path);
    return pack.ok ? success([pack.value]) : pack;
  }
  if ((await shippedFiles()).length === 0) compile();
  const packs: Pack[] = [];
  const problems: Problem[] = [];
  for (const file of await shippedFiles()) {
    const pack = await readPack(join(shippedFolder, file), `public/factbase/${file}`);
    if (pack.ok) packs.push(pack.value);
    else problems.push(...pack.problems);
  }
  if (problems.length > 0) return failure(...problems);
  if (packs.length === 0)
    return failure({
      where: 'public/factbase',
      what: 'no fact base there: run "npm run factbase"',
    });
  return success(packs);
}
