import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extension, site, useExtension } from './harness/launched';
import { clickIn, marksOf, markWith, noteFlash } from './harness/page';
import { until } from './harness/until';

let page: Page;

useExtension();

const show = async (name: string): Promise<Page> => {
  page = await extension.open(site.url(name));
  return page;
};

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

const textOf = (popup: Page): Promise<string> => popup.$eval('main', (main) => main.innerText);
const phase = (popup: Page, name: string) => popup.waitForSelector(`main[data-phase="${name}"]`);
const isMarked = async (): Promise<boolean> => (await page.$('mark[data-verdict]')) !== null;
const flip = async (popup: Page, name: 'page' | 'site'): Promise<void> => {
  await clickIn(popup, `[data-switch="${name}"]`);
};

describe('the popup of an article about the event', () => {
  let popup: Page;

  beforeEach(async () => {
    await show('tabloid.html');
    await marksOf(page);
    popup = await extension.popup(page);
    await phase(popup, 'checked');
  });

  it('says what the page is about and why', async () => {
    expect(await popup.$eval('h1', (title) => title.textContent)).toMatch(/J2-8243/);
    await clickIn(popup, '.why summary');
    expect(await popup.$$eval('.why li', (items) => items.length)).toBeGreaterThan(0);
  });

  it('counts each verdict as the page marks it', async () => {
    const marks = await marksOf(page);
    for (const verdict of ['corroborated', 'disputed', 'unique']) {
      const shown = await popup.$eval(`[data-count="${verdict}"] b`, (count) => count.textContent);
      const marked = marks.filter((mark) => mark.verdict === verdict).length;
      expect(Number(shown)).toBe(marked);
    }
  });

  it('lists the claims by verdict with their reasons', async () => {
    const disputed = await popup.$$eval('[data-group="disputed"] .sentence-text', (items) =>
      items.map((item) => item.textContent),
    );
    expect(disputed).toContain('In all, 42 people died in the smash on 28 December.');
    expect(
      await popup.$eval('[data-group="disputed"] .sentence-reason', (reason) => reason.textContent),
    ).not.toBe('');
  });

  it('names what the page leaves out, with the number of voices', async () => {
    expect(await popup.$eval('.omitted', (section) => section.textContent)).toMatch(/\d voices/);
  });

  it('shows a claim in the page', async () => {
    await page.setViewport({ width: 800, height: 120 });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const entry = await popup.waitForSelector(
      '::-p-xpath(//button[@data-sentence][contains(., "Boeing 737")])',
    );
    const flashed = await noteFlash(page);
    await popup.bringToFront();
    await entry?.click();
    await page.bringToFront();
    expect(await flashed()).toContain('Boeing 737');
    const box = await (await markWith(page, 'Boeing 737')).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(120);
  });

  it('switches this page off, and undoes it', async () => {
    const marked = await page.$eval('#wrap', (wrap) => wrap.textContent);
    await flip(popup, 'page');
    await phase(popup, 'off');
    await until('the marks to go', async () => !(await isMarked()));
    expect(await page.$eval('#wrap', (wrap) => wrap.textContent)).toBe(marked);
    await until('no badge', async () => (await extension.badge(page)) === '');
    await page.reload();
    const other = await extension.open(site.url('live-blog.html'));
    await marksOf(other);
    expect(await isMarked()).toBe(false);
    await clickIn(popup, '[data-action="undo"]');
    await page.waitForSelector('mark[data-verdict]');
    await phase(popup, 'checked');
  });

  it('switches this site off in all its tabs, and undoes it', async () => {
    const other = await extension.open(site.url('broadcaster.html'));
    await marksOf(other);
    const elsewhere = await extension.open(site.elsewhere('broadcaster.html'));
    await marksOf(elsewhere);
    await flip(popup, 'site');
    await phase(popup, 'off');
    expect(await textOf(popup)).toContain('127.0.0.1');
    await until('the marks to go', async () => !(await isMarked()));
    await until('the other tab', async () => (await other.$('mark[data-verdict]')) === null);
    expect(await elsewhere.$('mark[data-verdict]')).not.toBeNull();
    await clickIn(popup, '[data-action="undo"]');
    await page.waitForSelector('mark[data-verdict]');
    await other.waitForSelector('mark[data-verdict]');
    await phase(popup, 'checked');
  });

  it('takes every trace of the marks out of the page', async () => {
    await flip(popup, 'page');
    await until('the marks to go', async () => !(await isMarked()));
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    const fresh = await page.evaluate(async () => {
      const response = await fetch(location.href);
      return new DOMParser().parseFromString(await response.text(), 'text/html').documentElement
        .outerHTML;
    });
    expect(html).toBe(fresh);
  });
});

describe('the popup elsewhere', () => {
  it('offers to check a page where nothing was noticed', async () => {
    await show('other-crash.html');
    const popup = await extension.popup(page);
    await phase(popup, 'unnoticed');
    await clickIn(popup, '[data-action="check-anyway"]');
    await phase(popup, 'checked');
  });

  it('says where the event is named in passing, and marks when asked', async () => {
    await show('passing-mention.html');
    await until('the badge', async () => (await extension.badge(page)) === '…');
    const popup = await extension.popup(page);
    await phase(popup, 'mention');
    await clickIn(popup, '[data-action="check-anyway"]');
    const marks = await marksOf(page);
    expect(marks.map(({ text }) => text).join(' ')).toContain('38 people died');
  });

  it('tells that only English is checked so far', async () => {
    await show('german.html');
    const popup = await extension.popup(page);
    await until('the check', async () => (await extension.badge(page)) !== '');
    await phase(popup, 'checked');
    expect(await popup.$('[data-notice="language"]')).not.toBeNull();
  });

  it('says where the browser lets no extension in', async () => {
    const popup = await extension.open(`${extension.origin}/popup.html`);
    await phase(popup, 'unreachable');
    expect(await popup.$('[data-switch]')).toBeNull();
  });

  it('keeps a report when the worker is stopped', async () => {
    await show('tabloid.html');
    await marksOf(page);
    const popup = await extension.popup(page);
    await phase(popup, 'checked');
    const before = await textOf(popup);
    await extension.stopWorker();
    await popup.close();
    const again = await extension.popup(page);
    await phase(again, 'checked');
    await until('the same report', async () => (await textOf(again)) === before);
  });
});
