import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { extension, site, useExtension } from './harness/launched';
import { isMarked } from './harness/marks';
import { marksOf } from './harness/page';
import { fixture } from './harness/site';
import { until } from './harness/until';

let page: Page;

useExtension();

afterEach(async () => {
  await page?.close();
});

const show = async (name: string): Promise<void> => {
  page = await extension.open(site.url(name));
};
const markedTexts = async (): Promise<string[]> => (await marksOf(page)).map(({ text }) => text);
const story = `<article><h1>Flight 8243: what is known</h1>
  <p>An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.</p>
  <p>There were 67 people on board Flight J2-8243.</p></article>`;
const pageWith = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flight 8243: what is known</title><meta name="date" content="2025-01-07"></head><body>${body}</body></html>`;

describe('text that arrives late', () => {
  it('is noticed on a page that its scripts fill', async () => {
    site.serve('shell.html', {
      body: pageWith(
        `<div id="app"></div><script>setTimeout(() => { document.getElementById('app').innerHTML = ${JSON.stringify(story)}; }, 400);</script>`,
      ),
    });
    await show('shell.html');
    await isMarked(page, '67 people');
  });
});

describe('text that the page changes', () => {
  it("shows the page's text alone where a script writes to a marked text node", async () => {
    await show('broadcaster.html');
    await isMarked(page, '67 people');
    const shown = await page.evaluate(async () => {
      const paragraph = [...document.querySelectorAll('p')].find((each) =>
        each.textContent?.includes('67 people'),
      );
      const [text] = [...(paragraph?.childNodes ?? [])].filter((node) => node.nodeType === 3);
      if (!text || !paragraph) return 'no such text';
      text.textContent = 'The airline is to speak later.';
      // Observers run before the next task.
      await new Promise((resolve) => setTimeout(resolve));
      return paragraph.textContent;
    });
    expect(shown).toBe('The airline is to speak later.');
  });
});

describe('a mark', () => {
  it('is told apart without colour where colours are forced', async () => {
    await show('tabloid.html');
    await isMarked(page, '42 people died');
    await extension.emulate(page, { forcedColours: true });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const styles = await page.$$eval('mark[data-verdict]', (marks) => [
      ...new Set(marks.map((mark) => getComputedStyle(mark).textDecorationStyle)),
    ]);
    expect(styles).toContain('wavy');
    expect(styles).toContain('solid');
    const [text, around] = await page.$eval('mark[data-verdict]', (mark) => [
      getComputedStyle(mark).color,
      getComputedStyle(mark.parentElement ?? mark).color,
    ]);
    expect(text).toBe(around);
  });
});

describe('the next mark and the one before', () => {
  it('are reached by the keyboard commands', async () => {
    site.serve('first.html', { body: fixture('tabloid.html') });
    await show('first.html');
    const texts = await markedTexts();
    await page.bringToFront();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await extension.command('next-mark');
    await until('the first', async () => (await focused()) === texts[0]);
    await extension.command('next-mark');
    await until('the second', async () => (await focused()) === texts[1]);
    await extension.command('previous-mark');
    await until('the first again', async () => (await focused()) === texts[0]);
  });
});
