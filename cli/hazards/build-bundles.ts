import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';
import { root } from '../setup/paths';

const sources = join(root, 'tests', 'fixtures', 'hazards', 'bundles');
const output = join(root, '.cache', 'hazards');

/** Frameworks whose pages are among the hazards: each has a script of this name. */
export const frameworks = ['react', 'vue', 'svelte', 'angular', 'preact'] as const;

const svelte: Plugin = {
  name: 'svelte',
  transform(code, id) {
    if (!id.endsWith('.svelte')) return null;
    const { js } = compile(code, { filename: id, generate: 'client' });
    return { code: js.code, map: null };
  },
};

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const file of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, file)));
  return hash.digest('hex');
}

async function bundle(name: string): Promise<void> {
  await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    root,
    plugins: [svelte],
    define: { 'process.env.NODE_ENV': '"development"', ngDevMode: 'true' },
    build: {
      outDir: output,
      emptyOutDir: false,
      minify: false,
      lib: {
        entry: join(sources, `${name}.js`),
        formats: ['iife'],
        name: 'bundle',
        fileName: () => `${name}.js`,
      },
    },
  });
}

/**
 * Bundles the hazards' framework pages from the installed packages, unless they were made of the same files;
 * development builds, which complain of more. Returns the folder that they are in.
 */
export async function buildBundles(): Promise<string> {
  const stamp = join(output, 'built-of');
  const current = fingerprint();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== current) {
    mkdirSync(output, { recursive: true });
    await Promise.all(frameworks.map(bundle));
    writeFileSync(stamp, current);
  }
  return output;
}
