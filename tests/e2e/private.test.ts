import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { extensionBuild } from './harness/build';
import { testedBrowser } from './harness/capabilities';
import { type Extension, launchExtension } from './harness/extension';
import { cardText, clickIn, marksOf, markWith } from './harness/page';
import { type RecordingProxy, startRecordingProxy } from './harness/recording-proxy';
import { type Site, startSite } from './harness/site';
import { until } from './harness/until';

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

let extension: Extension;
let site: Site;
let proxy: RecordingProxy;

beforeAll(async () => {
  site = await startSite();
  proxy = await startRecordingProxy();
  extension = await launchExtension({ sealed: false, proxy: proxy.address });
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
  await proxy?.stop();
});

/** What browsers ask for by themselves. */
const ofBrowsers =
  /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)*(?:google|googleapis|gstatic|googleusercontent|mozilla|firefox|mozilla\.net|mozgcp)\.(?:com|net|org)(?::\d+)?(?:\/|$)/;

/** What is stored, and survives the browser. */
async function kept(): Promise<string> {
  const desk = await extension.worker();
  return desk.evaluate(async () => {
    const databases = await indexedDB.databases();
    const held: unknown[] = [
      await chrome.storage.local.get(null),
      await chrome.storage.sync.get(null),
    ];
    for (const { name = '' } of databases) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store).getAll();
        held.push(
          await new Promise((resolve) => {
            reading.onsuccess = () => resolve(reading.result);
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(held);
  });
}

const inMemory = async (): Promise<Record<string, unknown>> =>
  (await extension.worker()).evaluate(() => chrome.storage.session.get(null));

describe('a whole session', () => {
  it('asks nobody for anything, and keeps nothing of the pages', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    await (await markWith(page, '42 people died')).click();
    expect(await cardText(page)).toContain('Disputed');
    const other = await extension.open(site.url('other-crash.html'));
    const mention = await extension.open(site.url('passing-mention.html'));
    await until('the badge', async () => (await extension.badge(mention)) === '…');
    const popup = await extension.popup(page);
    await popup.waitForSelector('main[data-phase="checked"]');
    await clickIn(popup, '[data-switch="page"]');
    await until('the marks to go', async () => (await page.$('mark[data-verdict]')) === null);
    await clickIn(popup, '[data-action="undo"]');
    await page.waitForSelector('mark[data-verdict]');
    const tab = await extension.tabId(page);
    for (const view of ['sidepanel.html', 'options.html', 'matrix.html']) {
      const shown = await extension.open(`${extension.origin}/${view}?tab=${tab}`);
      await shown.waitForSelector('main, h1, h2');
      await shown.close();
    }
    await extension.stopWorker();
    await page.reload();
    await marksOf(page);

    expect(Object.keys(await inMemory())).toContain(`report:${tab}`);
    expect(await kept()).not.toMatch(/127\.0\.0\.1|BIRDS|tabloid|people/);
    for (const each of [page, other, mention, popup]) await each.close();
    await until('the tab to be forgotten', async () =>
      Object.keys(await inMemory()).every((key) => !/^(?:tab|article|report):/.test(key)),
    );

    // The browser asks for the icon of a site when it finds the time.
    const paths = proxy.requests
      .filter(({ target }) => !ofBrowsers.test(target) && !target.endsWith('/favicon.ico'))
      .map(({ target }) => target.replace(site.url(''), ''));
    expect(new Set(paths)).toEqual(
      new Set(['tabloid.html', 'other-crash.html', 'passing-mention.html']),
    );
    const said = proxy.requests.map(({ target, text }) => `${target} ${text}`).join('\n');
    expect(said).not.toContain(extension.origin);
    expect(said).not.toMatch(/BIRDS|people died|j2-8243/i);
  });

  it('could not ask if it wanted to: its own pages and its background may reach nobody', async () => {
    const url = site.elsewhere('leak.html');
    const popup = await extension.open(`${extension.origin}/popup.html`);
    const desk = await extension.worker();
    const tries = await Promise.all(
      [popup, desk].map((place) =>
        place.evaluate(async (address) => {
          try {
            await fetch(address, { mode: 'no-cors' });
            return 'asked';
          } catch {
            return 'refused';
          }
        }, url),
      ),
    );
    expect(tries).toEqual(['refused', 'refused']);
    expect(proxy.requests.map(({ target }) => target)).not.toContain(url);
    // The proxy would have seen it: what a page asks for it does see.
    const page = await extension.open(site.url('other-crash.html'));
    await page.evaluate((address) => fetch(address, { mode: 'no-cors' }), url);
    expect(proxy.requests.map(({ target }) => target)).toContain(url);
    await page.close();
    await popup.close();
  });
});

describe('a page that looks for the extension', () => {
  it('finds no file of it', async () => {
    const page = await extension.open(site.url('other-crash.html'));
    const found = await page.evaluate(async (origin) => {
      const files = [
        'manifest.json',
        'popup.html',
        'icon/16.png',
        'detector.js',
        'content-scripts/annotator.js',
        'assets/marks.css',
      ];
      const reached: string[] = [];
      for (const file of files) {
        try {
          await fetch(`${origin}/${file}`, { mode: 'no-cors' });
          reached.push(file);
        } catch {
          // As it should be.
        }
        const loads = await new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve(true);
          image.onerror = () => resolve(false);
          image.src = `${origin}/${file}`;
        });
        if (loads) reached.push(`${file} as a picture`);
      }
      return reached;
    }, extension.origin);
    expect(found).toEqual([]);
    await page.close();
  });

  it('finds no trace of it where it has nothing to do', async () => {
    const page = await extension.open(site.url('other-crash.html'));
    const marked = await extension.open(site.url('broadcaster.html'));
    await marksOf(marked);
    const traces = await page.evaluate(async () => {
      const fresh = await (await fetch(location.href)).text();
      return {
        sameHtml:
          document.documentElement.outerHTML ===
          new DOMParser().parseFromString(fresh, 'text/html').documentElement.outerHTML,
        globals: [
          ...Object.getOwnPropertyNames(window),
          ...Object.getOwnPropertyNames(document),
        ].filter((name) => /second|source-|wxt|browser$/i.test(name)),
        runtime: typeof Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime'),
        resources: performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('extension:')),
        sheets: document.adoptedStyleSheets.length,
        highlights: CSS.highlights.size,
      };
    });
    expect(traces).toEqual({
      sameHtml: true,
      globals: [],
      runtime: 'undefined',
      resources: [],
      sheets: 0,
      highlights: 0,
    });
    const names = await marked.evaluate(() =>
      performance
        .getEntries()
        .map(({ name }) => name)
        .join(),
    );
    expect(names).not.toContain('extension:');
    await marked.close();
    await page.close();
  });
});

describe('the manifest', () => {
  const schema = v.looseObject({ incognito: v.optional(v.string()) });

  it('shows no file to pages, takes no message from them, and stays out of private windows', async () => {
    const folder = await extensionBuild(testedBrowser === 'firefox' ? 'firefox' : 'chrome', true);
    const manifest = v.parse(
      schema,
      JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
    );
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest.incognito).toBe('not_allowed');
    const allowed = await (await extension.worker()).evaluate(() =>
      chrome.extension.isAllowedIncognitoAccess(),
    );
    expect(allowed).toBe(false);
  });
});
