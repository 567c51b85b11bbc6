import { browser } from 'wxt/browser';
import { openKept } from '../../lib/storage/database';
import { copiedKeys, followLocal, keepCopies } from '../../lib/storage/local-copies';
import { repairLocal } from '../../lib/storage/local-values';
import { noticeLosses } from '../../lib/storage/losses';
import { packsChangedKey } from '../../lib/storage/pack-switches';
import { loadSetAside } from '../shared/set-aside';

/**
 * Sets aside what cannot be read of the settings, puts back what is gone of them, and names what is gone of all else;
 * where there is no room for that, it is tried again next time.
 */
export async function repairStored(): Promise<void> {
  try {
    await repairLocal(browser.storage.local, openKept);
    await lookAtKept();
  } catch {
    // Nothing was changed: what cannot be read falls back for as long as it stands there.
  }
}

/** Has each of the two storage areas know what the other holds. */
export async function lookAtKept(): Promise<void> {
  const kept = await openKept();
  try {
    await keepCopies(kept, browser.storage.local);
    await noticeLosses(kept, browser.storage.local);
  } finally {
    kept.close();
  }
}

/** Keeps the copies of what people set as it is, now and on every change. */
export function followStored(): void {
  void repairStored();
  browser.storage.onChanged.addListener(async (changes, area) => {
    if (area !== 'local') return;
    for (const key of copiedKeys) {
      const change = changes[key];
      // Where there is no room, the next worker tries again.
      if (change) await followLocal(key, change.newValue).catch(() => undefined);
    }
    if (packsChangedKey in changes) await repairStored();
  });
}

/** How many records could not be read; none are counted where they cannot be looked at. */
export async function countSetAside(): Promise<number> {
  try {
    return (await loadSetAside()).length;
  } catch {
    return 0;
  }
}
