import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { askedFor, licenceOf } from './dependencies/installed';
import { type Dependency, printTable, readTable } from './dependencies/table';
import { buildExtension } from './setup/build-extension';
import { readPackageSizes } from './setup/package-sizes';
import { root } from './setup/paths';
import { runCommand } from './setup/run-command';

// `npm run docs:dependencies`: renews docs/dependencies.md, all but the reasons in it.

const page = join(root, 'docs', 'dependencies.md');

const registrySchema = v.object({
  'dist-tags': v.object({ latest: v.string() }),
  time: v.record(v.string(), v.string()),
});

/** Day of a package's newest release, or null where the registry does not answer. */
async function newestRelease(name: string): Promise<string | null> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['view', name, 'dist-tags', 'time', '--json', '--loglevel=error'];
  const { status, output } = await runCommand(npm, args, { show: false });
  if (status !== 0) return null;
  const answer = v.safeParse(registrySchema, JSON.parse(output.slice(output.indexOf('{'))));
  if (!answer.success) return null;
  return answer.output.time[answer.output['dist-tags'].latest]?.slice(0, 10) ?? null;
}

async function main(): Promise<number> {
  const built = await buildExtension('chrome');
  if (!built.ok) {
    process.stderr.write(`${built.problems.map(({ what }) => what).join('\n')}\n`);
    return 1;
  }
  const sizes = readPackageSizes('chrome');
  const known = new Map(readTable(readFileSync(page, 'utf8')).map((each) => [each.name, each]));
  const dependencies: Dependency[] = [];
  for (const name of askedFor()) {
    const released = (await newestRelease(name)) ?? known.get(name)?.released;
    if (released === undefined) process.stderr.write(`${name}: no answer from the registry\n`);
    dependencies.push({
      name,
      why: known.get(name)?.why ?? '',
      licence: licenceOf(name),
      bytes: Math.round(sizes.get(name) ?? 0),
      released: released ?? '',
    });
  }
  writeFileSync(page, printTable(dependencies));
  const unexplained = dependencies.filter(({ why }) => why === '').map(({ name }) => name);
  if (unexplained.length === 0) return 0;
  process.stderr.write(`Say in docs/dependencies.md why: ${unexplained.join(', ')}\n`);
  return 1;
}

process.exitCode = await main();
