#!/usr/bin/env node
// Runs a TypeScript command of this project on a machine that has nothing but Node and npm:
// node cli/bootstrap.mjs cli/NAME.ts [arguments]. Installs the packages where they are missing or
// older than package-lock.json; everything it prints goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const lockFile = join(root, 'package-lock.json');
const installedLockFile = join(root, 'node_modules', '.package-lock.json');

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Whether node_modules holds what package-lock.json asks for; cheap where nothing changed. */
function packagesAreInstalled() {
  if (!existsSync(installedLockFile)) return false;
  if (statSync(installedLockFile).mtimeMs >= statSync(lockFile).mtimeMs) return true;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLockFile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function installPackages() {
  process.stderr.write('Installing the npm packages (npm ci) …\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.status !== 0)
    stop('npm ci failed: see its message above. The npm registry must be reachable.');
}

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) stop(`Node 20 or newer is needed; this is Node ${process.versions.node}.`);
const [script] = process.argv.splice(2, 1);
if (script === undefined) stop('usage: node cli/bootstrap.mjs cli/NAME.ts [arguments]');
if (!packagesAreInstalled()) installPackages();

const { register } = await import('tsx/esm/api');
// Named, for tsx would look for one in the folder that the command was called from.
register({ tsconfig: join(root, 'tsconfig.cli.json') });
await import(pathToFileURL(resolve(root, script)).href);
