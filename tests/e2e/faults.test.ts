import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Extension, launchExtension } from './harness/extension';
import { marksOf } from './harness/page';
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
  await extension.closePages();
});

/** How often the background is stopped; `npm run test:soak` says 200 times. */
const kills = Number(process.env.SECOND_SOURCE_KILLS ?? 6);

/** Numbers from 0 to 1, the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pages = ['tabloid.html', 'broadcaster.html', 'live-blog.html'] as const;
const seen = async (page: Page): Promise<string> =>
  JSON.stringify(
    await page.$$eval('mark[data-verdict]', (marks) =>
      marks.map((mark) => [mark.getAttribute('data-verdict'), mark.textContent]),
    ),
  );

describe('a background that is stopped at any moment', () => {
  it('leaves every page with its marks, none lost and none twice', async () => {
    const expected = new Map<string, string>();
    for (const name of pages) {
      const page = await extension.open(site.url(name));
      await marksOf(page);
      expected.set(name, await seen(page));
      await page.close();
    }
    const random = randomFrom(8243);
    for (let kill = 0; kill < kills; kill++) {
      const name = pages[Math.floor(random() * pages.length)] ?? pages[0];
      const page = await extension.browser.newPage();
      const opening = page.goto(site.url(name));
      await new Promise((resolve) => setTimeout(resolve, random() * 400));
      await extension.stopWorker();
      await opening;
      await until(
        `the marks of ${name} after stop ${kill}`,
        async () => (await seen(page)) === expected.get(name),
      );
      expect(await page.$$('second-source-ui')).toEqual([]);
      await page.close();
    }
  }, 900_000);
});
