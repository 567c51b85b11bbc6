import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * What the user keeps on the device: own packs and contested labels. Records are stored as they are
 * written and narrowed by schema when they are read, so that a broken one can be named and set aside.
 */
export interface Kept extends DBSchema {
  /** Own packs, by id. */
  packs: { key: string; value: unknown };
  /** Contested labels, by id. */
  contests: { key: string; value: unknown };
  /** What was deleted and can be brought back, by "store:id". */
  removed: { key: string; value: unknown };
}

export type KeptDatabase = IDBPDatabase<Kept>;

export const keptStores = ['packs', 'contests', 'removed'] as const;
const version = 1;

/** Opens the database of what the user keeps, creating what is missing. */
export function openKept(name = 'second-source'): Promise<KeptDatabase> {
  return openDB<Kept>(name, version, {
    upgrade(database) {
      for (const store of keptStores) {
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
      }
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}
