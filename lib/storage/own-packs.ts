import * as v from 'valibot';
import { openUserPack, type UserPack } from '../factbase/user-pack-schema';
import { failure, type Problem, type Result, success } from '../result';
import type { KeptDatabase } from './database';

/** A record that could not be read and was set aside as it was. */
export interface SetAside {
  readonly id: string;
  /** ISO 8601 time. */
  readonly at: string;
  readonly problems: readonly Problem[];
  readonly record: unknown;
}

/** A pack that was deleted and can be brought back. */
export interface Removed {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** The user's own packs as they are kept. */
export interface OwnPacks {
  readonly packs: readonly UserPack[];
  /** Deleted packs, the last first. */
  readonly removed: readonly Removed[];
  readonly setAside: readonly SetAside[];
}

const removedSchema = v.object({ at: v.string(), record: v.unknown() });
const namedSchema = v.object({ id: v.string(), name: v.string() });
const setAsideSchema = v.object({
  id: v.string(),
  at: v.string(),
  problems: v.array(v.object({ where: v.string(), what: v.string() })),
  record: v.unknown(),
});

const beforeKey = (id: string): string => `packs:${id}`;
const asideKey = (id: string): string => `damaged-packs:${id}`;
const under = (key: string): IDBKeyRange => IDBKeyRange.bound(key, `${key}\uffff`);

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

/** What stood in the way of a write; a transaction that fails leaves everything as it was. */
function describeFailure(where: string, error: unknown): Problem {
  const isFull = error instanceof Error && error.name === 'QuotaExceededError';
  return {
    where,
    what: isFull
      ? 'there is no room left on this device; nothing was changed'
      : `it could not be kept, and nothing was changed: ${messageOf(error)}`,
  };
}

/** All that is kept of the user's packs. A record that cannot be read is set aside, whole, and named. */
export async function readOwnPacks(db: KeptDatabase): Promise<OwnPacks> {
  const keys = await db.getAllKeys('packs');
  const records = await Promise.all(keys.map((key) => db.get('packs', key)));
  const packs: UserPack[] = [];
  for (const [at, key] of keys.entries()) {
    const opened = await openUserPack(records[at]);
    if (opened.ok && opened.value.id === key) packs.push(opened.value);
    else {
      const other = [{ where: 'id', what: `it is kept as "${key}"` }];
      await setAside(db, key, records[at], opened.ok ? other : opened.problems);
    }
  }
  return { packs, removed: await readRemoved(db, new Set(keys)), setAside: await readAside(db) };
}

async function setAside(
  db: KeptDatabase,
  id: string,
  record: unknown,
  problems: readonly Problem[],
): Promise<void> {
  const tx = db.transaction(['packs', 'removed'], 'readwrite');
  const entry: SetAside = { id, at: new Date().toISOString(), problems, record };
  await Promise.all([
    tx.objectStore('removed').put(entry, asideKey(id)),
    tx.objectStore('packs').delete(id),
    tx.done,
  ]);
}

async function readRemoved(
  db: KeptDatabase,
  present: ReadonlySet<string>,
): Promise<readonly Removed[]> {
  const entries = await db.getAll('removed', under(beforeKey('')));
  return entries
    .flatMap((entry) => {
      const read = v.safeParse(removedSchema, entry);
      const named = v.safeParse(namedSchema, read.success ? read.output.record : null);
      if (!read.success || !named.success || present.has(named.output.id)) return [];
      return [{ ...named.output, at: read.output.at }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

async function readAside(db: KeptDatabase): Promise<readonly SetAside[]> {
  const entries = await db.getAll('removed', under(asideKey('')));
  return entries.flatMap((entry) => {
    const read = v.safeParse(setAsideSchema, entry);
    return read.success ? [{ ...read.output, record: read.output.record }] : [];
  });
}

/**
 * Keeps packs, all or none. What each of them replaces can be brought back by {@link undoPack}.
 * Problems name the pack.
 */
export async function keepPacks(
  db: KeptDatabase,
  packs: readonly UserPack[],
): Promise<Result<null>> {
  let where = 'packs';
  try {
    const tx = db.transaction(['packs', 'removed'], 'readwrite');
    const at = new Date().toISOString();
    const write = async (): Promise<void> => {
      for (const pack of packs) {
        where = pack.id;
        const before = await tx.objectStore('packs').get(pack.id);
        if (before !== undefined)
          await tx.objectStore('removed').put({ at, record: before }, beforeKey(pack.id));
        await tx.objectStore('packs').put(pack, pack.id);
      }
    };
    await settle(tx, write());
    return success(null);
  } catch (error) {
    return failure(describeFailure(where, error));
  }
}

interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

/** Waits for a transaction; where a part of it fails, all of it is taken back. */
async function settle(tx: Transaction, work: Promise<void>): Promise<void> {
  const done = tx.done.catch((error: unknown) => error ?? new Error('it was taken back'));
  try {
    await work;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended by itself.
    }
    await done;
    throw error;
  }
  const failed = await done;
  if (failed !== undefined) throw failed;
}

/** Deletes a pack; {@link undoPack} brings it back. */
export async function removePack(db: KeptDatabase, id: string): Promise<Result<null>> {
  try {
    const tx = db.transaction(['packs', 'removed'], 'readwrite');
    const write = async (): Promise<void> => {
      const record = await tx.objectStore('packs').get(id);
      if (record === undefined) return;
      const at = new Date().toISOString();
      await tx.objectStore('removed').put({ at, record }, beforeKey(id));
      await tx.objectStore('packs').delete(id);
    };
    await settle(tx, write());
    return success(null);
  } catch (error) {
    return failure(describeFailure(id, error));
  }
}

/** Puts a pack back as it was before it was last changed or deleted; a second time does that again. */
export async function undoPack(db: KeptDatabase, id: string): Promise<Result<null>> {
  try {
    const tx = db.transaction(['packs', 'removed'], 'readwrite');
    let found = false;
    const write = async (): Promise<void> => {
      const entry = v.safeParse(removedSchema, await tx.objectStore('removed').get(beforeKey(id)));
      if (!entry.success) return;
      found = true;
      const current = await tx.objectStore('packs').get(id);
      await tx.objectStore('packs').put(entry.output.record, id);
      if (current === undefined) await tx.objectStore('removed').delete(beforeKey(id));
      else
        await tx
          .objectStore('removed')
          .put({ at: new Date().toISOString(), record: current }, beforeKey(id));
    };
    await settle(tx, write());
    return found ? success(null) : failure({ where: id, what: 'there is nothing to go back to' });
  } catch (error) {
    return failure(describeFailure(id, error));
  }
}

/** Lets a pack that was deleted, or a record that was set aside, go for good. */
export async function forgetRemoved(
  db: KeptDatabase,
  kind: 'removed' | 'set-aside',
  id: string,
): Promise<Result<null>> {
  try {
    await db.delete('removed', kind === 'removed' ? beforeKey(id) : asideKey(id));
    return success(null);
  } catch (error) {
    return failure(describeFailure(id, error));
  }
}
