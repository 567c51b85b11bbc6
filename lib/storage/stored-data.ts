import { type KeptDatabase, keptStores } from './database';
import { isFollowedKey } from './followed';
import { inventoryKey } from './losses';
import { settingsKey } from './settings';

/** A storage area of the browser. */
export interface WholeArea {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  clear(): Promise<void>;
}

/** Everywhere that the extension keeps anything. */
export interface Stores {
  readonly local: WholeArea;
  readonly session: WholeArea;
  readonly kept: KeptDatabase;
}

type KeptName = (typeof keptStores)[number];

/** All that is stored, as one document; each store is an object by key. */
export interface StoredData {
  readonly schema: 'second-source/data@1';
  /** When it was taken, ISO 8601. */
  readonly created: string;
  /** Until erased: the settings, and whatever else views remember. */
  readonly local: Readonly<Record<string, unknown>>;
  /** Until the browser is closed: reports of open tabs, pages that are switched off. */
  readonly session: Readonly<Record<string, unknown>>;
  readonly kept: Readonly<Record<KeptName, Readonly<Record<string, unknown>>>>;
}

async function readStore(kept: KeptDatabase, name: KeptName): Promise<Record<string, unknown>> {
  // In one transaction, so that keys and values belong together.
  const { store } = kept.transaction(name);
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return Object.fromEntries(keys.map((key, at) => [key, values[at]]));
}

/** Everything that is stored at this moment. */
export async function readStored(stores: Stores, now: Date): Promise<StoredData> {
  const { local, session, kept } = stores;
  const [packs, contests, removed] = await Promise.all([
    readStore(kept, 'packs'),
    readStore(kept, 'contests'),
    readStore(kept, 'removed'),
  ]);
  return {
    schema: 'second-source/data@1',
    created: now.toISOString(),
    local: await local.get(null),
    session: await session.get(null),
    kept: { packs, contests, removed },
  };
}

/** Erases everything that is stored. */
export async function eraseStored({ local, session, kept }: Stores): Promise<void> {
  // What is erased on purpose is not missed.
  await local.set({ [inventoryKey]: null });
  await kept.clear('copies');
  const { stores, done } = inAllStores(kept);
  await Promise.all([...stores.map((store) => store.clear()), done]);
  await local.clear();
  await session.clear();
}

/** Puts back what was erased; what belongs to open tabs alone comes by itself when their pages are looked at again. */
export async function restoreStored({ local, kept }: Stores, data: StoredData): Promise<void> {
  const { stores, done } = inAllStores(kept);
  const writes = stores.flatMap((store, at) => {
    const name = keptStores[at];
    const records = name === undefined ? {} : data.kept[name];
    return Object.entries(records).map(([key, value]) => store.put(value, key));
  });
  await Promise.all([...writes, done]);
  await local.set({ ...data.local });
}

/** All stores in one transaction: either everything is written, or nothing. */
function inAllStores(kept: KeptDatabase) {
  const transaction = kept.transaction(keptStores, 'readwrite');
  return {
    stores: keptStores.map((name) => transaction.objectStore(name)),
    done: transaction.done,
  };
}

/** What people are told of what is stored. */
export const storedKinds = [
  'settings',
  'packs',
  'contests',
  'removed',
  'reports',
  'other',
] as const;

/** How much of a kind is stored. */
export interface StoredKind {
  readonly kind: (typeof storedKinds)[number];
  readonly count: number;
  /** Of its JSON in UTF-8. */
  readonly bytes: number;
}

const bytesOf = (value: unknown): number =>
  new TextEncoder().encode(JSON.stringify(value) ?? '').length;

/** What is stored, kind by kind; kinds of which there is nothing are left out. */
export function sizesOf({ local, session, kept }: StoredData): readonly StoredKind[] {
  // The inventory is part of what it lists.
  const { [settingsKey]: settings, [inventoryKey]: _, ...other } = local;
  const groups: Readonly<Record<StoredKind['kind'], readonly unknown[]>> = {
    settings: settings === undefined ? [] : [settings],
    packs: Object.values(kept.packs),
    contests: Object.values(kept.contests),
    removed: Object.values(kept.removed),
    reports: Object.entries(session).flatMap(([key, value]) => (isFollowedKey(key) ? [] : [value])),
    other: Object.values(other),
  };
  return storedKinds.flatMap((kind) => {
    const values = groups[kind];
    if (values.length === 0) return [];
    const bytes = values.reduce<number>((sum, value) => sum + bytesOf(value), 0);
    return [{ kind, count: values.length, bytes }];
  });
}
