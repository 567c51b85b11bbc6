import { type KeptDatabase, openKept } from './database';
import { packsOffKey } from './pack-switches';
import { copyAside } from './set-aside';
import { type SettingsArea, settingsKey } from './settings';

/** What people have set in local storage, of which the database has copies. */
export const copiedKeys = [settingsKey, packsOffKey] as const;
type CopiedKey = (typeof copiedKeys)[number];

const gone = 'they were gone from this device; what was set last was put back';

/**
 * Keeps copies of what people have set. What is gone although a copy is there was lost with the browser's files:
 * it is put back, and named among what was set aside.
 */
export async function keepCopies(db: KeptDatabase, area: SettingsArea): Promise<void> {
  for (const key of copiedKeys) {
    const stored = (await area.get(key))[key];
    const copy = await db.get('copies', key);
    if (stored !== undefined) {
      if (JSON.stringify(stored) !== JSON.stringify(copy)) await db.put('copies', stored, key);
    } else if (copy !== undefined) {
      await copyAside(db, 'local', key, copy, [{ where: key, what: gone }]);
      await area.set({ [key]: copy });
    }
  }
}

/** Goes along with a change of what people have set: what they take away is no loss. */
export async function followLocal(key: CopiedKey, value: unknown): Promise<void> {
  const db = await openKept();
  try {
    if (value === undefined) await db.delete('copies', key);
    else await db.put('copies', value, key);
  } finally {
    db.close();
  }
}
