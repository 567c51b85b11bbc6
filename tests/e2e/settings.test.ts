import { createServer } from 'node:http';
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { itWith } from './harness/capabilities';
import { extension, site, useExtension } from './harness/launched';
import { cardText, clickIn, isGone, marksOf, markWith } from './harness/page';
import { until } from './harness/until';

/** What functions that run in the worker or an extension page see. */
declare const chrome: WxtBrowser;

let options: Page;

useExtension();

beforeEach(async () => {
  options = await extension.open(`${extension.origin}/options.html`);
  await options.waitForSelector('main[data-phase="ready"]');
});

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

const choose = (name: string, value: string | number): Promise<void> =>
  clickIn(options, `[data-setting="${name}"] input[value="${value}"]`);

const registered = async (): Promise<string[]> =>
  (await extension.worker()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches ?? []),
  );

/** Waits until the detector runs on these patterns and no others. */
const runsOn = (...patterns: readonly string[]): Promise<true> =>
  until(`the detector on ${patterns.join() || 'nothing'}`, async () =>
    (await registered()).join() === patterns.join() ? true : null,
  );

const isMarked = async (page: Page): Promise<boolean> =>
  (await page.$('mark[data-verdict]')) !== null;

const addSite = async (host: string): Promise<void> => {
  await options.bringToFront();
  await options.waitForSelector('.add-site input');
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
    await runsOn('<all_urls>');
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
    await runsOn('*://127.0.0.1/*');
    await here.reload();
    await marksOf(here);
    await clickIn(options, '[data-remove="127.0.0.1"]');
    await until('the marks to go', async () => !(await isMarked(here)));
    await runsOn();
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
      await isGone(popup, '[data-action="look"]');
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

  it('changes even while a page never finishes loading', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const body = `<p>On its way.</p><script src="http://127.0.0.1:${port}/never.js"></script>`;
    site.serve('unfinished.html', { body });
    const page = await extension.browser.newPage();
    void page.goto(site.url('unfinished.html')).catch(() => undefined);
    await page.waitForSelector('p');
    await choose('reach', 'click');
    await until('the detector to go', async () => (await registered()).length === 0);
    await choose('reach', 'everywhere');
    await until('the detector', async () => (await registered()).length === 1);
    await choose('reach', 'click');
    await until('the detector to go again', async () => (await registered()).length === 0);
    silent.closeAllConnections();
    silent.close();
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
      await isGone(options, '[data-notice="withheld"]');
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

/** How a mark's line looks by now. */
const lineOf = (page: Page, verdict: string): Promise<string> =>
  page.$eval(`mark[data-verdict="${verdict}"]`, (mark) => {
    const { textDecorationLine, textDecorationColor } = getComputedStyle(mark);
    return `${textDecorationLine} ${textDecorationColor}`;
  });

describe('what is marked', () => {
  let page: Page;

  beforeEach(async () => {
    page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    await until('the badge', async () => (await extension.badge(page)) !== '');
  });

  it('is the verdicts that are wanted', async () => {
    const verdicts = async (): Promise<Set<string>> =>
      new Set((await marksOf(page)).map(({ verdict }) => verdict));
    expect(await verdicts()).toContain('corroborated');
    await clickIn(options, '[data-setting="verdicts"] input[value="corroborated"]');
    await until('no corroborated marks', async () => !(await verdicts()).has('corroborated'));
    expect(await verdicts()).toContain('disputed');
    await clickIn(options, '[data-setting="verdicts"] input[value="corroborated"]');
    await until('corroborated marks', async () => (await verdicts()).has('corroborated'));
  });

  it('is nothing in the page where it is to be quiet, with badge, popup and jump as ever', async () => {
    const badge = await extension.badge(page);
    const html = await page.content();
    await choose('marking', 'quiet');
    await until('the marks to go', async () => !(await isMarked(page)));
    await until('the same badge', async () => (await extension.badge(page)) === badge);
    const popup = await extension.popup(page);
    await popup.waitForSelector('main[data-phase="checked"]');
    await page.setViewport({ width: 800, height: 120 });
    // It is highlighted for a moment only: the page keeps what was.
    await page.evaluate(() => {
      const timer = setInterval(() => {
        const [range] = [...(CSS.highlights.get('second-source-flash') ?? [])];
        if (!(range instanceof Range)) return;
        clearInterval(timer);
        const { top, bottom } = range.getBoundingClientRect();
        const flashed = { text: range.toString(), inView: top >= 0 && bottom <= innerHeight };
        Object.assign(window, { flashed });
      }, 20);
    });
    await clickIn(popup, '[data-group="disputed"] [data-sentence]');
    await page.bringToFront();
    const flashed = await until('the sentence in the page', () =>
      page.evaluate((): unknown => Reflect.get(window, 'flashed')),
    );
    const first = await popup.$eval('[data-group="disputed"] .sentence-text', (e) => e.textContent);
    expect(flashed).toEqual({ text: first, inView: true });
    await page.setViewport({ width: 1200, height: 900 });
    await choose('marking', 'always');
    await until('the marks', () => isMarked(page));
    expect(html).toContain('data-verdict');
  });

  it('shows under the pointer and the focus where that is chosen', async () => {
    const plain = await lineOf(page, 'disputed');
    expect(plain).toContain('underline');
    await choose('marking', 'hover');
    await until('the line to go', async () => (await lineOf(page, 'disputed')).startsWith('none'));
    await page.bringToFront();
    await page.hover('mark[data-verdict="disputed"]');
    await until('the line', async () => (await lineOf(page, 'disputed')) === plain);
    await page.mouse.move(1, 1);
    await until('the line to go', async () => (await lineOf(page, 'disputed')).startsWith('none'));
    await page.focus('mark[data-verdict="disputed"]');
    expect(await lineOf(page, 'disputed')).toBe(plain);
  });

  it('takes on other colours, in the page and in every view', async () => {
    const standard = await lineOf(page, 'disputed');
    await choose('colours', 'safe');
    await until('the other colour', async () =>
      (await lineOf(page, 'disputed')).includes('rgb(213, 94, 0)'),
    );
    const popup = await extension.popup(page);
    const colour = (): Promise<string> =>
      popup.$eval('[data-count="disputed"]', (count) =>
        getComputedStyle(count).getPropertyValue('--verdict'),
      );
    await popup.waitForSelector('[data-count="disputed"]');
    await until('the colour of the popup', async () => (await colour()) === '#a84300');
    await choose('colours', 'contrast');
    const text = await page.$eval(
      'mark[data-verdict="disputed"]',
      (mark) => getComputedStyle(mark).color,
    );
    await until('the colour of the text', async () =>
      (await lineOf(page, 'disputed')).includes(text),
    );
    await until('the popup to follow', async () => (await colour()) === '#8a0000');
    await choose('colours', 'standard');
    await until('the standard', async () => (await lineOf(page, 'disputed')) === standard);
  });

  it('prints as lines with a legend, or not at all', async () => {
    const legend = (): Promise<string> =>
      page.evaluate(() => {
        window.dispatchEvent(new Event('beforeprint'));
        const found = document
          .querySelector('second-source-ui')
          ?.shadowRoot?.querySelector('.legend');
        return found ? getComputedStyle(found).display : 'none';
      });
    await extension.emulate(page, { type: 'print' });
    expect(await legend()).toBe('block');
    expect(await lineOf(page, 'disputed')).toContain('underline');
    await choose('print', 'nothing');
    await until('no line', async () => (await lineOf(page, 'disputed')).startsWith('none'));
    await until('no legend', async () => (await legend()) === 'none');
  });
});

describe('stored data', () => {
  const kinds = (): Promise<string[]> =>
    options.$$eval('[data-kind]', (rows) => rows.map((row) => row.getAttribute('data-kind') ?? ''));

  it('is listed, saved as one file, erased when that is meant, and brought back', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    await choose('voices', 3);
    await until('settings and reports to be listed', async () => {
      const listed = await kinds();
      return listed.includes('settings') && listed.includes('reports');
    });
    await options.evaluate(() => {
      const original = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        if (blob instanceof Blob)
          void blob.text().then((text) => Object.assign(window, { saved: text }));
        return original(blob);
      };
    });
    await clickIn(options, '[data-action="export-data"]');
    const saved = await until('the file', () =>
      options.evaluate((): string | undefined => Reflect.get(window, 'saved')),
    );
    expect(JSON.parse(saved)).toMatchObject({
      schema: 'second-source/data@1',
      local: { settings: { minVoices: 3 } },
      kept: { packs: {}, contests: {}, removed: {} },
    });

    await clickIn(options, '[data-action="erase"]');
    await clickIn(options, '[data-action="erase-no"]');
    expect(await kinds()).toContain('settings');
    await clickIn(options, '[data-action="erase"]');
    await clickIn(options, '[data-action="erase-sure"]');
    await options.waitForSelector('[data-stored="nothing"]');
    await until('the marks to go', async () => !(await isMarked(page)));
    await clickIn(options, '[data-action="undo-erase"]');
    await until('the settings', async () => (await kinds()).includes('settings'));
    await until('the choice', () =>
      options.$eval('[data-setting="voices"] input[value="3"]', (input) => input.checked),
    );
  });
});

describe('the language', () => {
  it('is the one that was chosen, in every view, on marks and card and on the toolbar', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    const popup = await extension.popup(page);
    await popup.waitForSelector('main[data-phase="checked"]');
    const title = async (): Promise<string> => {
      const tab = await extension.tabId(page);
      return (await extension.worker()).evaluate((tabId) => chrome.action.getTitle({ tabId }), tab);
    };
    const label = (): Promise<string | null> =>
      page.$eval('mark[data-verdict="disputed"]', (mark) => mark.getAttribute('aria-label'));
    const shows = (each: Page, text: string): Promise<boolean> =>
      each.$eval('main', (main, wanted) => main.innerText.includes(wanted), text);

    await choose('language', 'de');
    await until('the settings in German', () => shows(options, 'Einstellungen'));
    await until('the popup in German', () => shows(popup, 'markierte Sätze'));
    await until('its language', () => popup.evaluate(() => document.documentElement.lang === 'de'));
    await until('the marks in German', async () =>
      (await label())?.startsWith('Aussage: Strittig'),
    );
    await until('the toolbar in German', async () => (await title()).includes('strittig'));
    await page.bringToFront();
    await (await markWith(page, 'people died')).click();
    expect(await cardText(page)).toContain('Strittig');

    await choose('language', 'ru');
    await until('the popup in Russian', () => shows(popup, 'помеченных предложений'));
    await choose('language', 'en');
    await until('the settings in English', () => shows(options, 'Where it runs'));
  });
});

describe('keyboard commands', () => {
  it('are shown as the browser has them', async () => {
    const keys = await options.$$eval('[data-command] kbd', (all) =>
      all.map((each) => each.textContent),
    );
    expect(keys.length).toBeGreaterThan(1);
    expect(await options.$eval('[data-command="next-mark"]', (row) => row.textContent)).toMatch(
      /next marked claim.*\S/,
    );
  });
});
