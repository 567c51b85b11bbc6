import puppeteer, { type Browser } from 'puppeteer-core';
import { findBrowser } from '../../../cli/setup/browsers';
import { patience } from './until';

export const extensionId = 'second-source@second-source.example';
export const uuid = '4d3cbf9a-8f63-4a53-9d0e-5a2f8b0c7e11';

/** Variable that names where the Firefox listens that all files of a run share (harness/set-up.ts). */
export const keptFirefox = 'SECOND_SOURCE_FIREFOX';

const defaultViewport = { width: 1200, height: 900 };

/** Starts a Firefox in a new profile, without the extension. */
export async function startFirefoxAlone(
  preferences: Readonly<Record<string, unknown>> = {},
): Promise<Browser> {
  const executablePath = process.env.FIREFOX_PATH ?? findBrowser('firefox');
  if (!executablePath) throw new Error('No Firefox was found; set FIREFOX_PATH.');
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: patience,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
      // The same name for the extension's pages, as often as it is taken out and put in again.
      'extensions.webextensions.keepUuidOnUninstall': true,
      // Nobody is there to answer when the extension asks for access to a site: it is granted.
      'extensions.webextOptionalPermissionPrompts': false,
      // One process for all sites, and none made in advance: tests open and close pages all the time.
      'dom.ipc.processCount': 1,
      'dom.ipc.keepProcessesAlive.web': 1,
      'dom.ipc.processPrelaunch.enabled': false,
      ...preferences,
    },
    defaultViewport,
  });
}

const connect = (browserWSEndpoint: string): Promise<Browser> =>
  puppeteer.connect({ browserWSEndpoint, protocol: 'webDriverBiDi', defaultViewport });

/** Starts a Firefox for {@link borrowFirefox}, and tells where it listens. */
export async function keepFirefox(): Promise<{ address: string; stop: () => Promise<void> }> {
  const browser = await startFirefoxAlone();
  const address = browser.wsEndpoint();
  const running = browser.process();
  const ended = new Promise((resolve) => running?.once('exit', resolve));
  // It serves one at a time.
  await browser.disconnect();
  return {
    address,
    async stop() {
      if (running?.exitCode === null) await (await connect(address)).close();
      await ended;
    },
  };
}

/**
 * The Firefox that is kept for all files, without the extension and what it has stored, and without pages of an
 * earlier file; null where none is kept, or it is there no longer. Its `close()` leaves it as it was found.
 */
export async function borrowFirefox(): Promise<Browser | null> {
  const address = process.env[keptFirefox];
  if (!address) return null;
  const browser = await connect(address).catch(() => null);
  if (!browser) return null;
  const clear = async (): Promise<void> => {
    const pages = await browser.pages();
    // Its window stays open as long as it has a page.
    await browser.newPage();
    for (const page of pages) await page.close();
    // Taken out with all that it has stored; where it is not in, there is nothing to do.
    await browser.uninstallExtension(extensionId).catch(() => undefined);
  };
  await clear();
  browser.close = async () => {
    await clear();
    await browser.disconnect();
  };
  return browser;
}
