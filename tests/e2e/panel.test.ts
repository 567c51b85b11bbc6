import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { itWith } from './harness/capabilities';
import { type Extension, launchExtension } from './harness/extension';
import { clickIn, marksOf } from './harness/page';
import { type Site, startSite } from './harness/site';
import { until } from './harness/until';

let extension: Extension;
let site: Site;

beforeAll(async () => {
  site = await startSite();
  extension = await launchExtension();
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

const phase = (panel: Page, name: string) => panel.waitForSelector(`main[data-phase="${name}"]`);
const isPanel = (url: string): boolean => url.endsWith('/sidepanel.html');

describe('the side panel', () => {
  itWith('side panel')(
    'opens from the popup, and goes with the tab in front and what it shows',
    async () => {
      const article = await extension.open(site.url('tabloid.html'));
      await marksOf(article);
      const popup = await extension.popup(article);
      await clickIn(popup, '[data-action="open-panel"]');
      const target = await extension.browser.waitForTarget((each) => isPanel(each.url()));
      const panel = await target.asPage();
      await article.bringToFront();
      await phase(panel, 'checked');
      expect(await panel.$eval('h1', (title) => title.textContent)).toContain('BIRDS DID IT');
      const other = await extension.open(site.url('other-crash.html'));
      await phase(panel, 'unnoticed');
      await other.goto(site.url('tabloid.html'));
      await phase(panel, 'checked');
      await other.goto('about:blank');
      await phase(panel, 'unreachable');
      await other.close();
      await article.bringToFront();
      await phase(panel, 'checked');
      await panel.close();
      await until('the panel to close', async () =>
        extension.browser.targets().every((each) => !isPanel(each.url())),
      );
    },
  );
});
