import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../../../cli/setup/browsers';
import { buildExtension } from '../../../cli/setup/build-extension';
import { until } from './until';

const extensionId = 'second-source@second-source.example';
const uuid = '4d3cbf9a-8f63-4a53-9d0e-5a2f8b0c7e11';

/** A real Firefox with the extension in it. */
export interface FirefoxExtension {
  readonly browser: Browser;
  readonly open: (url: string) => Promise<Page>;
  /** An extension page, ready once `selector` is there. */
  readonly openOwn: (path: string, selector: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Builds the extension for Firefox where it has changed, and starts a browser with it. */
export async function launchFirefox(): Promise<FirefoxExtension> {
  const executablePath = process.env.FIREFOX_PATH ?? findBrowser('firefox');
  if (!executablePath) throw new Error('No Firefox was found; set FIREFOX_PATH.');
  const given = process.env.SECOND_SOURCE_FIREFOX_BUILD;
  const built = given ? null : await buildExtension('firefox');
  if (built && !built.ok) throw new Error(built.problems.map(({ what }) => what).join('\n'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
    },
    defaultViewport: { width: 1200, height: 900 },
  });
  await browser.installExtension(given ?? (built?.ok ? built.value.folder : ''));
  return {
    browser,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url);
      return page;
    },
    async openOwn(path, selector) {
      const page = await browser.newPage();
      // The promise of a navigation to an extension page is never kept here.
      void page.goto(`moz-extension://${uuid}/${path}`).catch(() => undefined);
      // A question that the navigation interrupts is asked again.
      await until(`${selector} in ${path}`, () => page.$(selector).catch(() => null));
      return page;
    },
    close: () => browser.close(),
  };
}
