import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { type Result, success } from '../lib/result';
import { sourceFiles } from './package/sources';
import { filesUnder, zipFiles } from './package/zip';
import { buildExtension, type Target } from './setup/build-extension';
import { packagesFolder, root } from './setup/paths';
import { runCommand } from './setup/run-command';

// `npm run package`: what the stores want to be given, the same bytes wherever it is made.

const packageSchema = v.object({ name: v.string(), version: v.string() });

/** The stores and the build that each gets. */
const stores: readonly (readonly [store: string, build: Target])[] = [
  ['chrome', 'chrome'],
  ['edge', 'chrome'],
  ['firefox', 'firefox'],
];

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function compileFactbase(): Promise<boolean> {
  const args = [join('cli', 'bootstrap.mjs'), 'cli/factbase.ts', '--quiet'];
  return (await runCommand(process.execPath, args, { show: true })).status === 0;
}

async function zipOfBuild(build: Target): Promise<Result<Buffer>> {
  const built = await buildExtension(build);
  if (!built.ok) return built;
  const { folder } = built.value;
  return success(await zipFiles(folder, filesUnder(folder)));
}

async function main(): Promise<number> {
  const { name, version } = v.parse(
    packageSchema,
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  if (!(await compileFactbase())) return 1;
  const packages = new Map<string, Buffer>();
  const builds = { chrome: await zipOfBuild('chrome'), firefox: await zipOfBuild('firefox') };
  for (const [store, build] of stores) {
    const zip = builds[build];
    if (!zip.ok) {
      print(zip.problems.map(({ where, what }) => `${where}: ${what}`).join('\n'));
      return 1;
    }
    packages.set(`${name}-${version}-${store}.zip`, zip.value);
  }
  packages.set(`${name}-${version}-sources.zip`, await zipFiles(root, sourceFiles(root)));

  rmSync(packagesFolder, { recursive: true, force: true });
  mkdirSync(packagesFolder, { recursive: true });
  const sums: string[] = [];
  for (const [file, contents] of packages) {
    writeFileSync(join(packagesFolder, file), contents);
    sums.push(`${createHash('sha256').update(contents).digest('hex')}  ${file}`);
    print(`${String(contents.length).padStart(9)} bytes  ${file}`);
  }
  writeFileSync(join(packagesFolder, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  print(`in ${relative(process.cwd(), packagesFolder)}, with SHA256SUMS`);
  return 0;
}

process.exitCode = await main();
