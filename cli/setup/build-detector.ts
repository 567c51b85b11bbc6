import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import type { Prefilter } from '../../lib/detect/may-match';
import { prefilterFor } from '../../lib/detect/prefilter';
import { parsePack } from '../../lib/factbase/pack-schema';

const littleText = 2000;

/** What pages are looked through for, made of the packs in a folder. */
export function readPrefilter(folder: string): Prefilter {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return prefilterFor(
    files
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const pack = parsePack(JSON.parse(readFileSync(join(folder, name), 'utf8')));
        return pack.ok ? { pack: pack.value.id, ...pack.value.detection } : [];
      }),
  );
}

/** Constants that the detector's code is built with. */
export const detectorConstants = ({
  names,
  events,
}: Prefilter): Readonly<Record<string, string>> => ({
  __PREFILTER_NAMES__: JSON.stringify(names),
  __PREFILTER_EVENTS__: JSON.stringify(events),
  __LITTLE_TEXT__: String(littleText),
});

const lookUp = 'isNamed(__PREFILTER_NAMES__, text)';

/** Writes out the look-up of names on the way that every page takes: a loop takes twice the time where it runs once. */
function writeOutNames({ names }: Prefilter): Plugin {
  return {
    name: 'write-out-names',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/every-page.ts')) return null;
      if (!code.includes(lookUp)) throw new Error(`every-page.ts has no ${lookUp}`);
      // Many names are expressions, which need no writing out.
      if ('latin' in names || names.length === 0) return null;
      const all = names.map((name) => `text.includes(${JSON.stringify(name)})`);
      return code.replace(lookUp, `(${all.join(' || ')})`);
    },
  };
}

/** The script that runs on every page, as it ships: bare, because a framework's wrapping costs more than its work. */
export async function buildDetector(root: string, prefilter: Prefilter): Promise<string> {
  const built = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    root,
    define: { ...detectorConstants(prefilter) },
    plugins: [writeOutNames(prefilter)],
    build: {
      write: false,
      target: ['chrome120', 'firefox142'],
      lib: { entry: join(root, 'lib/detect/every-page.ts'), formats: ['iife'], name: 'detector' },
    },
  });
  for (const { output } of [built].flat().filter((each) => 'output' in each)) {
    for (const file of output) if (file.type === 'chunk') return file.code;
  }
  throw new Error('the detector was not built');
}
