import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { userPack, userSource } from '../fixtures/user-packs';
import { violations } from './harness/axe';
import { itWith } from './harness/capabilities';
import { chooseFiles } from './harness/choose-files';
import { extension, site, useExtension } from './harness/launched';
import { clickIn, isGone, marksOf, markWith } from './harness/page';
import { until } from './harness/until';

// Storage that is full, damaged, or of another version.

/** What functions that run in pages of the extension see. */
declare const chrome: WxtBrowser;

const folder = mkdtempSync(join(tmpdir(), 'second-source-'));

useExtension();

/** As on a device on which nothing was ever kept. */
async function forgetAll(): Promise<void> {
  await extension.closePages();
  const page = await extension.open(`${extension.origin}/popup.html`);
  await page.evaluate(async () => {
    await chrome.storage.local.remove('kept-inventory');
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase('second-source');
      request.onsuccess = resolve;
      request.onerror = resolve;
    });
    await chrome.storage.local.remove(['packs-off', 'settings', 'packs-changed', 'ballast']);
  });
  await extension.resetSettings();
  await extension.closePages();
}
afterEach(forgetAll);

const openOptions = async (): Promise<Page> => {
  const page = await extension.open(`${extension.origin}/options.html`);
  await page.waitForSelector('main[data-phase="ready"]');
  return page;
};
const openSources = async (): Promise<Page> => {
  const page = await extension.open(`${extension.origin}/sources.html`);
  await page.waitForSelector('main[data-phase="list"]');
  return page;
};

/** Writes into the extension's database what no version of it would write. */
const putRecord = (page: Page, store: string, key: string, record: string): Promise<void> =>
  page.evaluate(
    (name, id, json) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('second-source');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const tx = request.result.transaction(name, 'readwrite');
          tx.objectStore(name).put(JSON.parse(json), id);
          tx.oncomplete = () => {
            request.result.close();
            resolve();
          };
        };
      }),
    store,
    key,
    record,
  );

const asideIn = (page: Page): Promise<string[]> =>
  page.$$eval('[data-set-aside]', (items) =>
    items.map((item) => item.getAttribute('data-set-aside') ?? ''),
  );

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

const importFiles = (page: Page, ...files: readonly string[]): Promise<void> =>
  chooseFiles(page, 'input[data-files="sources"]', ...files);
const importFile = (page: Page, name: string, text: string): Promise<void> =>
  importFiles(page, write(name, text));

const packFile = async (id: string): Promise<string> =>
  JSON.stringify(await userPack(id, 'j2-8243', { sources: [userSource('herald', [])] }));
const packsIn = (page: Page): Promise<string[]> =>
  page.$$eval('[data-own="true"] h3', (names) => names.map((name) => name.textContent ?? ''));
const alertIn = async (page: Page): Promise<string> => {
  const alert = await page.waitForSelector('[role="alert"]');
  return (await alert?.evaluate((element) => element.textContent)) ?? '';
};

/** Leaves no room for anything in a storage area. */
const fill = (page: Page, area: 'local' | 'session'): Promise<void> =>
  page.evaluate(async (name) => {
    const storage = chrome.storage[name];
    for (let slack = 0, full = false; !full; slack += 4) {
      // Asked for each time: others write there, too.
      const size = 10 * 1024 * 1024 - (await storage.getBytesInUse(null)) - slack;
      full = await storage.set({ ballast: 'x'.repeat(size) }).then(
        () => true,
        () => false,
      );
    }
  }, area);

describe('storage that is full', () => {
  // The first to write: once somebody has, the browser goes by the room that there was for a while.
  itWith('debugging protocol')('takes an import once there is room', async () => {
    const sources = await openSources();
    const session = await sources.createCDPSession();
    const { origin } = extension;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
    const file = write('quota.json', await packFile('quota'));
    await importFiles(sources, file);
    await until('the refusal', async () =>
      (await alertIn(sources)).includes('quota: there is no room left on this device'),
    );
    expect(await packsIn(sources)).toEqual([]);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await importFiles(sources, file);
    await until('the pack', async () => (await packsIn(sources)).length === 1);
  });

  itWith('debugging protocol')('says of a setting that it could not be kept', async () => {
    const options = await openOptions();
    await fill(options, 'local');
    await clickIn(options, '[data-setting="voices"] input[value="3"]');
    await options.waitForSelector('[data-problem="not-kept"]');
    expect(
      await options.$eval('[data-setting="voices"] input[value="2"]', (input) =>
        Reflect.get(input, 'checked'),
      ),
    ).toBe(true);
    await options.evaluate(() => chrome.storage.local.remove('ballast'));
    await clickIn(options, '[data-setting="voices"] input[value="3"]');
    await isGone(options, '[data-problem="not-kept"]');
    expect(
      await options.evaluate(async () => (await chrome.storage.local.get('settings')).settings),
    ).toMatchObject({ minVoices: 3 });
  });

  it('for the session marks the page all the same, and the popup has its report', async () => {
    const popup = await extension.open(`${extension.origin}/popup.html`);
    await fill(popup, 'session');
    const article = await extension.open(site.url('tabloid.html'));
    await markWith(article, '42 people');
    await until('the badge', async () => (await extension.badge(article)) !== '');
    const view = await extension.popup(article);
    await view.waitForSelector('main[data-phase="checked"]');
  });
});

describe('what cannot be read', () => {
  it('is set aside, told of, shown as it is, saved and let go; the rest works on', async () => {
    const first = await openOptions();
    const settings = { minVoices: 'many', sitesOff: ['quiet.example'], ofTomorrow: 1 };
    await first.evaluate((stored) => chrome.storage.local.set({ settings: stored }), settings);
    await until('the database', () =>
      putRecord(first, 'packs', 'old', '{"schema":"second-source/user-pack@0","facts":[7]}').then(
        () => true,
        () => false,
      ),
    );
    await putRecord(first, 'contests', 'mine', '{"note":"what I had found out"}');
    await first.close();
    await extension.stopWorker();

    const article = await extension.open(site.url('tabloid.html'));
    await marksOf(article);
    const popup = await extension.popup(article);
    await popup.waitForSelector('[data-notice="set-aside"]');
    const options = await openOptions();
    await until('all three', async () => (await asideIn(options)).length === 3);
    expect((await asideIn(options)).sort()).toEqual(['mine', 'old', 'settings']);
    expect(
      await options.$eval('[data-set-aside="settings"]', (item) => item.textContent),
    ).toContain('minVoices: ');
    await clickIn(options, '[data-set-aside="mine"] summary');
    expect(await options.$eval('[data-set-aside="mine"] pre', (text) => text.textContent)).toBe(
      '{\n "note": "what I had found out"\n}',
    );
    expect(await violations(options, ['html'])).toEqual([]);
    expect(
      await options.evaluate(async () => (await chrome.storage.local.get('settings')).settings),
    ).toEqual({ ...settings, minVoices: 2 });

    await options.evaluate(() => {
      const create = URL.createObjectURL;
      URL.createObjectURL = (given) => {
        if (given instanceof Blob)
          void given.text().then((text) => Object.assign(globalThis, { given: text }));
        return create(given);
      };
    });
    await clickIn(options, '[data-set-aside="settings"] [data-action="save-aside"]');
    const saved = await until('the file', () =>
      options.evaluate((): string | undefined => Reflect.get(globalThis, 'given')),
    );
    expect(JSON.parse(saved)).toEqual(settings);

    const sources = await openSources();
    await until('the same list', async () => (await asideIn(sources)).length === 3);
    for (const id of ['mine', 'old', 'settings'])
      await clickIn(sources, `[data-set-aside="${id}"] [data-action="forget-aside"]`);
    await until('nothing left', async () => (await asideIn(sources)).length === 0);
  });

  it('because a later version wrote it is left alone, and said', async () => {
    const popup = await extension.open(`${extension.origin}/popup.html`);
    await popup.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('second-source', 99);
          request.onupgradeneeded = () => request.result.createObjectStore('tomorrow');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
    );
    await extension.stopWorker();
    await marksOf(await extension.open(site.url('tabloid.html')));
    const options = await openOptions();
    expect(await alertIn(options)).toContain('was not changed');
    const sources = await openSources();
    expect(await alertIn(sources)).toContain('was not changed');
    await importFile(sources, 'late.json', await packFile('late'));
    await until('the refusal', async () => (await alertIn(sources)).includes('database'));
    const names = await popup.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const request = indexedDB.open('second-source');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const found = [...request.result.objectStoreNames, `${request.result.version}`];
            request.result.close();
            resolve(found);
          };
        }),
    );
    expect(names).toContain('tomorrow');
    expect(names).toContain('99');
  });
});

describe('a device that is full', () => {
  it('takes all packs of an import or none', async () => {
    const sources = await openSources();
    await importFile(sources, 'first.json', await packFile('first'));
    await until('the first', async () => (await packsIn(sources)).length === 1);
    // In the midst of several, where no real disk runs full at the right moment.
    await sources.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      let room = 1;
      Object.assign(globalThis, { makeRoom: () => (IDBObjectStore.prototype.put = put) });
      IDBObjectStore.prototype.put = function (...given) {
        if (room-- > 0) return put.apply(this, given);
        throw new DOMException('', 'QuotaExceededError');
      };
    });
    const both = [await packFile('second'), await packFile('third')];
    await importFiles(sources, ...both.map((text, at) => write(`full-${at}.json`, text)));
    await until('the refusal', async () =>
      (await alertIn(sources)).includes('third: there is no room left on this device'),
    );
    expect(await packsIn(sources)).toEqual(['My first']);
    await sources.evaluate(() => void Reflect.get(globalThis, 'makeRoom')());
    expect(await packsIn(sources)).toEqual(['My first']);
    await importFiles(sources, ...both.map((text, at) => write(`full-${at}.json`, text)));
    await until('all', async () => (await packsIn(sources)).length === 3);
  });
});
