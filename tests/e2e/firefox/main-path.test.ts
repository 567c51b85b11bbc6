import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { type FirefoxExtension, launchFirefox } from '../harness/firefox';
import { clickIn, marksOf, markWith } from '../harness/page';
import { fixture, type Site, startSite } from '../harness/site';
import { until } from '../harness/until';

/** What functions that run in an extension page see. */
declare const browser: WxtBrowser;

let extension: FirefoxExtension;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  extension = await launchFirefox();
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

const card = (): Promise<string> =>
  until('a card', () =>
    page.evaluate(() => {
      const root = document.querySelector('second-source-ui')?.shadowRoot;
      const open = root?.querySelector('[role="dialog"]:not([hidden]) .claim');
      return open?.closest('.card')?.textContent;
    }),
  );

describe('in Firefox', () => {
  beforeEach(async () => {
    page = await extension.open(site.url('tabloid.html'));
  });

  afterEach(async () => {
    await page.close();
  });

  it('an article is marked without a click, in styles of their own', async () => {
    const marks = await marksOf(page);
    expect(marks.find(({ text }) => text.includes('42 people died'))?.verdict).toBe('disputed');
    const styles = await page.$$eval('mark[data-verdict]', (all) =>
      all.map((mark) => [
        mark.getAttribute('data-verdict'),
        getComputedStyle(mark).textDecorationStyle,
      ]),
    );
    expect(new Set(styles.map(String))).toContain('disputed,wavy');
  });

  it('a click opens the evidence, Escape closes it and gives the focus back', async () => {
    await (await markWith(page, '42 people died')).click();
    expect(await card()).toContain('Disputed');
    await page.keyboard.press('Escape');
    await until('the focus', () =>
      page.evaluate(() => document.activeElement?.textContent?.includes('42 people died')),
    );
  });

  it('Enter opens it too', async () => {
    await (await markWith(page, 'Boeing 737')).focus();
    await page.keyboard.press('Enter');
    expect(await card()).toContain('Disputed');
  });

  it('a strict content security policy changes nothing', async () => {
    site.serve('strict.html', {
      body: fixture('tabloid.html').replace(/<style>.*?<\/style>/s, ''),
      headers: { 'content-security-policy': "default-src 'none'" },
    });
    await page.goto(site.url('strict.html'));
    await (await markWith(page, 'Boeing 737')).click();
    expect(await card()).toContain('Disputed');
  });

  it('the popup sums the page up, and switches it off and on', async () => {
    const marks = await marksOf(page);
    const any = await extension.openOwn('popup.html', 'main[data-phase="unreachable"]');
    const tab = await any.evaluate(
      async (url) => (await browser.tabs.query({})).find((each) => each.url === url)?.id,
      page.url(),
    );
    await any.close();
    const popup = await extension.openOwn(`popup.html?tab=${tab}`, 'main[data-phase="checked"]');
    const disputed = await popup.$eval('[data-count="disputed"] b', (count) => count.textContent);
    expect(Number(disputed)).toBe(marks.filter(({ verdict }) => verdict === 'disputed').length);
    await clickIn(popup, '[data-switch="page"]');
    await until('the marks to go', async () => (await page.$('mark[data-verdict]')) === null);
    await clickIn(popup, '[data-action="undo"]');
    await until('the marks', async () => (await page.$('mark[data-verdict]')) !== null);
    await popup.close();
  });

  it('a page about something else stays as it is', async () => {
    const other = await extension.open(site.url('other-crash.html'));
    await marksOf(page);
    expect(await other.$$('mark, second-source-ui')).toEqual([]);
    await other.close();
  });
});
