import type { Browser, Page, WebWorker } from 'puppeteer-core';
import type { WxtBrowser } from 'wxt/browser';
import { type BrowserName, testedBrowser } from './capabilities';
import { launchChromium } from './chromium';
import { startFirefox } from './firefox';
import { patience, until } from './until';
import { waitByAsking } from './wait-for-selector';

/** What functions that run in the extension see, in either browser. */
declare const chrome: WxtBrowser;

/** A place in the extension where a test can run code that uses `chrome.*`. */
export type Background = Pick<WebWorker, 'evaluate' | 'close'>;

/** What the reader's system asks of pages. */
export interface Media {
  readonly scheme?: 'light' | 'dark';
  readonly type?: 'screen' | 'print';
  readonly forcedColours?: boolean;
}

/** What each browser does in its own way. */
export interface Driver {
  readonly name: BrowserName;
  readonly browser: Browser;
  readonly id: string;
  /** Where the extension's own pages stand, without a slash at the end. */
  readonly origin: string;
  /**
   * Where the extension's API can be called: Chromium's service worker, woken where it has stopped;
   * in Firefox, whose event page no test can enter, a page of the extension.
   */
  readonly worker: () => Promise<Background>;
  /** A page of the browser, loaded; also one of the extension's own. */
  readonly open: (url: string) => Promise<Page>;
  /** Stops the background as the browser does when it has been idle; the next event wakes it. */
  readonly stopWorker: () => Promise<void>;
  /** A keyboard command of the browser; its keys do not reach a headless one. */
  readonly command: (name: string) => Promise<void>;
  /** Lets the extension into all sites again, as installation does. */
  readonly grantAccess: () => Promise<void>;
  /** Lets the extension into the page in front, as a click on its button does. */
  readonly letIn: (page: Page) => Promise<void>;
  readonly emulate: (page: Page, media: Media) => Promise<void>;
  /** From now on, what is downloaded goes to this folder, and nobody is asked. */
  readonly downloadTo: (folder: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A real browser with the extension in it. */
export interface Extension extends Driver {
  /** The browser's number for the tab that shows the page. */
  readonly tabId: (page: Page) => Promise<number>;
  /** The popup, opened as a page, for the tab that shows `page`. */
  readonly popup: (page: Page) => Promise<Page>;
  readonly badge: (page: Page) => Promise<string>;
  /** Whether the annotator runs in the page: nobody else answers there. */
  readonly isAnnotated: (page: Page) => Promise<boolean>;
  /** Begins to count the blocks of each check that pages ask for; call it for the counts so far. */
  readonly countBlocks: () => Promise<() => Promise<number[]>>;
  /** Forgets what was switched off or set. */
  readonly resetSettings: () => Promise<void>;
  /** Closes all pages of sites and of the extension. */
  readonly closePages: () => Promise<void>;
}

/** How a browser is started. */
export interface LaunchOptions {
  /** Takes the build as it ships, where the card's shadow root is closed to tests too. */
  readonly sealed?: boolean;
  /** "127.0.0.1:8080": everything that the browser asks for goes there. */
  readonly proxy?: string;
  /** Takes this build, and none that is made for the run. */
  readonly folder?: string;
  /** Takes this folder of what a person has set and stored, and leaves it as it is at the end. */
  readonly profile?: string;
}

/** Has every page that is opened waited for as patiently as everything else. */
function bePatient(browser: Browser): void {
  const open = browser.newPage.bind(browser);
  browser.newPage = async (options) => {
    const page = await open(options);
    page.setDefaultTimeout(patience);
    return page;
  };
}

const drivers = { chromium: launchChromium, firefox: startFirefox } as const;

/** Builds the extension where it has changed, and starts the browser of this run with it. */
export async function launchExtension(options: LaunchOptions = {}): Promise<Extension> {
  waitByAsking();
  const driver = await drivers[testedBrowser](options);
  const { browser, origin, worker, open } = driver;
  bePatient(browser);
  await until('the extension to be installed', async () => {
    const running = await worker();
    return running.evaluate(() => typeof chrome !== 'undefined' && 'runtime' in chrome);
  });

  const runsEverywhere = (): Promise<boolean> =>
    until('the detector on every page', async () =>
      (await worker()).evaluate(async () => {
        const [script] = await chrome.scripting.getRegisteredContentScripts();
        return script?.matches?.join() === '<all_urls>' && !script.excludeMatches?.length;
      }),
    );
  await runsEverywhere();

  const tabId = async (page: Page): Promise<number> => {
    const ids = await (await worker()).evaluate(
      async (url) =>
        (await chrome.tabs.query({})).filter((tab) => tab.url === url).map((tab) => tab.id),
      // The page is asked: page.url() knows nothing of a page that came back out of Firefox's cache.
      await page.evaluate(() => location.href),
    );
    const [tab] = ids;
    if (tab === undefined) throw new Error(`no tab shows ${page.url()}`);
    return tab;
  };
  return {
    ...driver,
    tabId,
    popup: async (page) => open(`${origin}/popup.html?tab=${await tabId(page)}`),
    async badge(page) {
      const tab = await tabId(page);
      return (await worker()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
    },
    async isAnnotated(page) {
      const tab = await tabId(page);
      return (await worker()).evaluate(async (tabId) => {
        try {
          await chrome.tabs.sendMessage(tabId, {
            room: 'annotator',
            kind: 'jump',
            payload: { sentence: 0 },
          });
          return true;
        } catch {
          return false;
        }
      }, tab);
    },
    async countBlocks() {
      const running = await worker();
      await running.evaluate(() => {
        const counts: number[] = [];
        Object.assign(globalThis, { counts });
        chrome.runtime.onMessage.addListener((message) => {
          if (message.kind === 'check') counts.push(message.payload.blocks.length);
        });
      });
      return () => running.evaluate((): number[] => Reflect.get(globalThis, 'counts'));
    },
    async resetSettings() {
      const running = await worker();
      await running.evaluate(async () => {
        await chrome.storage.session.clear();
        // The copy first: what is gone while there is a copy is put back.
        await new Promise((resolve) => {
          const request = indexedDB.open('second-source');
          request.onerror = resolve;
          request.onsuccess = () => {
            const { result } = request;
            result.onversionchange = () => result.close();
            if (!result.objectStoreNames.contains('copies')) {
              result.close();
              return resolve(null);
            }
            const transaction = result.transaction('copies', 'readwrite');
            transaction.objectStore('copies').clear();
            transaction.oncomplete = () => {
              result.close();
              resolve(null);
            };
          };
        });
        await chrome.storage.local.remove(['settings', 'kept-inventory']);
      });
      await driver.grantAccess();
      await runsEverywhere();
    },
    async closePages() {
      for (const page of await browser.pages()) {
        const url = page.url();
        const own = url.startsWith(`${origin}/`) && url.includes('.html');
        if (url.startsWith('http:') || own) await page.close();
      }
    },
  };
}
