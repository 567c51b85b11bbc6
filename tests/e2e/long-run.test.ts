import type { Page } from 'puppeteer-core';
import { afterEach, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { describeWith } from './harness/capabilities';
import { describeGrowth, type Gauge, pageGauge, type Size, workerGauge } from './harness/growth';
import { extension, site, useExtension } from './harness/launched';
import { clickIn } from './harness/page';
import { patience, until } from './harness/until';

// A tab that stays open for days, and a browser in which article after article is opened: nothing may pile up.

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

const isLong = process.env.SECOND_SOURCE_LONG === 'yes';
/** `npm run test:soak` goes the whole way, `npm test` a part of it: enough to see what grows with each step. */
const steps = isLong
  ? { navigations: 2000, rest: 100, mutations: 10_000, together: 20, pages: 500 }
  : { navigations: 60, rest: 40, mutations: 300, together: 30, pages: 10 };
/**
 * How much may be there that was not there after the first steps: what the browser compiles and caches, and what a
 * view still holds of the page that it showed before.
 */
const allowed: Size = isLong
  ? { heap: 4_000_000, nodes: 400, listeners: 20, sheets: 0 }
  : { heap: 2_500_000, nodes: 400, listeners: 20, sheets: 0 };

const story = (at: number): string =>
  `<article><h1>Flight 8243: what is known, part ${at}</h1>
  <p>An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.</p>
  <p id="changing">In all, ${at + 100} people died on Flight J2-8243.</p>
  <p>There were 67 people on board, and six hours later edition ${at} was printed.</p></article>`;
const other = (at: number): string =>
  `<article><h1>Glider ${at} lands in a field</h1><p>${'The pilot of a glider was unhurt. '.repeat(8)}</p></article>`;
const pageWith = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flight 8243: what is known</title><meta name="date" content="2025-01-07"></head><body>${body}</body></html>`;

useExtension();

afterEach(async () => {
  await extension.closePages();
});

/** Says how far it has come, on a line of its own that the next one takes. */
const progress = (what: string, done: number, all: number): void => {
  if (isLong) process.stderr.write(`\r${what}: ${done} of ${all} ${done === all ? '\n' : ''}`);
};

/** Puts the page's function `app` together, which shows stories and waits for their marks. */
const app = `<main id="view"></main><script>
  window.app = {
    show(path, html) {
      history.pushState(null, '', path);
      document.getElementById('view').innerHTML = html;
    },
    marked(words) {
      // A page that often writes where marks stand gets highlights instead.
      const texts = () => [...document.querySelectorAll('mark[data-verdict]')].map((mark) => mark.textContent)
        .concat(['corroborated', 'disputed', 'unique'].flatMap((name) => [...(CSS.highlights.get('second-source-' + name) ?? [])].map(String)));
      const seen = () => texts().some((text) => text.includes(words));
      return new Promise((resolve, reject) => {
        const end = (result, how) => { clearInterval(timer); clearTimeout(last); how(result); };
        const timer = setInterval(() => { if (seen()) end('marked', resolve); }, 5);
        const last = setTimeout(() => end(new Error('no mark on ' + words), reject), ${patience});
      });
    },
  };
</script>`;

const go = (page: Page, path: string, html: string): Promise<void> =>
  page.evaluate((to, body) => Reflect.get(window, 'app').show(to, body), path, html);
const marked = (page: Page, words: string): Promise<void> =>
  page.evaluate((wanted) => Reflect.get(window, 'app').marked(wanted), words);

async function openApp(): Promise<Page> {
  site.serve('app.html', { body: pageWith(app) });
  const page = await extension.open(site.url('app.html'));
  await go(page, '/story-0', story(0));
  await marked(page, '100 people died');
  return page;
}

/** The side panel, beside whichever tab is in front. */
async function openPanel(page: Page): Promise<Page> {
  const popup = await extension.popup(page);
  await clickIn(popup, '[data-action="open-panel"]');
  const target = await extension.browser.waitForTarget(
    (each) => each.url().endsWith('/sidepanel.html'),
    { timeout: patience },
  );
  await page.bringToFront();
  return target.asPage();
}

async function background(): Promise<Gauge> {
  const target = await extension.browser.waitForTarget((each) => each.type() === 'service_worker');
  return workerGauge('background', await target.createCDPSession());
}

const measureAll = async (gauges: readonly Gauge[]): Promise<Map<string, Size>> => {
  const sizes = new Map<string, Size>();
  for (const { name, measure } of gauges) sizes.set(name, await measure());
  return sizes;
};

/** Takes the steps, the first quarter to warm up, and holds what the rest has added against what is allowed. */
async function isFlat(
  what: string,
  gauges: readonly Gauge[],
  all: number,
  step: (at: number) => Promise<void>,
): Promise<void> {
  const warm = Math.ceil(all / 4);
  let before = new Map<string, Size>();
  for (let at = 1; at <= all; at++) {
    await step(at);
    if (at === warm) before = await measureAll(gauges);
    if (at % 10 === 0 || at === all) progress(what, at, all);
  }
  const after = await measureAll(gauges);
  const lines: string[] = [];
  const grown: string[] = [];
  for (const [name, size] of after) {
    const first = before.get(name);
    if (!first) throw new Error(`nothing is known of ${name} before`);
    const line = describeGrowth(name, first, size);
    lines.push(line);
    const isGrown = (['heap', 'nodes', 'listeners', 'sheets'] as const).some(
      (key) => size[key] - first[key] > allowed[key],
    );
    if (isGrown) grown.push(line);
  }
  console.log(`${what}, from ${warm} to ${all}\n  ${lines.join('\n  ')}`);
  expect(grown).toEqual([]);
}

describeWith('debugging protocol')('nothing piles up', () => {
  it(
    `in a tab that goes from story to story (${steps.navigations} times)`,
    async () => {
      const page = await openApp();
      const panel = await openPanel(page);
      const gauges = [
        await pageGauge('page', page),
        await pageGauge('panel', panel),
        await background(),
      ];
      await isFlat('navigations', gauges, steps.navigations, async (at) => {
        if (at % 10 === 0) await go(page, `/other-${at}`, other(at));
        // The annotator leaves a page that has nothing to mark, and comes back with the next story.
        if (at % steps.rest === 0)
          await until('the annotator to leave', async () => !(await extension.isAnnotated(page)));
        await go(page, `/story-${at}`, story(at));
        await marked(page, `${at + 100} people died`);
      });
      await panel.close();
    },
    isLong ? 3_600_000 : undefined,
  );

  it(
    `in a page that changes (${steps.mutations} times)`,
    async () => {
      const page = await openApp();
      const panel = await openPanel(page);
      const gauges = [
        await pageGauge('page', page),
        await pageGauge('panel', panel),
        await background(),
      ];
      const { together } = steps;
      await isFlat('mutations', gauges, steps.mutations / together, async (at) => {
        await page.evaluate(
          (number, times) => {
            const place = document.getElementById('changing');
            if (!place) return;
            for (let time = 0; time < times; time += 2) {
              place.textContent = `In all, ${number} people died on Flight J2-8243, it says at ${time}.`;
              const late = document.createElement('p');
              late.textContent = `At ${number}:${time} there were 67 people on board.`;
              document.querySelector('.late')?.remove();
              late.className = 'late';
              place.after(late);
            }
          },
          1000 + at,
          together,
        );
        await marked(page, `${1000 + at} people died`);
      });
      await panel.close();
    },
    isLong ? 3_600_000 : undefined,
  );

  it(
    `where one article after another is opened (${steps.pages} of them)`,
    async () => {
      const page = await openApp();
      const panel = await openPanel(page);
      const gauges = [await pageGauge('panel', panel), await background()];
      const inSession = async (): Promise<number> =>
        (await extension.worker()).evaluate(() => chrome.storage.session.getBytesInUse(null));
      await isFlat('articles', gauges, steps.pages, async (at) => {
        site.serve(`article-${at}.html`, {
          body: pageWith(app.replace('</main>', `${story(at)}</main>`)),
        });
        const article = await extension.open(site.url(`article-${at}.html`));
        await marked(article, `${at + 100} people died`);
        await article.close();
        await panel.waitForSelector('main[data-phase="checked"]');
      });
      await until('the closed tabs to be forgotten', async () =>
        (await extension.worker()).evaluate(async () => {
          const open = (await chrome.tabs.query({})).map(({ id }) => `tab:${id}`);
          const kept = Object.keys(await chrome.storage.session.get(null));
          return kept.every((key) => !key.startsWith('tab:') || open.includes(key));
        }),
      );
      // What is kept of a session's pages has a limit of its own; the browser's is 10 MB.
      expect(await inSession()).toBeLessThan(4_000_000);
      await panel.close();
    },
    isLong ? 3_600_000 : undefined,
  );
});
