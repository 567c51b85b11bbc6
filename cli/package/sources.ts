import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from './zip';

/** What the project is made of at the top of its folder; everything else there is made from it. */
export const sourceParts = [
  '.ci',
  '.gitignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'bench',
  'biome.json',
  'cli',
  'components',
  'docs',
  'entrypoints',
  'factbase',
  'knip.jsonc',
  'lib',
  'package-lock.json',
  'package.json',
  'public',
  'tests',
  'tsconfig.cli.json',
  'tsconfig.json',
  'vitest.config.ts',
  'wxt.config.ts',
];

const compiled = 'public/factbase/';

/** Paths of all files that a build needs and a reviewer reads, from `root` on. */
export function sourceFiles(root: string): readonly string[] {
  return sourceParts
    .filter((part) => existsSync(join(root, part)))
    .flatMap((part) =>
      statSync(join(root, part)).isDirectory()
        ? filesUnder(join(root, part)).map((path) => `${part}/${path}`)
        : [part],
    )
    .filter((path) => !path.startsWith(compiled));
}
