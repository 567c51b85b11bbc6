import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Plugin } from 'vite';
import { root } from './paths';

/** The package that a module is of, or null for the project's own. */
export function packageOf(module: string): string | null {
  const parts = module.replaceAll('\\', '/').split('/node_modules/');
  const [first = '', second = ''] = (parts.length > 1 ? (parts.at(-1) ?? '') : '').split('/');
  if (first === '') return null;
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** Bytes of each package in a chunk of code: its modules' share of what was written before it was minified. */
export function bytesByPackage(
  size: number,
  modules: Readonly<Record<string, { readonly renderedLength: number }>>,
): ReadonlyMap<string, number> {
  const whole = Object.values(modules).reduce((sum, { renderedLength }) => sum + renderedLength, 0);
  const bytes = new Map<string, number>();
  for (const [module, { renderedLength }] of Object.entries(modules)) {
    const name = packageOf(module);
    const share = whole === 0 ? 0 : (renderedLength / whole) * size;
    if (name !== null) bytes.set(name, (bytes.get(name) ?? 0) + share);
  }
  return bytes;
}

const fileOf = (browser: string): string => join(root, '.cache', `package-sizes.${browser}.json`);

/** Writes down how many bytes of a build come from which package. WXT builds in several steps, each with plugins of its own: all of them share `chunks`. */
export function packageSizes(
  browser: string,
  chunks: Map<string, ReadonlyMap<string, number>>,
): Plugin {
  return {
    name: 'package-sizes',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const [file, output] of Object.entries(bundle))
        if (output.type === 'chunk')
          chunks.set(file, bytesByPackage(Buffer.byteLength(output.code), output.modules));
      const sums: Record<string, number> = {};
      for (const [name, bytes] of [...chunks.values()].flatMap((each) => [...each]))
        sums[name] = (sums[name] ?? 0) + bytes;
      mkdirSync(join(root, '.cache'), { recursive: true });
      writeFileSync(fileOf(browser), JSON.stringify(sums));
    },
  };
}

/** Bytes by package of the last build for a browser. Throws where it was not built. */
export const readPackageSizes = (browser: string): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(
      v.parse(v.record(v.string(), v.number()), JSON.parse(readFileSync(fileOf(browser), 'utf8'))),
    ),
  );
