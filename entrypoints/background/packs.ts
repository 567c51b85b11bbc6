import { browser } from 'wxt/browser';
import { createDetector, type Detector } from '../../lib/detect/detect';
import type { Profile } from '../../lib/detect/profile';
import { type Pack, parsePack } from '../../lib/factbase/pack-schema';
import { describeProblems } from '../../lib/result';

/** The packs that this build ships, with a detector for all of them. */
export interface Shelf {
  readonly packs: ReadonlyMap<string, Pack>;
  readonly detector: Detector;
  /** Why packs could not be read. */
  readonly problems: readonly string[];
}

async function readPack(file: string): Promise<Pack | string> {
  try {
    const response = await fetch(new URL(`factbase/${file}`, browser.runtime.getURL('/')));
    const parsed = parsePack(await response.json());
    return parsed.ok ? parsed.value : `${file}: ${describeProblems(parsed.problems)}`;
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : 'cannot be read'}`;
  }
}

async function load(): Promise<Shelf> {
  const packs = new Map<string, Pack>();
  const problems: string[] = [];
  for (const read of await Promise.all(__PACK_FILES__.map(readPack))) {
    if (typeof read === 'string') problems.push(read);
    else packs.set(read.id, read);
  }
  const profiles = [...packs.values()].map(
    ({ id, event, detection }): Profile => ({ pack: id, date: event.date, ...detection }),
  );
  return { packs, detector: createDetector(profiles), problems };
}

let shelf: Promise<Shelf> | null = null;

/** The packs, read once in the worker's life and only when somebody needs them. */
export function loadShelf(): Promise<Shelf> {
  shelf ??= load();
  return shelf;
}
