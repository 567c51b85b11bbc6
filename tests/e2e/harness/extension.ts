import puppeteer, { type Browser, type Page, type WebWorker } from 'puppeteer-core';
import type { WxtBrowser } from 'wxt/browser';
import { findBrowser } from '../../../cli/setup/browsers';
import { buildExtension } from '../../../cli/setup/build-extension';
import { until } from './until';

/** What functions that run in the worker see. */
declare const chrome: WxtBrowser;

/** A real Chromium with the extension in it. */
export interface Extension {
  readonly browser: Browser;
  readonly id: string;
  /** The background's worker; wakes it where it has stopped. */
  readonly worker: () => Promise<WebWorker>;
  /** A page of the browser, with errors of the page kept. */
  readonly open: (url: string) => Promise<Page>;
  /** The browser's number for the tab that shows the page. */
  readonly tabId: (page: Page) => Promise<number>;
  /** The popup, opened as a page, for the tab that shows `page`. */
  readonly popup: (page: Page) => Promise<Page>;
  readonly badge: (page: Page) => Promise<string>;
  /** Whether the annotator runs in the page: nobody else answers there. */
  readonly isAnnotated: (page: Page) => Promise<boolean>;
  /** Begins to count the blocks of each check that pages ask for; call it for the counts so far. */
  readonly countBlocks: () => Promise<() => Promise<number[]>>;
  /** A keyboard command of the browser; its keys do not reach a headless one. */
  readonly command: (name: string) => Promise<void>;
  /** Forgets what was switched off or set. */
  readonly resetSettings: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function folderOfBuild(): Promise<string> {
  // Lets a test look at a build that was made some other way.
  const given = process.env.SECOND_SOURCE_BUILD;
  if (given) return given;
  const built = await buildExtension('chrome');
  if (!built.ok) throw new Error(built.problems.map(({ what }) => what).join('\n'));
  return built.value.folder;
}

/** Builds the extension where it has changed, and starts a browser with it. */
export async function launchExtension(): Promise<Extension> {
  const executablePath = process.env.CHROME_PATH ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium or Chrome was found; set CHROME_PATH.');
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    enableExtensions: [await folderOfBuild()],
    args: flags,
    defaultViewport: { width: 1200, height: 900 },
  });
  const target = await browser.waitForTarget((found) => found.type() === 'service_worker');
  const id = new URL(target.url()).hostname;

  const worker = async (): Promise<WebWorker> => {
    const found = await browser.waitForTarget((each) => each.type() === 'service_worker');
    const running = await found.worker();
    if (!running) throw new Error('the worker does not run');
    return running;
  };
  await until('the extension to be installed', async () => {
    const running = await worker();
    return running.evaluate(() => typeof chrome !== 'undefined' && 'runtime' in chrome);
  });

  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return page;
  };
  const tabId = async (page: Page): Promise<number> => {
    const ids = await (await worker()).evaluate(
      async (url) =>
        (await chrome.tabs.query({})).filter((tab) => tab.url === url).map((tab) => tab.id),
      page.url(),
    );
    const [tab] = ids;
    if (tab === undefined) throw new Error(`no tab shows ${page.url()}`);
    return tab;
  };
  return {
    browser,
    id,
    worker,
    open,
    tabId,
    popup: async (page) => open(`chrome-extension://${id}/popup.html?tab=${await tabId(page)}`),
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
    async command(name) {
      await (await worker()).evaluate((each) => {
        const { onCommand } = chrome.commands;
        Reflect.apply(Reflect.get(onCommand, 'dispatch'), onCommand, [each]);
      }, name);
    },
    async resetSettings() {
      const running = await worker();
      await running.evaluate(async () => {
        await chrome.storage.session.clear();
        await chrome.storage.local.remove('settings');
      });
    },
    close: () => browser.close(),
  };
}
