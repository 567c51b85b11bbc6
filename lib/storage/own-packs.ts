import * as v from 'valibot';
import { openUserPack, type UserPack } from '../factbase/user-pack-schema';
import { failure, type Problem, type Result, success } from '../result';
import type { KeptDatabase } from './database';
import {
  moveAside,
  readSetAside,
  removedPackKey,
  removedPackSchema,
  type SetAside,
} from './set-aside';

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

/**
 * All that is kept of the user's packs. A record that cannot be read is set aside, whole, and named; one that
 * another version set aside comes back as soon as it can be read.
 */
export async function readOwnPacks(db: KeptDatabase): Promise<OwnPacks> {
  await bringBack(db);
  const tx = db.transaction('packs');
  const [keys, records] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  const packs: UserPack[] = [];
  const left: SetAside[] = [];
  for (const [at, key] of keys.entries()) {
    const opened = await openUserPack(records[at]);
    if (opened.ok && opened.value.id === key) packs.push(opened.value);
    else {
      const other = [{ where: 'id', what: `it is kept as "${key}"` }];
      const problems = opened.ok ? other : opened.problems;
      const aside = await moveAside(db, 'packs', key, records[at], problems);
      if (aside.place.store === 'packs') left.push(aside);
    }
  }
  const aside = await readSetAside(db);
  return { packs, removed: await readRemoved(db, new Set(keys)), setAside: [...left, ...aside] };
}

/** Puts packs that were set aside back where they can be read by now and nothing stands in their place. */
async function bringBack(db: KeptDatabase): Promise<void> {
  for (const { kind, id, record, place } of await readSetAside(db)) {
    const opened = kind === 'packs' ? await openUserPack(record) : null;
    if (!opened?.ok || opened.value.id !== id) continue;
    const tx = db.transaction(['packs', 'removed'], 'readwrite');
    const move = async (): Promise<void> => {
      if ((await tx.objectStore('packs').get(id)) !== undefined) return;
      await tx.objectStore('packs').put(record, id);
      await tx.objectStore('removed').delete(place.key);
    };
    // Where there is no room it stays where it is.
    await settle(tx, move()).catch(() => undefined);
  }
}

async function readRemoved(
  db: KeptDatabase,
  present: ReadonlySet<string>,
): Promise<readonly Removed[]> {
  const entries = await db.getAll('removed', under(removedPackKey('')));
  return entries
    .flatMap((entry) => {
      const read = v.safeParse(removedPackSchema, entry);
      if (!read.success || present.has(read.output.record.id)) return [];
      const { id, name } = read.output.record;
      return [{ id, name, at: read.output.at }];
    })
    .sort((a, b) => (a.at < b.at ? 1 : -1));
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
          await tx.objectStore('removed').put({ at, record: before }, removedPackKey(pack.id));
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
      await tx.objectStore('removed').put({ at, record }, removedPackKey(id));
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
      const entry = v.safeParse(
        removedPackSchema,
        await tx.objectStore('removed').get(removedPackKey(id)),
      );
      if (!entry.success) return;
      found = true;
      const current = await tx.objectStore('packs').get(id);
      await tx.objectStore('packs').put(entry.output.record, id);
      if (current === undefined) await tx.objectStore('removed').delete(removedPackKey(id));
      else
        await tx
          .objectStore('removed')
          .put({ at: new Date().toISOString(), record: current }, removedPackKey(id));
    };
    await settle(tx, write());
    return found ? success(null) : failure({ where: id, what: 'there is nothing to go back to' });
  } catch (error) {
    return failure(describeFailure(id, error));
  }
}

/** Lets a pack that was deleted go for good. */
export async function forgetRemoved(db: KeptDatabase, id: string): Promise<Result<null>> {
  try {
    await db.delete('removed', removedPackKey(id));
    return success(null);
  } catch (error) {
    return failure(describeFailure(id, error));
  }
}
