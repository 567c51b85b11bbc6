import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extension, site, useExtension } from './harness/launched';
import { isMarked } from './harness/marks';
import { cardGone, cardText, focusedText, hasCard, marksOf, markWith } from './harness/page';
import { until } from './harness/until';

let page: Page;

useExtension();

beforeEach(async () => {
  page = await extension.open(site.url('tabloid.html'));
  await marksOf(page);
});

afterEach(async () => {
  await page.close();
});

describe('the evidence card', () => {
  it('opens by a click and shows verdict, reason, claims and sources', async () => {
    await (await markWith(page, '42 people died')).click();
    const text = await cardText(page);
    expect(text).toContain('Disputed');
    expect(text).toContain('38');
    expect(text).toMatch(/Where: \S+/);
    expect(text).toMatch(/\d independent voices?/);
    const claims = await page.$$('second-source-ui >>> [data-claim]');
    expect(claims.length).toBeGreaterThan(0);
  });

  it('opens by Enter; Escape closes it and gives the focus back', async () => {
    const mark = await markWith(page, 'Boeing 737');
    await mark.focus();
    await page.keyboard.press('Enter');
    expect(await cardText(page)).toContain('Disputed');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SECOND-SOURCE-UI');
    await page.keyboard.press('Escape');
    await cardGone(page);
    expect(await focusedText(page)).toContain('Boeing 737');
  });

  it('is reached with the Tab key', async () => {
    await page.evaluate(() => document.body.focus());
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('data-verdict'));
    expect(first).toBe('disputed');
  });

  it('closes by a click beside it', async () => {
    await (await markWith(page, 'Boeing 737')).click();
    await cardText(page);
    await page.mouse.click(8, 500);
    await cardGone(page);
  });

  it('goes to the next mark and back', async () => {
    await (await markWith(page, 'Boeing 737')).click();
    expect(await cardText(page)).toContain('Boeing 737');
    const next = await page.waitForSelector('second-source-ui >>> [data-action="next"]');
    await next?.click();
    await until('the next card', async () => (await cardText(page)).includes('42'));
    const previous = await page.waitForSelector('second-source-ui >>> [data-action="previous"]');
    await previous?.click();
    await until('the card before', async () => (await cardText(page)).includes('Boeing 737'));
  });

  it("does not open for a click that the page's script makes", async () => {
    await page.$$eval('mark[data-verdict]', (marks) => {
      for (const mark of marks) if (mark instanceof HTMLElement) mark.click();
    });
    // A real click that does open a card comes after them; if they had opened one, it would show.
    expect(await hasCard(page)).toBe(false);
    await (await markWith(page, 'Boeing 737')).click();
    expect(await cardText(page)).toContain('Boeing 737');
  });

  it('does not open while text is being selected', async () => {
    const box = await (await markWith(page, 'Boeing 737')).boundingBox();
    if (!box) throw new Error('the mark has no box');
    await page.mouse.move(box.x + 20, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(5);
    expect(await hasCard(page)).toBe(false);
  });

  it.each([
    [320, 600],
    [800, 400],
    [1600, 1000],
  ])('fits a window of %i × %i', async (width, height) => {
    await page.setViewport({ width, height });
    await (await markWith(page, '42 people died')).click();
    await cardText(page);
    const box = await (await page.waitForSelector('second-source-ui >>> .card'))?.boundingBox();
    expect(box).not.toBeNull();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  });
});

describe('a link inside a mark', () => {
  it('still follows the link', async () => {
    const article = await extension.open(site.url('broadcaster.html'));
    await marksOf(article);
    expect(await article.$('#link-baku mark[data-verdict]')).not.toBeNull();
    const [response] = await Promise.all([
      article.waitForNavigation(),
      article.click('#link-baku mark'),
    ]);
    expect(response?.url()).toBe(site.url('places/baku'));
    await article.close();
  });

  it('leaves the rest of its sentence a mark that opens', async () => {
    const article = await extension.open(site.url('broadcaster.html'));
    await (await markWith(article, 'the main city of Chechnya')).click();
    expect(await cardText(article)).toContain('Corroborated');
    await article.close();
  });
});

/** A story in an element that a framework seems to keep, so that it is marked with highlights; or in a plain one. */
const changing = (
  kept: boolean,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>Flight 8243: what is known</title><meta name="date" content="2025-01-07"></head><body>
  <article id="app"><h1>Flight 8243: what is known</h1>
  <p>An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.</p>
  <p id="toll">In all, 42 people died near Aktau. There were 67 people on board Flight J2-8243.</p></article>
  <script>if (${kept}) document.getElementById('app').__vue_app__ = {};</script></body></html>`;

describe('a card of a page that changes', () => {
  async function staysOnItsSentence(kept: boolean): Promise<void> {
    site.serve('changing.html', { body: changing(kept) });
    await page.goto(site.url('changing.html'));
    await isMarked(page, '42 people died');
    await page.bringToFront();
    const [x, y] = await page.$eval('#toll', (toll) => {
      const range = document.createRange();
      range.selectNodeContents(toll);
      const { left, top } = range.getClientRects()[0] ?? { left: 0, top: 0 };
      return [left + 40, top + 8] as const;
    });
    await page.mouse.click(x, y);
    expect(await cardText(page)).toContain('42');
    expect((await page.$('#app mark')) === null).toBe(kept);

    // The page renders the paragraph anew, and one of its sentences otherwise.
    await page.$eval('#toll', (toll) => {
      const next = document.createElement('p');
      next.id = 'toll';
      next.textContent = 'In all, 42 people died near Aktau. The aircraft was an Embraer 190.';
      toll.replaceWith(next);
    });
    await isMarked(page, 'The aircraft was an Embraer 190');
    expect(await cardText(page)).toContain('42');

    await page.$eval('#toll', (toll) => {
      toll.textContent = 'The aircraft was an Embraer 190.';
    });
    await cardGone(page);
  }

  it('stays on its sentence, and goes with it', () => staysOnItsSentence(false));

  it('does so where marks are highlights, too', () => staysOnItsSentence(true));
});

describe('a test that waits', () => {
  it('sees what comes up in a shadow root', async () => {
    await page.evaluate(() => {
      const host = document.createElement('div');
      host.id = 'late';
      const root = host.attachShadow({ mode: 'open' });
      document.body.append(host);
      setTimeout(() => root.append('soon', document.createElement('output')), 300);
    });
    const late = await page.waitForSelector('#late >>> output');
    expect(await late?.evaluate((element) => element.previousSibling?.textContent)).toBe('soon');
  });
});
