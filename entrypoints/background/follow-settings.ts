import { browser } from 'wxt/browser';
import { loadSettings, readSettings, settingsKey } from '../../lib/storage/settings';
import { syncDetector } from './reach';
import * as tabs from './tabs';

let last: Promise<unknown> = Promise.resolve();

/** One change after another: what the browser is told of must not cross. */
function inOrder(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

const inEachTab = async (work: (tabId: number, url: string) => Promise<void>): Promise<void> => {
  for (const { id, url } of await browser.tabs.query({})) {
    if (id !== undefined) await work(id, url ?? '');
  }
};

/** Registers the detector anew, and looks at pages that were opened without it. */
const startOver = (): Promise<void> =>
  inOrder(async () => {
    await syncDetector(await loadSettings(browser.storage.local));
    await inEachTab(tabs.lookAgain);
  });

/** Keeps the detector and all open pages as the settings and the browser's permissions say, now and on every change. */
export function followSettings(): void {
  browser.runtime.onInstalled.addListener(startOver);
  browser.permissions.onAdded.addListener(startOver);
  browser.runtime.onStartup.addListener(() =>
    inOrder(async () => syncDetector(await loadSettings(browser.storage.local))),
  );
  browser.storage.onChanged.addListener(async (changes, area) => {
    const change = changes[settingsKey];
    if (area !== 'local' || !change) return;
    const before = readSettings(change.oldValue);
    const after = readSettings(change.newValue);
    await inOrder(async () => {
      await syncDetector(after);
      await inEachTab((tabId, url) =>
        tabs.inTurn(tabId, () => tabs.follow(tabId, url, before, after)),
      );
    });
  });
  browser.permissions.onRemoved.addListener(() => inOrder(() => inEachTab(tabs.leaveIfShutOut)));
}
