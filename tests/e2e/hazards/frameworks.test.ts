import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameworks } from '../../../cli/hazards/build-bundles';
import { type HazardSite, serveHazards } from '../../../cli/hazards/serve-hazards';
import { type Extension, launchExtension } from '../harness/extension';
import { isMarked, isUnmarked } from '../harness/marks';
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
    await call('clear');
    await isUnmarked(page, '67 people');
    await call('show', 42);
    await isMarked(page, '42 people died');
    expect(await page.$eval('#app', (app) => app.innerHTML)).toBe(rendered);
    expect(errors).toEqual([]);
    await page.close();
  });
});
