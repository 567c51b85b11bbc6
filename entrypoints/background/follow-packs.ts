import { browser } from 'wxt/browser';
import { packsChangedKey, packsOffKey } from '../../lib/storage/pack-switches';
import { loadSettings } from '../../lib/storage/settings';
import { catchUp, type Followed } from './follow';
import { syncOwnDetector } from './own-detector';
import { packsStamp } from './packs';
import * as tabs from './tabs';

const packs: Followed = {
  name: 'packs',
  current: packsStamp,
  async follow() {
    await syncOwnDetector(await loadSettings(browser.storage.local));
    const open = await browser.tabs.query({});
    await Promise.all(
      open.map(async ({ id }) => id !== undefined && tabs.inTurn(id, () => tabs.checkAgain(id))),
    );
  },
};

/** Brings the detector and all open pages in line with the packs, now and on every change. */
export function followPacks(): void {
  browser.storage.onChanged.addListener(async (changes, area) => {
    if (area !== 'local' || !(packsOffKey in changes || packsChangedKey in changes)) return;
    await catchUp(packs, '');
  });
  void catchUp(packs, null);
}
