import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { userPack, userSource } from '../fixtures/user-packs';
import { can } from './harness/capabilities';
import { chooseFiles } from './harness/choose-files';
import { type Extension, launchExtension } from './harness/extension';
import { clickIn, marksOf } from './harness/page';
import { type Site, startSite } from './harness/site';
import { until } from './harness/until';

// The browser's own files on the disk are damaged while it is closed. It then begins new ones and says nothing.

/** What functions that run in pages of the extension see. */
declare const chrome: WxtBrowser;

const stores = {
  database: (id: string) => join('IndexedDB', `chrome-extension_${id}_0.indexeddb.leveldb`),
  settings: (id: string) => join('Local Extension Settings', id),
} as const;

const isData = (name: string): boolean => /\.(?:log|ldb)$/.test(name);
const sizeOf = (file: string): number => statSync(file).size;

/** What may happen to the files of a folder. */
const damages: Readonly<Record<string, (folder: string) => void>> = {
  'cut off': (folder) => {
    for (const name of readdirSync(folder).filter(isData)) truncateSync(join(folder, name), 40);
  },
  overwritten: (folder) => {
    for (const name of readdirSync(folder).filter((each) => isData(each) || each === 'CURRENT'))
      writeFileSync(join(folder, name), 'x7\u0001q'.repeat(sizeOf(join(folder, name))));
  },
};

describe.runIf(can('profiles that stay'))('files that are damaged', () => {
  let site: Site;
  let extension: Extension | null = null;
  const profile = mkdtempSync(join(tmpdir(), 'second-source-profile-'));

  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(async () => {
    await extension?.close();
    await site?.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const start = async (): Promise<Extension> => {
    extension = await launchExtension({ profile });
    return extension;
  };
  const openOptions = async ({ open, origin }: Extension): Promise<Page> => {
    const page = await open(`${origin}/options.html`);
    await page.waitForSelector('main[data-phase="ready"]');
    return page;
  };
  const asideIn = (page: Page): Promise<string[]> =>
    page.$$eval('[data-set-aside]', (items) => items.map((item) => item.textContent ?? ''));
  const settingsIn = (page: Page): Promise<unknown> =>
    page.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

  /** Imports a pack and makes a setting, and waits until each storage area knows of the other. */
  async function keepSomething({ open, origin }: Extension): Promise<void> {
    const sources = await open(`${origin}/sources.html`);
    const pack = await userPack('ferry', 'j2-8243', { sources: [userSource('herald', [])] });
    const file = join(profile, 'ferry.json');
    writeFileSync(file, JSON.stringify(pack));
    await chooseFiles(sources, 'input[data-files="sources"]', file);
    await sources.waitForSelector('[data-own="true"]');
    const options = await open(`${origin}/options.html`);
    await clickIn(options, '[data-setting="voices"] input[value="3"]');
    await until('inventory and copy', () =>
      options.evaluate(async () => {
        const { settings, 'kept-inventory': inventory } = await chrome.storage.local.get(null);
        const copy = await new Promise((resolve, reject) => {
          const request = indexedDB.open('second-source');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const read = request.result.transaction('copies').objectStore('copies').get('settings');
            read.onsuccess = () => resolve(read.result);
            request.result.close();
          };
        });
        const isKnown = JSON.stringify(inventory)?.includes('"ferry"');
        return (
          isKnown && settings !== undefined && JSON.stringify(settings) === JSON.stringify(copy)
        );
      }),
    );
  }

  /** Closes the browser, damages a store's files, and starts it again. */
  async function startDamaged(store: keyof typeof stores, damage: string): Promise<Extension> {
    const { id } = extension ?? (await start());
    await extension?.close();
    damages[damage]?.(join(profile, 'Default', stores[store](id)));
    return start();
  }

  it.each(Object.keys(damages))(
    'of the database: says what is gone, and works on (%s)',
    async (damage) => {
      await keepSomething(extension ?? (await start()));
      const again = await startDamaged('database', damage);
      const article = await again.open(site.url('tabloid.html'));
      await marksOf(article);
      const popup = await again.popup(article);
      await popup.waitForSelector('[data-notice="set-aside"]');
      const options = await openOptions(again);
      await until('the loss', async () =>
        (await asideIn(options)).join().includes('My ferry is gone'),
      );
      expect(await options.$('[data-problem="closed"]')).toBeNull();
      expect(await settingsIn(options)).toMatchObject({ minVoices: 3 });
      await clickIn(options, '[data-action="forget-aside"]');
      await until('nothing left', async () => (await asideIn(options)).length === 0);
    },
  );

  it.each(Object.keys(damages))(
    'of the settings: puts them back, and says so (%s)',
    async (damage) => {
      await keepSomething(extension ?? (await start()));
      const again = await startDamaged('settings', damage);
      await marksOf(await again.open(site.url('tabloid.html')));
      const options = await openOptions(again);
      await until('the settings', async () =>
        JSON.stringify((await settingsIn(options)) ?? null).includes('"minVoices":3'),
      );
      await until('the word on it', async () =>
        (await asideIn(options)).join().includes('was put back'),
      );
      const sources = await again.open(`${again.origin}/sources.html`);
      await sources.waitForSelector('[data-own="true"]');
    },
  );
});
