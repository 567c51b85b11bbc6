import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameworks } from '../../../cli/hazards/build-bundles';
import { type HazardSite, serveHazards } from '../../../cli/hazards/serve-hazards';
import { type Extension, launchExtension } from '../harness/extension';
import { isMarked, isUnmarked } from '../harness/marks';
import { cardGone, cardText } from '../harness/page';
import { until } from '../harness/until';

let extension: Extension;
let site: HazardSite;

beforeAll(async () => {
  site = await serveHazards();
  extension = await launchExtension();
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

const paragraphs = (page: Page): Promise<string[]> =>
  page.$$eval('#app p', (all) => all.map((each) => each.textContent ?? ''));

/** The middle of the first line of the paragraph with these words. */
const middleOf = (page: Page, words: string): Promise<readonly [number, number]> =>
  page.$$eval(
    '#app p',
    (all, wanted) => {
      const range = document.createRange();
      const paragraph = all.find((each) => each.textContent?.includes(wanted));
      if (paragraph) range.selectNodeContents(paragraph);
      const { left, right, top, bottom } = range.getClientRects()[0] ?? new DOMRect();
      return [(left + right) / 2, (top + bottom) / 2] as const;
    },
    words,
  );

describe('a page whose DOM a framework keeps', () => {
  it.each(frameworks)('renders on under marks without an error: %s', async (name) => {
    const page = await extension.browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(site.url(`${name}.html`), { waitUntil: 'load' });
    const call = (method: string, value?: number): Promise<void> =>
      page.evaluate(
        ([each, with_]) => void Reflect.get(window, 'app')[String(each)](with_),
        [method, value],
      );
    await isMarked(page, '42 people died');
    // The framework's DOM is left alone: the marks are highlights.
    expect(await page.$$('#app mark')).toEqual([]);
    const rendered = await page.$eval('#app', (app) => app.innerHTML);

    await call('show', 38);
    await isMarked(page, '38 people died');
    await isUnmarked(page, '42');
    await call('turn');
    await until('the new order', async () => (await paragraphs(page))[0]?.startsWith('In all, 38'));
    await isMarked(page, '38 people died');
    await call('drop');
    await isUnmarked(page, '38 people died');
    await isMarked(page, '67 people');
    expect((await paragraphs(page)).map((text) => text.split(' ')[0])).toEqual(['There', 'An']);
    // What stands under the pointer is found in a page that is scrolled, too.
    await page.$eval('#app', (app) => {
      app.insertAdjacentHTML('beforebegin', '<div style="height: 3000px"></div>');
      app.scrollIntoView({ block: 'center' });
    });
    await page.mouse.click(...(await middleOf(page, '67 people')));
    expect(await cardText(page)).toContain('67');
    await page.keyboard.press('Escape');
    await cardGone(page);
    await call('clear');
    await isUnmarked(page, '67 people');
    await call('show', 42);
    await isMarked(page, '42 people died');
    expect(await page.$eval('#app', (app) => app.innerHTML)).toBe(rendered);
    expect(errors).toEqual([]);
    await page.close();
  });
});
