import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { extension, site, useExtension } from './harness/launched';
import { cardText, clickIn, marksOf, markWith } from './harness/page';
import { fixture } from './harness/site';
import { until } from './harness/until';

/** What functions that run in an extension page see. */
declare const chrome: WxtBrowser;

let page: Page;

const words = '42 people died';

useExtension();

beforeEach(async () => {
  page = await extension.open(site.url('tabloid.html'));
  await marksOf(page);
  await until('the badge', async () => (await extension.badge(page)) !== '');
});

afterEach(async () => {
  const own = await extension.open(`${extension.origin}/options.html`);
  await own.waitForSelector('main[data-phase="ready"]');
  await own.evaluate(async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const request = indexedDB.open('second-source');
    request.onsuccess = () => {
      const transaction = request.result.transaction(['contests', 'removed'], 'readwrite');
      transaction.objectStore('contests').clear();
      transaction.objectStore('removed').clear();
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
    await promise;
  });
  await extension.resetSettings();
  await extension.closePages();
});

const inCard = (selector: string): string =>
  `second-source-ui >>> [role="dialog"]:not([hidden]) ${selector}`;

const clickInCard = async (selector: string): Promise<void> => {
  await page.bringToFront();
  const button = await page.waitForSelector(inCard(selector));
  await button?.evaluate((each) => each.scrollIntoView({ block: 'center' }));
  await button?.click();
};

/** How the mark on the sentence is labelled by now. */
const labelOf = async (each: Page): Promise<string> => {
  const mark = await markWith(each, words);
  return mark.evaluate((found) =>
    [found.getAttribute('data-verdict'), found.getAttribute('data-contest') ?? ''].join(' ').trim(),
  );
};

async function contestInCard(verdict: string, note: string): Promise<void> {
  await page.bringToFront();
  await (await markWith(page, words)).click();
  await cardText(page);
  await clickInCard('[data-action="contest"]');
  await clickInCard(`.contest-form input[value="${verdict}"]`);
  await clickInCard('.contest-form textarea');
  await page.keyboard.type(note);
  await clickInCard('[data-action="contest-save"]');
  await page.waitForSelector(inCard('[data-contested="true"]'));
}

const panel = async (view: string): Promise<Page> => {
  const opened = await extension.open(
    `${extension.origin}/sidepanel.html?tab=${await extension.tabId(page)}`,
  );
  await clickIn(opened, `[role="tab"][data-view="${view}"]`);
  return opened;
};

describe('a contested label', () => {
  it('is kept, shown beside the verdict of the engine, and found again on another page', async () => {
    const before = Number(await extension.badge(page));
    expect(await labelOf(page)).toBe('disputed');
    await contestInCard('corroborated', 'Counted again.');
    const card = await cardText(page);
    for (const text of ['Disputed', 'Corroborated', 'Counted again.']) expect(card).toContain(text);
    await until('the sign', async () => (await labelOf(page)) === 'corroborated overruled');
    await until('the badge', async () => Number(await extension.badge(page)) === before - 1);

    site.serve('copy.html', { body: fixture('tabloid.html').replace('<h1', '<h1 id="copy"') });
    const copy = await extension.open(site.elsewhere('copy.html'));
    await marksOf(copy);
    expect(await labelOf(copy)).toBe('corroborated overruled');
  });

  it('is withdrawn, on all open pages, and that undone', async () => {
    await contestInCard('none', '');
    await until('the flag', async () => (await labelOf(page)) === 'disputed dropped');
    await clickInCard('[data-action="contest-withdraw"]');
    await until('the first label', async () => (await labelOf(page)) === 'disputed');
    await clickInCard('[data-action="contest-restore"]');
    await until('the flag', async () => (await labelOf(page)) === 'disputed dropped');
  });

  it('hears nothing of what is typed from the page, which hears nothing of it either', async () => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      document.addEventListener('keydown', ({ key }) => heard.push(key));
    });
    await contestInCard('unique', 'qx');
    expect(await page.evaluate((): string[] => Reflect.get(window, 'heard'))).toEqual([]);
  });
});

describe('the audit', () => {
  it('lists every sentence, with the reason where it carries no mark', async () => {
    const opened = await panel('audit');
    const rows = await until('the sentences', async () => {
      const found = await opened.$$eval('.audit-row', (all) =>
        all.map((row) => [row.getAttribute('data-verdict'), row.getAttribute('data-reason')]),
      );
      return found.length > 0 && found;
    });
    expect(rows.some(([verdict]) => verdict === 'disputed')).toBe(true);
    for (const [verdict, reason] of rows) expect(reason === null).toBe(verdict !== 'none');
    await clickIn(opened, '[data-audit="unmarked"]');
    await until('the unmarked alone', () =>
      opened.$$eval('.audit-row', (all) =>
        all.every((row) => row.getAttribute('data-verdict') === 'none'),
      ),
    );
  });

  it('contests a sentence without a mark, and lists what is contested', async () => {
    const opened = await panel('audit');
    await clickIn(opened, '[data-audit="unmarked"]');
    await clickIn(opened, '.audit-row[data-verdict="none"]');
    const text = await opened.$eval(
      '.audit-row[aria-expanded="true"] .audit-text',
      (each) => each.textContent,
    );
    await clickIn(opened, '[data-action="contest"]');
    await clickIn(opened, '.contest-form input[value="disputed"]');
    await clickIn(opened, '[data-action="contest-save"]');
    await clickIn(opened, '[data-audit="contested"]');
    await until('it to be listed', async () => {
      const listed = await opened.$$eval('.audit-text', (all) =>
        all.map((each) => each.textContent),
      );
      return listed.length === 1 && listed[0] === text;
    });
    await until('its mark', async () =>
      (await marksOf(page)).some((mark) => mark.text === text && mark.verdict === 'disputed'),
    );
    expect(await page.$('mark[data-contest="overruled"]')).not.toBeNull();
  });

  it('is reached from a claim of the list of claims too', async () => {
    const opened = await panel('claims');
    await clickIn(opened, '.claim-row[data-verdict="disputed"]');
    await clickIn(opened, '[data-action="contest"]');
    await clickIn(opened, '.contest-form input[value="unique"]');
    await clickIn(opened, '[data-action="contest-save"]');
    await opened.waitForSelector('[data-contested="true"]');
    await until(
      'the sign in the page',
      async () => (await page.$('[data-contest="overruled"]')) !== null,
    );
    const kept = await opened.evaluate(async () =>
      Object.keys(await chrome.storage.local.get(null)),
    );
    // How many there are, for a loss to be noticed; nothing of what was said.
    expect(kept).toEqual(['kept-inventory']);
  });
});
