import { browser } from 'wxt/browser';
import { loadSettings, readSettings, type Settings, settingsKey } from '../../lib/storage/settings';
import { catchUp, type Followed } from './follow';
import { syncOwnDetector } from './own-detector';
import { syncDetector } from './reach';
import * as tabs from './tabs';

let last: Promise<unknown> = Promise.resolve();

/** One change after another: what the browser is told of must not cross. */
function inOrder(work: () => Promise<void>): Promise<void> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

/** In all tabs at once, and outside the order of changes: a page that never finishes loading never lets a script in. */
async function inEachTab(work: (tabId: number, url: string) => Promise<void>): Promise<void> {
  const open = await browser.tabs.query({});
  await Promise.all(open.map(async ({ id, url }) => id !== undefined && work(id, url ?? '')));
}

async function syncDetectors(settings: Settings): Promise<void> {
  await syncDetector(settings);
  await syncOwnDetector(settings);
}

/** Registers the detectors anew, and looks at pages that were opened without it. */
async function startOver(): Promise<void> {
  await inOrder(async () => syncDetectors(await loadSettings(browser.storage.local)));
  await inEachTab(tabs.lookAgain);
}

const stored: Followed = {
  name: 'settings',
  async current() {
    return JSON.stringify((await browser.storage.local.get(settingsKey))[settingsKey] ?? null);
  },
  async follow(was, now) {
    const before = readSettings(JSON.parse(was));
    const after = readSettings(JSON.parse(now));
    await inOrder(() => syncDetectors(after));
    await inEachTab((tabId, url) =>
      tabs.inTurn(tabId, () => tabs.follow(tabId, url, before, after)),
    );
  },
};

/** Keeps the detector and all open pages as the settings and the browser's permissions say, now and on every change. */
export function followSettings(): void {
  browser.runtime.onInstalled.addListener(startOver);
  browser.permissions.onAdded.addListener(startOver);
  browser.runtime.onStartup.addListener(() =>
    inOrder(async () => syncDetectors(await loadSettings(browser.storage.local))),
  );
  browser.storage.onChanged.addListener(async (changes, area) => {
    const change = changes[settingsKey];
    if (area !== 'local' || !change) return;
    await catchUp(stored, JSON.stringify(change.oldValue ?? null));
  });
  void catchUp(stored, null);
  browser.permissions.onRemoved.addListener(() => inEachTab(tabs.leaveIfShutOut));
}
