import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { violations } from './harness/axe';
import { itWith } from './harness/capabilities';
import { extension, site, useExtension } from './harness/launched';
import { longReport, stored } from './harness/long-report';
import { cardText, clickIn, focusedText, marksOf, markWith, noteFlash } from './harness/page';
import { patience, until } from './harness/until';

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

useExtension();

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

const phase = (panel: Page, name: string) => panel.waitForSelector(`main[data-phase="${name}"]`);

interface SeenRow {
  readonly verdict: string | null;
  readonly text: string;
}

/** The claims that are listed; the whole list is short enough here to be drawn at once. */
const rowsIn = (panel: Page): Promise<SeenRow[]> =>
  panel.$$eval('.claim-row', (rows) =>
    rows.map((row) => ({
      verdict: row.getAttribute('data-verdict'),
      text: row.closest('li')?.textContent ?? '',
    })),
  );

/** What the panel says of how many claims it shows. */
const shown = (panel: Page): Promise<string | null> =>
  panel.$eval('.shown [role="status"]', ({ textContent }) => textContent);

/** A page, and the panel of its tab as a page of its own, high enough to show its list at once. */
async function openBoth(name: string): Promise<{ article: Page; panel: Page }> {
  const article = await extension.open(site.url(name));
  await marksOf(article);
  const panel = await extension.open(
    `${extension.origin}/sidepanel.html?tab=${await extension.tabId(article)}`,
  );
  await panel.setViewport({ width: 400, height: 12_000 });
  await panel.waitForSelector('.claim-row');
  await until(
    'all claims',
    async () => (await shown(panel)) === `${(await rowsIn(panel)).length} shown`,
  );
  return { article, panel };
}

const isPanel = (url: string): boolean => url.endsWith('/sidepanel.html');

describe('the side panel', () => {
  itWith('side panel')(
    'opens from the popup, and goes with the tab in front and what it shows',
    async () => {
      const article = await extension.open(site.url('tabloid.html'));
      await marksOf(article);
      const popup = await extension.popup(article);
      await clickIn(popup, '[data-action="open-panel"]');
      const target = await extension.browser.waitForTarget((each) => isPanel(each.url()), {
        timeout: patience,
      });
      const panel = await target.asPage();
      await article.bringToFront();
      await phase(panel, 'checked');
      expect(await panel.$eval('h1', (title) => title.textContent)).toContain('BIRDS DID IT');
      const other = await extension.open(site.url('other-crash.html'));
      await phase(panel, 'unnoticed');
      await other.goto(site.url('tabloid.html'));
      await phase(panel, 'checked');
      await other.goto('about:blank');
      await phase(panel, 'unreachable');
      await other.close();
      await article.bringToFront();
      await phase(panel, 'checked');
      await panel.close();
      await until('the panel to close', async () =>
        extension.browser.targets().every((each) => !isPanel(each.url())),
      );
    },
  );

  it('goes to the claims of the page and comes along from there', async () => {
    const { article, panel } = await openBoth('tabloid.html');
    const rows = await rowsIn(panel);
    expect(rows.length).toBeGreaterThan(5);
    const disputed = '.claim-row[data-verdict="disputed"]';
    const from = await panel.$eval(disputed, (row) => row.closest('li')?.ariaPosInSet);
    const flashed = await noteFlash(article);
    await clickIn(panel, disputed);
    await panel.waitForSelector('.claim-evidence .stance-contradicts .source-name');
    expect(await flashed()).not.toBe('');
    await panel.keyboard.press('ArrowDown');
    await panel.waitForSelector(`[aria-posinset="${Number(from) + 1}"] [aria-current]`);
    await panel.keyboard.press('End');
    await panel.waitForSelector(`[aria-posinset="${rows.length}"] [aria-current]`);
    const marks = await marksOf(article);
    await until('the last mark', async () =>
      marks.at(-1)?.text.startsWith(await focusedText(article)),
    );

    await article.bringToFront();
    await (await markWith(article, 'Boeing 737')).click();
    await cardText(article);
    const current = (): Promise<string> =>
      panel.evaluate(() => document.querySelector('[aria-current]')?.textContent ?? '');
    await until('the claim', async () => (await current()).includes('Boeing 737'));
    await extension.command('next-mark');
    await until('the next claim', async () => !(await current()).includes('Boeing 737'));
  });

  it('narrows the list by verdict, topic and words, and says how many are left', async () => {
    const { panel } = await openBoth('tabloid.html');
    const all = (await rowsIn(panel)).length;
    await clickIn(panel, '[data-filter="disputed"]');
    const disputed = await until('the disputed ones', async () => {
      const rows = await rowsIn(panel);
      return rows.length > 0 && rows.every(({ verdict }) => verdict === 'disputed') && rows;
    });
    expect(disputed.length).toBeLessThan(all);
    await until(
      'their number',
      async () => (await shown(panel)) === `${disputed.length} of ${all} shown`,
    );
    await panel.type('[data-filter="text"]', '42');
    await until('those with the words', async () => {
      const rows = await rowsIn(panel);
      return rows.length > 0 && rows.every(({ text }) => text.includes('42'));
    });
    await until('the words', () =>
      panel.$$eval('.claim-row mark', ([mark]) => mark?.textContent === '42'),
    );
    await clickIn(panel, '[data-action="clear-filters"]');
    await clickIn(panel, '[data-filter="unmarked"]');
    await until('more than the marked', async () => (await rowsIn(panel)).length > all);
  });

  it('says what became of a page that is not there any more', async () => {
    const { article, panel } = await openBoth('tabloid.html');
    await article.goto(site.url('other-crash.html'));
    await phase(panel, 'unnoticed');
    await article.close();
    await phase(panel, 'failed');
    await clickIn(panel, '[role="tab"][data-view="passage"]');
    await panel.keyboard.press('ArrowLeft');
    expect(await focusedText(panel)).toBe('Claims');
  });

  it('draws only what is in sight of 5,000 claims, and finds and reaches all of them', async () => {
    const article = await extension.open(site.url('other-crash.html'));
    const tab = await extension.tabId(article);
    const report = longReport(2_500, article.url());
    await (await extension.worker()).evaluate(
      (items) => chrome.storage.session.set(items),
      stored(tab, report),
    );
    const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
    await panel.setViewport({ width: 400, height: 900 });
    const first = await panel.waitForSelector('.claim-row');
    await until('all to be there', async () => (await shown(panel)) === '5000 shown');
    expect((await panel.$$('.claim-row')).length).toBeLessThan(60);
    await first?.focus();
    await panel.keyboard.press('End');
    await panel.waitForSelector('[aria-posinset="5000"] [aria-current]');
    expect(await focusedText(panel)).toContain('Two independent sources');
    expect((await panel.$$('.claim-row')).length).toBeLessThan(60);
    await panel.type('[data-filter="text"]', 'number 2477');
    await until('the one sentence', async () => (await panel.$$('.claim-row')).length === 2);
  });
});

describe('everybody', () => {
  const overflow = (panel: Page): Promise<number> =>
    panel.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );

  it('can read the panel in light, dark and forced colours, at 320 pixels', async () => {
    const { panel } = await openBoth('tabloid.html');
    await panel.setViewport({ width: 320, height: 800 });
    await panel.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    await clickIn(panel, '.claim-row[data-verdict="disputed"]');
    await panel.waitForSelector('.claim-evidence');
    await clickIn(panel, '[role="tab"][data-view="passage"]');
    await panel.waitForSelector('[data-part="text"]');
    await panel.type('[data-part="text"]', 'In all, 42 people died near Aktau. Who knows?');
    await clickIn(panel, '[data-action="check-text"]');
    await panel.waitForSelector('.text-result .claim-row');
    for (const media of [
      { scheme: 'light' } as const,
      { scheme: 'dark' } as const,
      { scheme: 'light', forcedColours: true } as const,
    ]) {
      await extension.emulate(panel, media);
      for (const view of ['claims', 'passage']) {
        await clickIn(panel, `[role="tab"][data-view="${view}"]`);
        expect(await violations(panel, ['html'])).toEqual([]);
        expect(await overflow(panel)).toBe(0);
      }
    }
  });

  it.each(['other-crash.html', 'passing-mention.html'])(
    'can read the panel of %s, on which nothing is marked',
    async (name) => {
      const page = await extension.open(site.url(name));
      const tab = await extension.tabId(page);
      const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
      await panel.waitForSelector('[data-action="check-anyway"]');
      expect(await violations(panel, ['html'])).toEqual([]);
    },
  );
});
