import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { violations } from './harness/axe';
import type { Media } from './harness/extension';
import { extension, site, useExtension } from './harness/launched';
import { cardText, clickIn, marksOf, markWith } from './harness/page';

/** What functions that run in an extension page see. */
declare const chrome: WxtBrowser;

useExtension();

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

const looks: readonly (readonly [string, Media, string])[] = [
  ['light', { scheme: 'light' }, 'standard'],
  ['dark, for colour-blind eyes', { scheme: 'dark' }, 'safe'],
  ['forced colours', { forcedColours: true }, 'contrast'],
];

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const set = (page: Page, settings: Readonly<Record<string, unknown>>): Promise<void> =>
  page.evaluate((wanted) => chrome.storage.local.set({ settings: wanted }), settings);

describe.each(looks)('in %s', (_name, media, colours) => {
  it('the settings have no violation and fit 320 pixels, with long words too', async () => {
    const options = await extension.open(`${extension.origin}/options.html`);
    await extension.emulate(options, media);
    await options.waitForSelector('main[data-phase="ready"]');
    await set(options, {
      colours,
      language: 'de',
      reach: 'sites',
      sites: ['news.example', `${'a-very-long-name-'.repeat(3)}of.a.newspaper.example`],
      sitesOff: ['off.example'],
    });
    await options.waitForSelector('[data-sites="off"] li');
    await clickIn(options, '[data-action="erase"]');
    expect(await violations(options, ['html'])).toEqual([]);
    await options.setViewport({ width: 320, height: 700 });
    expect(await overflow(options)).toBe(0);
  });

  it('the audit and the way to contest a label have no violation', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await extension.emulate(page, media);
    await marksOf(page);
    const panel = await extension.open(
      `${extension.origin}/sidepanel.html?tab=${await extension.tabId(page)}`,
    );
    await extension.emulate(panel, media);
    await set(panel, { colours });
    await panel.setViewport({ width: 320, height: 700 });
    await clickIn(panel, '[role="tab"][data-view="audit"]');
    await clickIn(panel, '.audit-row');
    await clickIn(panel, '[data-action="contest"]');
    expect(await violations(panel, ['html'])).toEqual([]);
    expect(await overflow(panel)).toBe(0);

    await page.bringToFront();
    await (await markWith(page, 'people died')).click();
    await cardText(page);
    const open = 'second-source-ui >>> [role="dialog"]:not([hidden])';
    const begin = await page.waitForSelector(`${open} [data-action="contest"]`);
    await begin?.evaluate((button) => button.scrollIntoView({ block: 'center' }));
    await begin?.click();
    await page.waitForSelector(`${open} .contest-form`);
    expect(await violations(page, ['mark', 'second-source-ui'])).toEqual([]);
  });
});
