import { browser } from 'wxt/browser';
import { packsChangedKey, packsOffKey } from '../../lib/storage/pack-switches';
import { loadSettings } from '../../lib/storage/settings';
import { syncOwnDetector } from './own-detector';
import { forgetShelf } from './packs';
import * as tabs from './tabs';

/** Reads the packs anew when they change, and brings the detector and all open pages in line with them. */
export function followPacks(): void {
  browser.storage.onChanged.addListener(async (changes, area) => {
    if (area !== 'local' || !(packsOffKey in changes || packsChangedKey in changes)) return;
    forgetShelf();
    await syncOwnDetector(await loadSettings(browser.storage.local));
    for (const { id } of await browser.tabs.query({})) {
      if (id !== undefined) await tabs.inTurn(id, () => tabs.checkAgain(id));
    }
  });
}
