import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { type HazardSite, serveHazards } from '../../../cli/hazards/serve-hazards';
import { itWith } from '../harness/capabilities';
import { type Extension, launchExtension } from '../harness/extension';
import { isMarked, isUnmarked, markedTexts } from '../harness/marks';
import { cardText, markWith } from '../harness/page';
import { until } from '../harness/until';

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

let extension: Extension;
let site: HazardSite;
let page: Page;

beforeAll(async () => {
  site = await serveHazards();
  extension = await launchExtension();
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

afterEach(async () => {
  await page?.close();
});

const show = async (name: string): Promise<void> => {
  page = await extension.open(site.url(name));
};
const press = (selector: string): Promise<void> =>
  page.$eval(selector, (button) => {
    if (button instanceof HTMLElement) button.click();
  });

const aboard = '67 people on board';
const wrong = '42 people died';

describe('text that arrives late', () => {
  it('is marked when a script brings it (late-text.html)', async () => {
    await show('late-text.html');
    await isMarked(page, aboard);
    await press('#more');
    await isMarked(page, wrong);
  });

  it('is marked as the page is scrolled (infinite-scroll.html)', async () => {
    await show('infinite-scroll.html');
    await isMarked(page, aboard);
    expect((await markedTexts(page)).join()).not.toContain('42 people');
    await page.bringToFront();
    for (const words of [wrong, 'Embraer 190', 'from Baku']) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await isMarked(page, words);
    }
  });

  it('is checked when somebody wants to read on (read-more.html)', async () => {
    await show('read-more.html');
    await isMarked(page, aboard);
    expect((await markedTexts(page)).join()).not.toContain('42 people');
    await press('button');
    await isMarked(page, wrong);
  });

  it('is checked by itself in a live blog, whose time stamps carry no mark (live-blog.html)', async () => {
    await show('live-blog.html');
    await isMarked(page, '67 people');
    const counts = await extension.countBlocks();
    const kept = await page.$$('mark[data-verdict]');
    await press('#insert');
    await isMarked(page, wrong);
    expect(await counts()).toEqual([1]);
    await press('#edit');
    await isMarked(page, 'now writes that 38 people died');
    await isUnmarked(page, wrong);
    expect(await counts()).toEqual([1, 1]);
    const connected = await Promise.all(
      kept.map((mark) => mark.evaluate((each) => each.isConnected)),
    );
    expect(connected).not.toContain(false);
    expect(await page.$$('h3 mark')).toEqual([]);
  });

  it('is marked in a megabyte of page, which stays the reader’s own (long.html)', async () => {
    await show('long.html');
    const size = await page.evaluate(() => document.documentElement.outerHTML.length);
    expect(size).toBeGreaterThan(1_000_000);
    const before = await page.$eval('article', ({ textContent }) => textContent);
    // Typed while the page is read and marked.
    await page.bringToFront();
    await page.focus('input');
    await page.keyboard.type('still here');
    // Its beginning is marked first, and answers while the rest is being checked.
    await (await markWith(page, aboard)).click();
    expect(await cardText(page)).toContain('Corroborated');
    await until(
      'the end to be marked',
      async () => (await markedTexts(page)).some((text) => text.includes(wrong)),
      60_000,
    );
    expect(await cardText(page)).toContain('Corroborated');
    expect(await page.$eval('input', ({ value }) => value)).toBe('still here');
    expect(await page.$eval('article', ({ textContent }) => textContent)).toBe(before);
  });
});

describe('text that goes and comes back', () => {
  it('is followed from story to story (navigation.html)', async () => {
    await show('navigation.html');
    await isMarked(page, aboard);
    await until('the badge', async () => (await extension.badge(page)) === '0');
    await press('a[href="second"]');
    await isMarked(page, wrong);
    await isUnmarked(page, aboard);
    await until('the badge', async () => (await extension.badge(page)) === '1');
    await press('a[href="other"]');
    await isUnmarked(page, wrong);
    await until('no badge', async () => (await extension.badge(page)) === '');
    await until('no annotator', async () => !(await extension.isAnnotated(page)));
    await page.evaluate(() => history.go(-2));
    await isMarked(page, aboard);
  });

  it('is marked in a page that the browser kept (back-forward.html)', async () => {
    await show('back-forward.html');
    await isMarked(page, aboard);
    const badge = await until('the badge', async () => (await extension.badge(page)) || null);
    await page.goto(site.url('elsewhere.html'));
    expect(await markedTexts(page)).toEqual([]);
    await page.evaluate(() => history.back());
    await until('the page as it was left', () =>
      page.evaluate(() => document.documentElement.dataset.restored === 'true').catch(() => false),
    );
    await isMarked(page, aboard);
    await until('the badge', async () => (await extension.badge(page)) === badge);
  });

  itWith('prerendering')(
    'is looked at when a page that was loaded ahead of time is shown (prerender.html)',
    async () => {
      await show('prerender.html');
      await page.bringToFront();
      await until('the story to be loaded ahead', async () => site.wasAsked('ahead-is-there'));
      expect(await extension.badge(page)).toBe('');
      await page.click('#story');
      // It takes the place of the page that is left, which a test's hold on that does not always outlive: the
      // extension is asked.
      const shown = await until('the story with its marks', async () =>
        (await extension.worker()).evaluate(async (url) => {
          const [tab] = (await chrome.tabs.query({})).filter((each) => each.url === url);
          if (tab?.id === undefined) return null;
          const [story] = await chrome.scripting.executeScript({
            target: { tabId: tab.id },
            func: () => ({
              ahead: document.documentElement.dataset.ahead,
              marks: [...document.querySelectorAll('mark[data-verdict]')].map(
                (mark) => mark.textContent,
              ),
            }),
          });
          const badge = await chrome.action.getBadgeText({ tabId: tab.id });
          return badge === '1' && story?.result?.marks.length ? story.result : null;
        }, site.url('ahead.html')),
      );
      expect(shown.ahead).toBe('true');
      expect(shown.marks.join()).toContain(aboard);
      await (await extension.worker()).evaluate(async (url) => {
        for (const { id = -1 } of await chrome.tabs.query({ url })) await chrome.tabs.remove(id);
      }, site.url('ahead.html'));
      page = await extension.browser.newPage();
    },
  );

  it('is marked where a reading view takes it over, and is whole there (reader-mode.html)', async () => {
    await show('reader-mode.html');
    await isMarked(page, wrong);
    await press('#reader');
    await until('marks in the view', () =>
      page.evaluate(() => {
        const marks = document.querySelectorAll('#view mark[data-verdict]');
        return [...marks].some((mark) => mark.textContent?.includes('42 people died'));
      }),
    );
    const texts = await page.$$eval('#view p', (all) => all.map((each) => each.textContent));
    expect(texts).toEqual(
      await page.$$eval('article p', (all) => all.map((each) => each.textContent)),
    );
  });

  it('is checked when it is unfolded (details.html)', async () => {
    await show('details.html');
    await isMarked(page, aboard);
    expect((await markedTexts(page)).join()).not.toContain('42 people');
    await press('summary');
    await isMarked(page, wrong);
  });

  it('is checked when it is shown, and loses its mark when it is not (hidden.html)', async () => {
    await show('hidden.html');
    await isMarked(page, 'from Baku');
    expect((await markedTexts(page)).join()).not.toMatch(/42 people|Boeing|2023/);
    await press('#tab');
    await isMarked(page, wrong);
    await isUnmarked(page, 'from Baku');
    await press('#fold');
    await isMarked(page, 'Boeing 737');
    expect((await markedTexts(page)).join()).not.toContain('2023');
  });
});

describe('text that is translated', () => {
  const plain = (): Promise<string> => page.$eval('article', (article) => article.innerHTML);

  it('loses its marks, and gets them back with the original (translated.html)', async () => {
    await show('translated.html');
    await isMarked(page, wrong);
    await press('#translate');
    await until('no marks', async () => (await markedTexts(page)).length === 0);
    const translated = await page.$eval('article', ({ textContent }) => textContent);
    expect(translated?.match(/67 Menschen/g)?.length).toBe(1);
    await press('#original');
    await isMarked(page, wrong);
    const text = await page.$eval('article', ({ innerText }: HTMLElement) => innerText);
    expect(text.match(/42 people died/g)?.length).toBe(1);
    expect(text).not.toContain('Menschen');
    expect(await plain()).not.toContain('<font');
  });

  it('is checked once it is English (to-english.html)', async () => {
    await show('to-english.html');
    await until('the notice', async () => (await extension.badge(page)) !== '');
    expect(await markedTexts(page)).toEqual([]);
    await press('#translate');
    await isMarked(page, wrong);
  });
});
