import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
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

/** The script that runs on every page, as it ships: bare, because a framework's wrapping costs more than its work. */
export async function buildDetector(root: string, prefilter: Prefilter): Promise<string> {
  const built = await build({
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    root,
    define: { ...detectorConstants(prefilter) },
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
