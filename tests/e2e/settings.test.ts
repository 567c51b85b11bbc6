import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { itWith } from './harness/capabilities';
import { type Extension, launchExtension } from './harness/extension';
import { clickIn, marksOf } from './harness/page';
import { type Site, startSite } from './harness/site';
import { until } from './harness/until';

/** What functions that run in the worker or an extension page see. */
declare const chrome: WxtBrowser;

let extension: Extension;
let site: Site;
let options: Page;

beforeAll(async () => {
  site = await startSite();
  extension = await launchExtension();
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

beforeEach(async () => {
  options = await extension.open(`${extension.origin}/options.html`);
  await options.waitForSelector('main[data-phase="ready"]');
});

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
  await options.close();
});

const choose = (name: string, value: string | number): Promise<void> =>
  clickIn(options, `[data-setting="${name}"] input[value="${value}"]`);

const registered = async (): Promise<string[]> =>
  (await extension.worker()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []),
  );

const isMarked = async (page: Page): Promise<boolean> =>
  (await page.$('mark[data-verdict]')) !== null;

const addSite = async (host: string): Promise<void> => {
  await options.bringToFront();
  await options.type('.add-site input', host);
  await clickIn(options, '[data-action="add-site"]');
};

describe('where it runs', () => {
  it('is everywhere after installation, and only where asked once that is chosen', async () => {
    expect(await registered()).toEqual(['<all_urls>']);
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    await choose('reach', 'click');
    await until('the marks to go', async () => !(await isMarked(page)));
    await until('the detector to go', async () => (await registered()).length === 0);
    await choose('reach', 'everywhere');
    await until('the marks', () => isMarked(page));
    expect(await registered()).toEqual(['<all_urls>']);
  });

  it('is the listed sites and no other', async () => {
    const here = await extension.open(site.url('tabloid.html'));
    const elsewhere = await extension.open(site.elsewhere('tabloid.html'));
    await marksOf(here);
    await marksOf(elsewhere);
    await choose('reach', 'sites');
    await until(
      'both to be left',
      async () => !(await isMarked(here)) && !(await isMarked(elsewhere)),
    );
    await addSite('http://127.0.0.1:1/some/page');
    await until('the marks on the listed site', () => isMarked(here));
    expect(await isMarked(elsewhere)).toBe(false);
    expect(await registered()).toEqual(['*://127.0.0.1/*']);
    await here.reload();
    await marksOf(here);
    await clickIn(options, '[data-remove="127.0.0.1"]');
    await until('the marks to go', async () => !(await isMarked(here)));
    expect(await registered()).toEqual([]);
  });

  it('says what is no site, and adds nothing', async () => {
    await choose('reach', 'sites');
    await addSite('no site');
    await until('the problem', () =>
      options.$eval('.add-site .error', (problem) => problem.textContent !== ''),
    );
    expect(await options.$$('[data-sites="on"] li')).toEqual([]);
  });

  it('leaves alone what is switched off, and switches it on again', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    const popup = await extension.popup(page);
    await clickIn(popup, '[data-switch="site"]');
    await until('the marks to go', async () => !(await isMarked(page)));
    await clickIn(options, '[data-sites="off"] [data-remove="127.0.0.1"]');
    await until('the marks', () => isMarked(page));
  });

  it('takes one look where the popup is asked for it, and marks what it finds', async () => {
    await choose('reach', 'click');
    await until('the detector to go', async () => (await registered()).length === 0);
    const page = await extension.open(site.url('tabloid.html'));
    const other = await extension.open(site.url('other-crash.html'));
    for (const [tab, phase] of [
      [page, 'checked'],
      [other, 'unnoticed'],
    ] as const) {
      await extension.letIn(tab);
      const popup = await extension.popup(tab);
      await clickIn(popup, '[data-action="look"]');
      await popup.waitForSelector('[data-action="look"]', { hidden: true });
      await popup.waitForSelector(`main[data-phase="${phase}"]`);
    }
    await marksOf(page);
    expect(await isMarked(other)).toBe(false);
    await page.goto(site.url('broadcaster.html'));
    await extension.letIn(page);
    const again = await extension.popup(page);
    await again.waitForSelector('[data-action="look"]');
    expect(await isMarked(page)).toBe(false);
  });

  itWith('page of site access')(
    'follows what the user takes from it on the page of the browser, and asks for it back',
    async () => {
      const page = await extension.open(site.url('tabloid.html'));
      await marksOf(page);
      const management = await extension.open('chrome://extensions/');
      const restrict = (access: string): Promise<void> =>
        management.evaluate(
          (id, hostAccess) =>
            new Promise<void>((resolve) => {
              const api = Reflect.get(chrome, 'developerPrivate');
              api.updateExtensionConfiguration({ extensionId: id, hostAccess }, resolve);
            }),
          extension.id,
          access,
        );
      await restrict('ON_CLICK');
      await until('the marks to go', async () => !(await isMarked(page)));
      await options.bringToFront();
      await options.waitForSelector('[data-notice="withheld"]');
      await restrict('ON_ALL_SITES');
      await until('the marks', () => isMarked(page));
      await options.waitForSelector('[data-notice="withheld"]', { hidden: true });
      await management.close();
    },
  );

  itWith('page of site access')('says that this browser keeps the access', async () => {
    expect(await options.$('[data-notice="kept"]')).toBeNull();
    await choose('reach', 'click');
    await options.waitForSelector('[data-notice="kept"]');
  });

  itWith('access given back')('gives the access back and asks for it when needed', async () => {
    const origins = async (): Promise<string[]> =>
      options.evaluate(async () => (await chrome.permissions.getAll()).origins ?? []);
    expect(await origins()).toContain('<all_urls>');
    await choose('reach', 'sites');
    await until('the access to go', async () => (await origins()).length === 0);
    expect(await options.$('[data-notice="kept"]')).toBeNull();
    await addSite('127.0.0.1');
    await until('the access to the site', async () => (await origins()).length === 1);
    expect(await origins()).toEqual(['*://127.0.0.1/*']);
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    await clickIn(options, '[data-remove="127.0.0.1"]');
    await until('that to go too', async () => (await origins()).length === 0);
    await until('the marks to go', async () => !(await isMarked(page)));
    await choose('reach', 'everywhere');
    await until('the access again', async () => (await origins()).includes('<all_urls>'));
    await until('the marks', () => isMarked(page));
  });
});

describe('the voices that a claim needs', () => {
  it('are counted anew on open pages', async () => {
    const page = await extension.open(site.url('broadcaster.html'));
    const count = async (verdict: string): Promise<number> =>
      (await marksOf(page)).filter((mark) => mark.verdict === verdict).length;
    const before = await count('corroborated');
    await choose('voices', 3);
    await until('fewer corroborated claims', async () => (await count('corroborated')) < before);
    const with3 = await count('corroborated');
    await choose('voices', 1);
    await until('more corroborated claims', async () => (await count('corroborated')) > before);
    expect(with3).toBeLessThan(before);
    await choose('voices', 2);
    await until('as many as at first', async () => (await count('corroborated')) === before);
  });
});
