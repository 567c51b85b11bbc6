import type { CDPSession, Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { itWith } from './harness/capabilities';
import { extension, site, useExtension } from './harness/launched';
import { cardText, markWith } from './harness/page';
import { fixture } from './harness/site';
import { until } from './harness/until';

// Many tabs, more than one window, and a computer that sleeps.

/** What functions that run in the worker see. */
declare const chrome: WxtBrowser;

useExtension();

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

/** How many tabs are open at once; `npm run test:soak` says 50. */
const many = Number(process.env.SECOND_SOURCE_TABS ?? 4);
const stories = ['tabloid.html', 'broadcaster.html', 'live-blog.html'] as const;
const storyOf = (at: number): string => stories[at % stories.length] ?? stories[0];

const seen = (page: Page): Promise<string> =>
  page.$$eval('mark[data-verdict]', (marks) =>
    JSON.stringify(marks.map((mark) => [mark.getAttribute('data-verdict'), mark.textContent])),
  );

/** What a story's page carries once nothing is added any more. */
async function marksIn(page: Page): Promise<string> {
  let before = '';
  return until('all marks', async () => {
    const now = await seen(page);
    const stays = now === before && now !== '[]';
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return stays && now;
  });
}

/** What session storage holds for each tab. */
const keptTabs = async (): Promise<number[]> =>
  (await extension.worker()).evaluate(async () =>
    Object.keys(await chrome.storage.session.get(null)).flatMap((key) => {
      const tab = /^tab:(\d+)$/.exec(key)?.[1];
      return tab === undefined ? [] : [Number(tab)];
    }),
  );

describe('two windows full of tabs', () => {
  it('each have their own marks and badge, follow a setting, and leave nothing when they close', async () => {
    const expected = new Map<string, { marks: string; badge: string }>();
    for (const name of stories) {
      const page = await extension.open(site.url(name));
      const marks = await marksIn(page);
      const badge = await until('the badge', async () => (await extension.badge(page)) || null);
      expected.set(name, { marks, badge });
      await page.close();
    }
    for (let at = 0; at < many; at++) site.serve(`tab-${at}.html`, { body: fixture(storyOf(at)) });
    const started = performance.now();
    const pages = await Promise.all(
      Array.from({ length: many }, async (_, at) => {
        const type = at === 0 ? 'window' : 'tab';
        const page = await extension.browser.newPage({ type });
        await page.goto(site.url(`tab-${at}.html`), { timeout: 120_000 });
        return page;
      }),
    );
    const other = await extension.browser.newPage({ type: 'window' });
    await other.goto(site.url('tabloid.html'));
    for (const [at, page] of [...pages, other].entries()) {
      const { marks, badge } = expected.get(page === other ? stories[0] : storyOf(at)) ?? {};
      await until(`the marks of tab ${at}`, async () => (await seen(page)) === marks, 120_000);
      await until(`the badge of tab ${at}`, async () => (await extension.badge(page)) === badge);
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${extension.name}: ${many} tabs marked after ${seconds} s\n`);

    await extension.stopWorker();
    const worker = await extension.worker();
    await worker.evaluate(() =>
      chrome.storage.local.set({ settings: { unmarked: ['corroborated', 'disputed', 'unique'] } }),
    );
    for (const [at, page] of [...pages, other].entries())
      await until(`no marks in tab ${at}`, async () => (await seen(page)) === '[]', 120_000);
    await worker.evaluate(() => chrome.storage.local.set({ settings: {} }));
    for (const [at, page] of [...pages, other].entries()) {
      const { marks } = expected.get(page === other ? stories[0] : storyOf(at)) ?? {};
      await until(
        `the marks of tab ${at} again`,
        async () => (await seen(page)) === marks,
        120_000,
      );
    }

    for (const page of pages) await page.close();
    await until('what was known of them to go', async () => (await keptTabs()).length === 1);
    expect(await keptTabs()).toEqual([await extension.tabId(other)]);
    expect(await seen(other)).toBe(expected.get(stories[0])?.marks);
  }, 900_000);
});

/** Moves the clocks of every script in the page eight hours on, as they stand after a night's sleep. */
async function sleptIn(session: CDPSession, contexts: readonly number[]): Promise<void> {
  for (const contextId of contexts) {
    await session.send('Runtime.evaluate', {
      contextId,
      expression: `{
        const night = 8 * 3600 * 1000;
        const [now, passed] = [Date.now, performance.now.bind(performance)];
        Date.now = () => now() + night;
        performance.now = () => passed() + night;
      }`,
    });
  }
}

describe('a computer that sleeps', () => {
  itWith('debugging protocol')('wakes with its marks, which answer, and goes on', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await markWith(page, '42 people');
    const before = await marksIn(page);
    const session = await page.createCDPSession();
    const contexts: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context.id));
    await session.send('Runtime.enable');
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await extension.stopWorker();
    await sleptIn(session, contexts);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    const popup = await extension.popup(page);
    await popup.waitForSelector('main[data-phase="checked"]');
    await (await extension.worker()).evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 8 * 3600 * 1000;
    });
    await page.bringToFront();
    expect(await seen(page)).toBe(before);
    await (await markWith(page, '42 people')).click();
    expect(await cardText(page)).toContain('42');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const line = document.createElement('p');
      line.textContent = 'There were 67 people on board Flight J2-8243.';
      document.querySelector('.txt')?.append(line);
    });
    await markWith(page, '67 people on board');
    await until('the badge', async () => (await extension.badge(page)) !== '');
  });
});
