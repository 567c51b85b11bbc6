import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, type Result, success } from '../../lib/result';
import { command, root } from './paths';
import { runCommand } from './run-command';

export type Target = 'chrome' | 'firefox';

const folders = { chrome: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** What a build is made of, tests left out. */
const inputs = [
  'cli/setup/build-detector.ts',
  'cli/setup/slim-language-model.ts',
  'components',
  'entrypoints',
  'lib',
  'package-lock.json',
  'package.json',
  'public',
  'tsconfig.json',
  'wxt.config.ts',
];

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(path)
    .sort()
    .flatMap((entry) => filesIn(join(path, entry)));
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const input of inputs)
    for (const file of filesIn(join(root, input))) {
      hash.update(file.slice(root.length));
      hash.update(readFileSync(file));
    }
  return hash.digest('hex');
}

/** Where a build is put. */
export const extensionFolder = (target: Target): string => join(root, '.output', folders[target]);

/** Builds the extension unless the last build was made of the same files; the folder it is in. */
export async function buildExtension(
  target: Target,
): Promise<Result<{ readonly folder: string; readonly fresh: boolean }>> {
  const folder = extensionFolder(target);
  const stamp = join(root, '.cache', `${folders[target]}.built-of`);
  const current = fingerprint();
  if (
    existsSync(join(folder, 'manifest.json')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === current
  )
    return success({ folder, fresh: false });
  const mv3 = target === 'firefox' ? ['--mv3'] : [];
  // What is built depends on nothing that the caller happens to have set, as test runners do.
  const built = await runCommand(command('wxt'), ['build', '-b', target, ...mv3], {
    show: false,
    env: { NODE_ENV: 'production' },
  });
  if (built.status !== 0) return failure({ where: 'wxt build', what: built.output.trim() });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, current);
  return success({ folder, fresh: true });
}
