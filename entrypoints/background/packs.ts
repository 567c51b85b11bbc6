import { browser } from 'wxt/browser';
import { createDetector, type Detector } from '../../lib/detect/detect';
import type { Profile } from '../../lib/detect/profile';
import { type Pack, parsePack } from '../../lib/factbase/pack-schema';
import { arrangePacks } from '../../lib/factbase/shelf';
import type { UserPack } from '../../lib/factbase/user-pack-schema';
import { describeProblems, type Problem } from '../../lib/result';
import { openKept } from '../../lib/storage/database';
import { type OwnPacks, readOwnPacks } from '../../lib/storage/own-packs';
import { packsChangedKey, packsOffKey, readPacksOff } from '../../lib/storage/pack-switches';

/** The packs in use, with a detector for all of them. */
export interface Shelf {
  /** By event: bundled packs with what the user's own ones add, and the user's own events. */
  readonly packs: ReadonlyMap<string, Pack>;
  readonly detector: Detector;
  /** Why packs could not be read, or parts of them not be used. */
  readonly problems: readonly string[];
  /** What the packs in use were put together from. */
  readonly parts: Parts;
}

/** Packs before they are put together, those that are off among them. */
export interface Parts {
  readonly bundled: readonly Pack[];
  readonly own: OwnPacks;
  readonly off: ReadonlySet<string>;
}

const nothingKept: OwnPacks = { packs: [], removed: [], setAside: [] };

async function readPack(file: string): Promise<Pack | string> {
  try {
    const response = await fetch(new URL(`factbase/${file}`, browser.runtime.getURL('/')));
    const parsed = parsePack(await response.json());
    return parsed.ok ? parsed.value : `${file}: ${describeProblems(parsed.problems)}`;
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : 'cannot be read'}`;
  }
}

/** What this build ships: read once in the worker's life. */
let bundled: Promise<readonly (Pack | string)[]> | null = null;

async function readKept(problems: string[]): Promise<OwnPacks> {
  try {
    const kept = await openKept();
    try {
      return await readOwnPacks(kept);
    } finally {
      kept.close();
    }
  } catch (error) {
    problems.push(`own packs: ${error instanceof Error ? error.message : 'cannot be read'}`);
    return nothingKept;
  }
}

const describe = ({ where, what }: Problem): string => `${where}: ${what}`;

async function load(): Promise<Shelf> {
  bundled ??= Promise.all(__PACK_FILES__.map(readPack));
  const problems: string[] = [];
  const packs: Pack[] = [];
  for (const read of await bundled) {
    if (typeof read === 'string') problems.push(read);
    else packs.push(read);
  }
  const own = await readKept(problems);
  const stored = await browser.storage.local.get(packsOffKey);
  const off = new Set(readPacksOff(stored[packsOffKey]));
  const arranged = arrangePacks(packs, own.packs, off);
  problems.push(...arranged.problems.map(describe));
  return {
    packs: arranged.packs,
    detector: createDetector([...arranged.packs.values()].map(profileOf)),
    problems,
    parts: { bundled: packs, own, off },
  };
}

const profileOf = ({ id, event, detection }: Pack): Profile => ({
  pack: id,
  date: event.date,
  ...detection,
});

/** What stands for the packs as they are stored: it changes with every change to them. */
export async function packsStamp(): Promise<string> {
  const stored = await browser.storage.local.get([packsOffKey, packsChangedKey]);
  return JSON.stringify([stored[packsChangedKey] ?? null, stored[packsOffKey] ?? null]);
}

let shelf: { readonly stamp: string; readonly loaded: Promise<Shelf> } | null = null;

/** The packs, read only when somebody needs them and kept until they change. */
export async function loadShelf(): Promise<Shelf> {
  // Who asks may have heard of a change before anybody here has.
  const stamp = await packsStamp();
  if (shelf?.stamp !== stamp) shelf = { stamp, loaded: load() };
  return shelf.loaded;
}

/** What the detectors look for because of the user's own packs: events of their own, and further names of others. */
export function ownProfiles({ packs, parts }: Shelf): readonly Profile[] {
  const events = parts.own.packs.flatMap(({ id, extends: base }) =>
    base === null ? (packs.get(id) ?? []) : [],
  );
  const names = parts.own.packs.filter(
    (pack) => pack.extends !== null && hasTerms(pack) && isInUse(pack, packs),
  );
  // What somebody else wrote as a piece of an expression is none: the terms serve.
  return [
    ...events.map(profileOf).map(({ anchors: _, ...profile }) => profile),
    ...names.map(({ id, detection: { anchors: _, ...detection } }) => ({ pack: id, ...detection })),
  ];
}

const hasTerms = ({ detection: { decisive, groups } }: UserPack): boolean =>
  decisive.length + groups.length > 0;

const isInUse = ({ id }: UserPack, packs: ReadonlyMap<string, Pack>): boolean =>
  [...packs.values()].some(({ own }) => own?.some((each) => each.id === id));
