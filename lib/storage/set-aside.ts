import * as v from 'valibot';
import type { Problem } from '../result';
import { problemsOf } from '../schema-problems';
import type { KeptDatabase } from './database';

/** Where something stood that could not be read; what was lost is named, with what is known of it. */
export const asideKinds = ['packs', 'contests', 'local', 'removed', 'lost'] as const;
export type AsideKind = (typeof asideKinds)[number];

/** A record that could not be read and was set aside as it was. */
export interface SetAside {
  readonly kind: AsideKind;
  /** The key that it had there. */
  readonly id: string;
  /** ISO 8601 time; empty where nobody wrote it down. */
  readonly at: string;
  readonly problems: readonly Problem[];
  readonly record: unknown;
  /** Where it stands now: where it was, if there was no room to move it. */
  readonly place: { readonly store: 'packs' | 'contests' | 'removed'; readonly key: string };
}

const entrySchema = v.object({
  id: v.string(),
  at: v.string(),
  problems: v.array(v.object({ where: v.string(), what: v.string() })),
  record: v.unknown(),
});
type Entry = v.InferOutput<typeof entrySchema>;

/** A pack that was deleted or changed, as it was before. */
export const removedPackSchema = v.object({
  at: v.string(),
  record: v.looseObject({ id: v.string(), name: v.string() }),
});
/** Where a pack is kept that was deleted or changed. */
export const removedPackKey = (id: string): string => `packs:${id}`;

const keyOf = (kind: AsideKind, id: string): string => `damaged-${kind}:${id}`;
/** The kind in the key of a record that was set aside, or undefined. */
const kindIn = (key: string): AsideKind | undefined =>
  asideKinds.find((kind) => key.startsWith(keyOf(kind, '')));

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The first key for a record under which nothing else stands. */
async function freeKey(
  kind: AsideKind,
  entry: Entry,
  get: (key: string) => Promise<unknown>,
): Promise<string> {
  for (let number = 1; ; number++) {
    const key = keyOf(kind, number === 1 ? entry.id : `${entry.id} (${number})`);
    const found = v.safeParse(entrySchema, await get(key));
    if (!found.success || isSame(found.output.record, entry.record)) return key;
  }
}

/** Moves a record that cannot be read out of its store. Where there is no room for that it stays, and is named all the same. */
export async function moveAside(
  db: KeptDatabase,
  store: 'packs' | 'contests',
  id: string,
  record: unknown,
  problems: readonly Problem[],
): Promise<SetAside> {
  const entry: Entry = { id, at: new Date().toISOString(), problems: [...problems], record };
  try {
    const tx = db.transaction([store, 'removed'], 'readwrite');
    const ended = tx.done.then(
      () => true,
      () => false,
    );
    const removed = tx.objectStore('removed');
    const key = await freeKey(store, entry, (each) => removed.get(each));
    await removed.put(entry, key);
    await tx.objectStore(store).delete(id);
    if (await ended) return { ...entry, kind: store, record, place: { store: 'removed', key } };
  } catch {
    // It is named where it stands.
  }
  return { ...entry, kind: store, record, place: { store, key: id } };
}

/** Keeps a copy of what cannot be read, or is known of what is gone; rejects where there is no room for it. */
export async function copyAside(
  db: KeptDatabase,
  kind: 'local' | 'lost',
  id: string,
  record: unknown,
  problems: readonly Problem[],
): Promise<void> {
  const entry: Entry = { id, at: new Date().toISOString(), problems: [...problems], record };
  const tx = db.transaction('removed', 'readwrite');
  const write = async (): Promise<void> => {
    const key = await freeKey(kind, entry, (each) => tx.store.get(each));
    await tx.store.put(entry, key);
  };
  await Promise.all([write(), tx.done]);
}

/** All that was set aside, by kind and id. What stands among it and cannot be read either is named too. */
export async function readSetAside(db: KeptDatabase): Promise<readonly SetAside[]> {
  const tx = db.transaction('removed');
  const [keys, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  return keys.flatMap((key, at): SetAside[] => {
    const record: unknown = values[at];
    const place = { store: 'removed', key } as const;
    if (key.startsWith(removedPackKey(''))) {
      const problems = v.safeParse(removedPackSchema, record).issues;
      if (problems === undefined) return [];
      return [{ kind: 'removed', id: key, at: '', problems: problemsOf(problems), record, place }];
    }
    const kind = kindIn(key);
    if (kind === undefined) return [];
    const read = v.safeParse(entrySchema, record);
    if (read.success) return [{ ...read.output, record: read.output.record, kind, place }];
    const what = 'the note on it cannot be read';
    return [{ kind, id: key, at: '', problems: [{ where: '(root)', what }], record, place }];
  });
}

/** Lets a record that was set aside go for good. */
export const forgetAside = (db: KeptDatabase, { store, key }: SetAside['place']): Promise<void> =>
  db.delete(store, key);
