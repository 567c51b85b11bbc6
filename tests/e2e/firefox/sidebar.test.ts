import { describe, expect, it } from 'vitest';
import { extension, site, useExtension } from '../harness/launched';
import { clickIn, marksOf, noteFlash } from '../harness/page';
import { until } from '../harness/until';

/** What functions that run in the extension see. */
declare const chrome: {
  readonly extension: { readonly getViews: () => readonly (typeof window)[] };
};

useExtension();

/** What stands in the sidebar, which no driver reaches: another page of the extension looks into it. */
const inSidebar = async (selector: string): Promise<string[]> =>
  (await extension.worker()).evaluate((wanted) => {
    const views = chrome.extension.getViews();
    return views
      .filter(({ location }) => location.pathname === '/sidepanel.html')
      .flatMap(({ document }) => [...document.querySelectorAll(wanted)])
      .map((element) => element.textContent ?? '');
  }, selector);

const clickInSidebar = async (selector: string): Promise<void> =>
  (await extension.worker()).evaluate((wanted) => {
    const views = chrome.extension.getViews();
    for (const { location, document } of views) {
      if (location.pathname !== '/sidepanel.html') continue;
      document.querySelector<HTMLElement>(wanted)?.click();
    }
  }, selector);

describe('the sidebar', () => {
  it('opens from the popup, shows the claims of the tab in front, narrows them and jumps', async () => {
    const article = await extension.open(site.url('tabloid.html'));
    await marksOf(article);
    await clickIn(await extension.popup(article), '[data-action="open-panel"]');
    await article.bringToFront();
    const count = async (): Promise<string> => (await inSidebar('.shown [role="status"]'))[0] ?? '';
    const all = await until('the claims', async () => /^\d+ shown$/.exec(await count())?.[0]);
    await clickInSidebar('[data-filter="disputed"]');
    await until('fewer claims', async () => /^\d+ of \d+ shown$/.test(await count()));
    const left = await inSidebar('.claim-row');
    expect(left.every((text) => text.includes('Disputed'))).toBe(true);
    expect(Number.parseInt(await count(), 10)).toBeLessThan(Number.parseInt(all, 10));
    const flashed = await noteFlash(article);
    await clickInSidebar('.claim-row');
    expect(left[0]).toContain(await flashed());
    expect(await inSidebar('.claim-evidence .source-name')).not.toEqual([]);
    const other = await extension.open(site.url('other-crash.html'));
    await until(
      'the other tab',
      async () => (await inSidebar('main[data-phase="unnoticed"]')).length > 0,
    );
    await other.close();
  });
});
