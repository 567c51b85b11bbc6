import type { Browser, Page } from 'puppeteer-core';
import { extensionBuild } from './build';
import type { Driver, LaunchOptions, Media } from './extension';
import { chromeScope } from './firefox-chrome-scope';
import { borrowFirefox, extensionId, startFirefoxAlone, uuid } from './firefox-kept';
import { until } from './until';

const origin = `moz-extension://${uuid}`;

/** A real Firefox with the extension in it. */
export interface FirefoxExtension {
  readonly browser: Browser;
  readonly open: (url: string) => Promise<Page>;
  /** An extension page, ready once `selector` is there. */
  readonly openOwn: (path: string, selector: string) => Promise<Page>;
  readonly close: () => Promise<void>;
}

function proxyPreferences(proxy: string): Record<string, unknown> {
  const { hostname, port } = new URL(`http://${proxy}`);
  return {
    'network.proxy.type': 1,
    'network.proxy.http': hostname,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': hostname,
    'network.proxy.ssl_port': Number(port),
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
  };
}

/** A Firefox with the extension just installed; a proxy is set from its start on, and takes one of its own. */
async function launch({ sealed, proxy, folder: given }: LaunchOptions): Promise<Browser> {
  const folder = given ?? (await extensionBuild('firefox', sealed));
  const browser = proxy
    ? await startFirefoxAlone(proxyPreferences(proxy))
    : ((await borrowFirefox()) ?? (await startFirefoxAlone()));
  await browser.installExtension(folder);
  return browser;
}

/** Goes to a page of the extension; the promise of such a navigation is never kept in Firefox. */
async function openOwnPage(browser: Browser, url: string, ready: string): Promise<Page> {
  const page = await browser.newPage();
  void page.goto(url).catch(() => undefined);
  // A question that the navigation interrupts is asked again.
  await until(`${ready} in ${url}`, () =>
    page
      .evaluate(
        (wanted, selector) =>
          location.href === wanted &&
          document.readyState === 'complete' &&
          document.querySelector(selector) !== null,
        url,
        ready,
      )
      .catch(() => null),
  );
  return page;
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  if (url.startsWith(origin)) return openOwnPage(browser, url, '*');
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** What the browser's window is told so that a page sees other media. */
const mediaExpression = (url: string, { scheme, type, forcedColours }: Media): string => `{
  const tab = gBrowser.tabs.find((each) => each.linkedBrowser.currentURI.spec === ${JSON.stringify(url)});
  const context = tab.linkedBrowser.browsingContext;
  context.prefersColorSchemeOverride = ${JSON.stringify(scheme ?? 'none')};
  context.mediumOverride = ${JSON.stringify(type ?? '')};
  context.forcedColorsOverride = ${JSON.stringify(forcedColours ? 'active' : 'none')};
}`;

/** Starts Firefox with the extension. */
export async function startFirefox(options: LaunchOptions): Promise<Driver> {
  const browser = await launch(options);
  const inChrome = await chromeScope(browser);
  const extension = `WebExtensionPolicy.getByID(${JSON.stringify(extensionId)}).extension`;
  const stopWorker = async (): Promise<void> => {
    await inChrome(
      `(async () => { await ${extension}.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true }); return ''; })()`,
    );
  };
  let desk: Promise<Page> | null = null;
  /** A picture of the extension has its API, and does nothing with it. */
  const deskPage = async (): Promise<Page> => {
    const page = await (desk ?? null);
    if (page && !page.isClosed()) return page;
    desk = openOwnPage(browser, `${origin}/icon/16.png`, '*');
    return desk;
  };
  return {
    name: 'firefox',
    browser,
    id: extensionId,
    origin,
    async worker() {
      const page = await deskPage();
      return { evaluate: page.evaluate.bind(page), close: stopWorker };
    },
    open: (url) => openPage(browser, url),
    stopWorker,
    async command(name) {
      await inChrome(`${extension}.shortcuts.onCommand(${JSON.stringify(name)})`);
    },
    async grantAccess() {
      await inChrome(
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          await ExtensionPermissions.add(${JSON.stringify(extensionId)}, { permissions: [], origins: ['<all_urls>'] }, ${extension});
          return '';
        })()`,
      );
    },
    async letIn(page) {
      await page.bringToFront();
      await inChrome(`${extension}.tabManager.addActiveTabPermission(gBrowser.selectedTab); ''`);
    },
    async emulate(page, media) {
      // The page is asked: page.url() knows nothing of the extension's own pages.
      const url = await page.evaluate(() => location.href);
      await inChrome(mediaExpression(url, media));
    },
    async downloadTo(folder) {
      await inChrome(`
        Services.prefs.setIntPref('browser.download.folderList', 2);
        Services.prefs.setStringPref('browser.download.dir', ${JSON.stringify(folder)});
        Services.prefs.setBoolPref('browser.download.useDownloadDir', true);
        Services.prefs.setBoolPref('browser.download.always_ask_before_handling_new_types', false);
        ''`);
    },
    close: () => browser.close(),
  };
}

/** Starts Firefox with the extension, for tests that run in Firefox alone. */
export async function launchFirefox(): Promise<FirefoxExtension> {
  const browser = await launch({});
  return {
    browser,
    open: (url) => openPage(browser, url),
    openOwn: (path, selector) => openOwnPage(browser, `${origin}/${path}`, selector),
    close: () => browser.close(),
  };
}
