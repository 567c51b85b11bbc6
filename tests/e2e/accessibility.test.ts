import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { violations } from './harness/axe';
import { extension, site, useExtension } from './harness/launched';
import { cardText, marksOf, markWith } from './harness/page';
import { until } from './harness/until';

useExtension();

const schemes = ['light', 'dark'] as const;

describe.each(schemes)('in %s colours', (scheme) => {
  const open = async (url: string): Promise<Page> => {
    const page = await extension.open(url);
    await extension.emulate(page, { scheme });
    return page;
  };

  it.each(['broadcaster.html', 'tabloid.html', 'live-blog.html'])(
    'marks and card on %s have no violation',
    async (name) => {
      const page = await open(site.url(name));
      await marksOf(page);
      await (await markWith(page, 'people')).click();
      await cardText(page);
      expect(await violations(page, ['mark', 'second-source-ui'])).toEqual([]);
      await page.close();
    },
  );

  it.each([
    ['broadcaster.html', 'checked'],
    ['passing-mention.html', 'mention'],
    ['other-crash.html', 'unnoticed'],
  ])('the popup of %s (%s) has no violation', async (name, phase) => {
    const page = await open(site.url(name));
    if (phase === 'checked') await marksOf(page);
    if (phase === 'mention') {
      await until('the badge', async () => (await extension.badge(page)) === '…');
    }
    const popup = await open(`${extension.origin}/popup.html?tab=${await extension.tabId(page)}`);
    await popup.waitForSelector(`main[data-phase="${phase}"]`);
    await popup.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    expect(await violations(popup, ['html'])).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('the popup fits 320 pixels', async () => {
    const page = await open(site.url('tabloid.html'));
    await marksOf(page);
    const popup = await open(`${extension.origin}/popup.html?tab=${await extension.tabId(page)}`);
    await popup.setViewport({ width: 320, height: 600 });
    await popup.waitForSelector('main[data-phase="checked"]');
    const overflow = await popup.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await popup.close();
    await page.close();
  });
});
