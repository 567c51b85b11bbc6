import { browser } from 'wxt/browser';
import { openKept } from '../../lib/storage/database';
import { repairLocal } from '../../lib/storage/local-values';
import { loadSetAside } from '../shared/set-aside';

/** Sets aside what cannot be read of the settings; where there is no room for that, it is tried again next time. */
export async function repairStored(): Promise<void> {
  try {
    await repairLocal(browser.storage.local, openKept);
  } catch {
    // Nothing was changed: what cannot be read falls back for as long as it stands there.
  }
}

/** How many records could not be read; none are counted where they cannot be looked at. */
export async function countSetAside(): Promise<number> {
  try {
    return (await loadSetAside()).length;
  } catch {
    return 0;
  }
}
