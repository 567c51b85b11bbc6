import { browser } from 'wxt/browser';
import { packsOffKey, readPacksOff } from '../../lib/storage/pack-switches';
import { withItem } from '../../lib/storage/settings';

/** Switches a pack, bundled or not, on or off. */
export async function switchPack(id: string, on: boolean): Promise<void> {
  const stored = await browser.storage.local.get(packsOffKey);
  const off = withItem(readPacksOff(stored[packsOffKey]), id, !on);
  await browser.storage.local.set({ [packsOffKey]: off });
}
