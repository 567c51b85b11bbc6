import { browser } from 'wxt/browser';
import { packsChangedKey, packsOffKey } from '../../lib/storage/pack-switches';
import { loadSettings } from '../../lib/storage/settings';
import { catchUp, type Followed } from './follow';
import { syncOwnDetector } from './own-detector';
import { forgetShelf } from './packs';
import * as tabs from './tabs';

const packs: Followed = {
  name: 'packs',
  async current() {
    const stored = await browser.storage.local.get([packsOffKey, packsChangedKey]);
    return JSON.stringify([stored[packsChangedKey] ?? null, stored[packsOffKey] ?? null]);
  },
  async follow() {
    forgetShelf();
    await syncOwnDetector(await loadSettings(browser.storage.local));
    const open = await browser.tabs.query({});
    await Promise.all(
      open.map(async ({ id }) => id !== undefined && tabs.inTurn(id, () => tabs.checkAgain(id))),
    );
  },
};

/** Reads the packs anew when they change, and brings the detector and all open pages in line with them. */
export function followPacks(): void {
  browser.storage.onChanged.addListener(async (changes, area) => {
    if (area !== 'local' || !(packsOffKey in changes || packsChangedKey in changes)) return;
    forgetShelf();
    await catchUp(packs, '');
  });
  void catchUp(packs, null);
}
