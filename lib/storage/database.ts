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
  /** What people have set in local storage, once more, by its key there. */
  copies: { key: string; value: unknown };
}

export type KeptDatabase = IDBPDatabase<Kept>;

export const keptStores = ['packs', 'contests', 'removed'] as const;
/** Stores of the database alone, of which nobody is told. */
const furtherStores = ['copies'] as const;
const version = 2;

/**
 * Opens the database of what the user keeps, creating what is missing. A browser that finds the database's files
 * damaged refuses once, and has new ones when it is asked again.
 */
export async function openKept(name = 'second-source'): Promise<KeptDatabase> {
  try {
    return await open(name);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'UnknownError') return open(name);
    throw error;
  }
}

function open(name: string): Promise<KeptDatabase> {
  return openDB<Kept>(name, version, {
    upgrade(database) {
      for (const store of [...keptStores, ...furtherStores]) {
        if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
      }
    },
    blocking(_current, _blocked, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}
