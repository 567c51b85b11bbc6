import puppeteer, {
  type Browser,
  type LaunchOptions,
  type Page,
  type WebWorker,
} from 'puppeteer-core';
import * as v from 'valibot';
import { type TabView, tabViewSchema } from '../../lib/messages/protocol';

/** A browser with the extension on it. */
export interface ExtensionBrowser {
  readonly browser: Browser;
  /** The address of one of the extension's own pages. */
  readonly pageUrl: (path: string) => string;
  /** What the extension knows of a tab, once it is done with it. */
  readonly viewOf: (page: Page) => Promise<TabView>;
  readonly tabIdOf: (page: Page) => Promise<number>;
}

/**
 * How long a page that nothing was noticed on is watched before that is believed: at least so many milliseconds,
 * and so many times what this machine took to open a page just now.
 */
const patience = { least: 1500, times: 10 } as const;
/** Milliseconds after which something that should come is given up. */
export const longest = 60_000;

async function launchWith(options: LaunchOptions): Promise<Browser> {
  try {
    return await puppeteer.launch(options);
  } catch (error) {
    // Containers and some distributions keep Chromium from building its sandbox. The demo opens no page
    // but its own, so that it can do without.
    if (!/sandbox/i.test(String(error))) throw error;
    return puppeteer.launch({ ...options, args: [...(options.args ?? []), '--no-sandbox'] });
  }
}

/** Opens a browser that has the extension built in `folder`. */
export async function openBrowser(
  executablePath: string,
  folder: string,
  { headless }: { readonly headless: boolean },
): Promise<ExtensionBrowser> {
  const browser = await launchWith({
    executablePath,
    headless,
    pipe: true,
    timeout: longest,
    enableExtensions: [folder],
    defaultViewport: headless ? { width: 1280, height: 900 } : null,
    handleSIGINT: false,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(headless ? ['--disable-gpu', '--hide-scrollbars'] : ['--start-maximized']),
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-search-engine-choice-screen',
    ],
  });
  const target = await browser.waitForTarget((candidate) => candidate.type() === 'service_worker', {
    timeout: longest,
  });
  const worker = await target.worker();
  if (!worker) throw new Error('the extension did not start');
  const origin = `chrome-extension://${new URL(target.url()).host}`;
  await ready(worker);
  const pageUrl = (path: string): string => `${origin}/${path}`;

  const tabIdOf = async (page: Page): Promise<number> => {
    const id = await worker.evaluate(
      `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(page.url())})?.id)`,
    );
    return v.parse(v.number(), id);
  };
  const askFrom = async (reader: Page, tabId: number): Promise<TabView> => {
    const message = { room: 'view', kind: 'tab', payload: { tabId } };
    const reply = await reader.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
    return v.parse(tabViewSchema, reply);
  };
  return {
    browser,
    pageUrl,
    tabIdOf,
    async viewOf(page) {
      const tabId = await tabIdOf(page);
      const opening = performance.now();
      const reader = await browser.newPage();
      await reader.goto(pageUrl(`popup.html?tab=${tabId}`));
      const watch = Math.max(patience.least, patience.times * (performance.now() - opening));
      // A page behind another is painted when it is looked at, not before.
      await page.bringToFront();
      const start = performance.now();
      for (;;) {
        const view = await askFrom(reader, tabId);
        const waited = performance.now() - start;
        if (isDone(view, waited > watch) || waited > longest) {
          await reader.close();
          await page.bringToFront();
          return view;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** Whether nothing more is to be expected in a tab that has been watched, long enough or not yet. */
function isDone({ phase, painted }: TabView, longEnough: boolean): boolean {
  if (phase === 'unnoticed') return longEnough;
  return phase === 'checked' ? painted !== null : phase !== 'checking';
}

/** Waits until the worker has its functions: it can be asked before the browser has given it any. */
async function ready(worker: WebWorker): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < longest) {
    if (await worker.evaluate('globalThis.chrome?.tabs !== undefined')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the extension did not get ready');
}
