import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { extensionBuild } from './harness/build';
import { describeWith } from './harness/capabilities';
import { type Extension, launchExtension } from './harness/extension';
import { cardText, markWith } from './harness/page';
import { fixture, type Site, startSite } from './harness/site';
import { until } from './harness/until';

// The extension is reloaded, updated and removed under open pages.

/** What functions that run in the worker or a page of the browser see. */
declare const chrome: WxtBrowser;

describeWith('debugging protocol')('an extension that goes from under open pages', () => {
  let extension: Extension;
  let site: Site;
  const folder = mkdtempSync(join(tmpdir(), 'second-source-build-'));
  const complaints: string[] = [];

  beforeAll(async () => {
    site = await startSite();
    cpSync(await extensionBuild('chrome'), folder, { recursive: true });
    extension = await launchExtension({ folder });
    await becomeDeveloper();
  });

  afterAll(async () => {
    await extension?.close();
    await site?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    complaints.length = 0;
    await extension.closePages();
  });

  /** Notes whatever any script in the page says to the console or throws: the page itself says nothing. */
  async function listen(page: Page): Promise<void> {
    const session = await page.createCDPSession();
    session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      complaints.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    });
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      complaints.push(`${type}: ${args.map(({ value, description }) => value ?? description)}`);
    });
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.source !== 'network') complaints.push(entry.text);
    });
    await session.send('Runtime.enable');
    await session.send('Log.enable');
  }

  const seen = (page: Page): Promise<string> =>
    page.$$eval('mark[data-verdict]', (marks) =>
      JSON.stringify(marks.map((mark) => [mark.getAttribute('data-verdict'), mark.textContent])),
    );
  const textOf = (page: Page): Promise<string> =>
    page.evaluate(() => document.body.textContent ?? '');

  async function show(name: string): Promise<Page> {
    const page = await extension.browser.newPage();
    await listen(page);
    await page.goto(site.url(name));
    let before = '';
    await until(`all marks of ${name}`, async () => {
      const now = await seen(page);
      const stays = now === before && now !== '[]';
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return stays;
    });
    return page;
  }

  /** The browser's page of extensions, where developers load them and read of their faults. */
  async function onExtensionsPage<T>(ask: (id: string) => Promise<T>): Promise<T> {
    const page = await extension.browser.newPage();
    await page.goto('chrome://extensions');
    const answer = await page.evaluate(ask, extension.id);
    await page.close();
    return answer;
  }
  /** An unpacked extension is reloaded only for developers. */
  const becomeDeveloper = (): Promise<void> =>
    onExtensionsPage(async () => {
      const api = Reflect.get(chrome, 'developerPrivate');
      await api.updateProfileConfiguration({ inDeveloperMode: true });
    });
  const faultsOf = (): Promise<string[]> =>
    onExtensionsPage(async (id) => {
      const api = Reflect.get(chrome, 'developerPrivate');
      const { runtimeErrors, manifestErrors } = await api.getExtensionInfo(id);
      return [...runtimeErrors, ...manifestErrors].map(
        ({ message, source }: { message: string; source: string }) => `${source}: ${message}`,
      );
    });

  /** The version that runs; null for as long as its worker is about to start. */
  const version = async (): Promise<string | null> =>
    (await extension.worker()).evaluate(() =>
      typeof chrome !== 'undefined' && 'runtime' in chrome
        ? chrome.runtime.getManifest().version
        : null,
    );

  /** Reloads the extension and waits for the worker of the new one. */
  async function reload(): Promise<void> {
    const running = await extension.worker();
    const next = new Promise((resolve) => {
      extension.browser.once('targetcreated', resolve);
    });
    await running.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
    await next;
  }

  /** Does to pages what their readers and scripts do while nobody answers. */
  async function use(page: Page): Promise<void> {
    await page.evaluate(() => {
      const article = document.querySelector('article') ?? document.body;
      const line = document.createElement('p');
      line.textContent = 'The editors are at work on this page.';
      article.append(line);
      const first = document.querySelector('mark[data-verdict]');
      if (first?.firstChild) first.firstChild.nodeValue += ' ';
      line.remove();
      history.replaceState(null, '', '#later');
      dispatchEvent(new Event('resize'));
      document.dispatchEvent(new Event('scroll'));
    });
    await page.bringToFront();
    const mark = await page.$('mark[data-verdict]');
    await mark?.click().catch(() => undefined);
    await page.keyboard.press('Escape');
  }

  it.each([
    { what: 'reloaded', next: null },
    { what: 'updated', next: '9.8.7' },
  ])(
    'is $what: every page ends with the marks of the new one, once',
    async ({ next }) => {
      site.serve('tended.html', { body: fixture('tabloid.html') });
      const pages = [await show('tended.html'), await show('broadcaster.html')];
      const live = await show('live-blog.html');
      const expected = await Promise.all([...pages, live].map(seen));
      const texts = await Promise.all(pages.map(textOf));
      await pages[0]?.bringToFront();
      await (await pages[0]?.$('mark[data-verdict="disputed"]'))?.click();
      if (pages[0]) await cardText(pages[0]);
      if (next !== null) {
        const file = join(folder, 'manifest.json');
        const manifest = JSON.parse(readFileSync(file, 'utf8'));
        writeFileSync(file, JSON.stringify({ ...manifest, version: next }));
      }
      await reload();
      await use(live);
      if (next !== null) await until('the new version', async () => (await version()) === next);
      for (const [at, page] of [...pages, live].entries()) {
        await until(
          `the marks of page ${at}`,
          async () => page === live || (await seen(page)) === expected[at],
          30_000,
        );
      }
      await until(
        'the marks of the page that was used meanwhile',
        async () => (await seen(live)).replaceAll(' "', '"') === expected[2]?.replaceAll(' "', '"'),
        30_000,
      );
      for (const [at, page] of pages.entries()) {
        expect(await textOf(page)).toBe(texts[at]);
        expect((await page.$$('second-source-ui')).length).toBeLessThan(2);
      }
      // The new one answers.
      for (const [at, words] of ['42 people', '67 people'].entries()) {
        const page = pages[at];
        if (!page) continue;
        await page.bringToFront();
        await (await markWith(page, words)).click();
        expect(await cardText(page)).toContain(words.slice(0, 2));
      }
      expect(complaints).toEqual([]);
      expect(await faultsOf()).toEqual([]);
    },
    120_000,
  );

  it('is removed: marks go as soon as somebody touches the page, and nothing is said', async () => {
    const page = await show('tabloid.html');
    const live = await show('live-blog.html');
    await extension.browser.uninstallExtension(extension.id);
    await use(page);
    await until('the marks to go', async () => (await seen(page)) === '[]', 30_000);
    expect(await page.$$('second-source-ui')).toEqual([]);
    await use(live);
    await until(
      'the marks of the other page to go',
      async () => (await seen(live)) === '[]',
      30_000,
    );
    expect(complaints).toEqual([]);
  }, 60_000);
});
