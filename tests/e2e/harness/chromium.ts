import puppeteer, { type Page } from 'puppeteer-core';
import type { WxtBrowser } from 'wxt/browser';
import { findBrowser } from '../../../cli/setup/browsers';
import { extensionBuild } from './build';
import type { Background, Driver, LaunchOptions } from './extension';
import { patience } from './until';

/** What functions that run in the worker see. */
declare const chrome: WxtBrowser;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium with the extension. */
export async function launchChromium({
  sealed,
  proxy,
  folder,
  profile,
}: LaunchOptions): Promise<Driver> {
  const executablePath = process.env.CHROME_PATH ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium or Chrome was found; set CHROME_PATH.');
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    timeout: patience,
    ...(profile === undefined ? {} : { userDataDir: profile }),
    enableExtensions: [folder ?? (await extensionBuild('chrome', sealed))],
    args: [
      ...flags,
      ...(proxy ? [`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>'] : []),
    ],
    defaultViewport: { width: 1200, height: 900 },
  });
  const isWorker = (each: { type(): string }): boolean => each.type() === 'service_worker';
  const first = await browser.waitForTarget(isWorker, { timeout: patience });
  const id = new URL(first.url()).hostname;
  const origin = `chrome-extension://${id}`;
  const wake = async (): Promise<void> => {
    const page = await browser.newPage();
    await page.goto(`${origin}/popup.html`);
    await browser.waitForTarget(isWorker, { timeout: patience });
    await page.close();
  };
  const worker = async (): Promise<Background> => {
    if (!browser.targets().some(isWorker)) await wake();
    // Of an extension that was reloaded the worker that is gone may be listed for a while.
    const target =
      browser.targets().findLast(isWorker) ??
      (await browser.waitForTarget(isWorker, { timeout: patience }));
    const running = await target.worker();
    if (!running) throw new Error('the worker does not run');
    return running;
  };
  return {
    name: 'chromium',
    browser,
    id,
    origin,
    worker,
    async open(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async stopWorker() {
      const target = browser.targets().findLast(isWorker);
      const running = await target?.worker();
      if (!target || !running) return;
      const gone = new Promise((resolve) => {
        browser.on('targetdestroyed', (each) => each === target && resolve(null));
      });
      await running.close();
      await gone;
    },
    async command(name) {
      await (await worker()).evaluate((each) => {
        const { onCommand } = chrome.commands;
        Reflect.apply(Reflect.get(onCommand, 'dispatch'), onCommand, [each]);
      }, name);
    },
    // What installation granted cannot be given back.
    grantAccess: async () => undefined,
    letIn: async () => undefined,
    async emulate(page: Page, { scheme, type, forcedColours }) {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', {
        media: type ?? '',
        features: [
          ...(scheme ? [{ name: 'prefers-color-scheme', value: scheme }] : []),
          ...(forcedColours ? [{ name: 'forced-colors', value: 'active' }] : []),
        ],
      });
    },
    async downloadTo(downloadPath) {
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
    },
    close: () => browser.close(),
  };
}
