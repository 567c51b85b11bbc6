import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { userFact, userPack, userSource } from '../fixtures/user-packs';
import { itWith } from './harness/capabilities';
import { chooseFiles } from './harness/choose-files';
import { extension, site, useExtension } from './harness/launched';
import { clickIn, marksOf } from './harness/page';
import { fixture } from './harness/site';
import { until } from './harness/until';

/** What functions that run in pages of the extension see. */
declare const chrome: WxtBrowser;

useExtension();

afterEach(async () => {
  await extension.closePages();
});

/** How often the background is stopped; `npm run test:soak` says 200 times. */
const kills = Number(process.env.SECOND_SOURCE_KILLS ?? 6);
/** How often of these while a page goes on to another story. */
const goings = Math.ceil(kills / 3);

/** Numbers from 0 to 1, the same in each run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const random = randomFrom(8243);

const stories = ['tabloid.html', 'broadcaster.html', 'live-blog.html'] as const;
const seen = (page: Page): Promise<string> =>
  page.$$eval('mark[data-verdict]', (marks) =>
    JSON.stringify(marks.map((mark) => [mark.getAttribute('data-verdict'), mark.textContent])),
  );

/** The marks of a page once the last of them is there. */
async function allMarks(page: Page): Promise<string> {
  await marksOf(page);
  let before = '';
  await until('all marks', async () => {
    const now = await seen(page);
    const stays = now === before;
    before = now;
    return stays;
  });
  return before;
}

/** Waits until the page has these marks and no others; what it has instead is told where it never does. */
async function has(page: Page, marks: string | undefined, when: string): Promise<void> {
  try {
    await until(`the marks ${when}`, async () => (await seen(page)) === marks);
  } catch (error) {
    throw new Error(`${error}: ${await seen(page)} instead of ${marks} ${await known()}`);
  }
}

/** What the extension knows of its tabs. */
const known = async (): Promise<string> =>
  (await extension.worker()).evaluate(async () => {
    const session = await chrome.storage.session.get(null);
    const told = Object.entries(session).filter(([key]) => /^(?:tab|followed):/.test(key));
    return JSON.stringify(told);
  });

/** What the background was doing when it was stopped, for whoever reads the figures. */
const figures = { check: 0, navigation: 0, import: 0, caught: 0 };

/** Stops the background at some moment of the next so many milliseconds. */
async function stopWithin(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, random() * milliseconds));
  if (extension.browser.targets().some((target) => target.type() === 'service_worker'))
    figures.caught++;
  await extension.stopWorker();
}

const body = (name: string): string =>
  /<body[^>]*>([\s\S]*)<\/body>/.exec(fixture(name))?.[1] ?? 'no body';

/** A page that goes from story to story without a reload; it comes with the first, or begins with one by itself. */
function serveApp(name: string, first: string | null): void {
  site.serve(name, {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stories</title></head><body>
      <div id="view">${first === null ? '' : body(first)}</div><script>
        const stories = ${JSON.stringify({
          ...Object.fromEntries(stories.map((name) => [name, body(name)])),
          'other-crash.html': body('other-crash.html'),
        }).replaceAll('</script', '<\\/script')};
        const render = () => {
          document.getElementById('view').innerHTML = stories[location.hash.slice(1) || history.state];
        };
        addEventListener('popstate', render);
        window.go = (to) => { history.pushState(to, '', '/${name}?' + to); render(); };
        ${first === null ? "go('tabloid.html');" : ''}
      </script></body></html>`,
  });
}

const folder = mkdtempSync(join(tmpdir(), 'second-source-'));

/** A file with a pack that contradicts what the broadcaster says of the deaths. */
async function packFile(): Promise<string> {
  const deaths = userFact({ slot: 'deaths', value: { type: 'count', count: 39 } });
  const pack = await userPack('soak', 'j2-8243', { sources: [userSource('herald', [deaths])] });
  const file = join(folder, 'soak.json');
  writeFileSync(file, JSON.stringify(pack));
  return file;
}

async function openSources(): Promise<Page> {
  const page = await extension.open(`${extension.origin}/sources.html`);
  await page.waitForSelector('main[data-phase="list"]');
  return page;
}

const importInto = (page: Page, file: string): Promise<void> =>
  chooseFiles(page, 'input[data-files="sources"]', file);

async function deleteFrom(page: Page): Promise<void> {
  await clickIn(page, '[data-pack="soak"] .pack-more summary');
  await clickIn(page, '[data-pack="soak"] [data-action="delete"]');
  await clickIn(page, '[data-pack="soak"] [data-action="delete-yes"]');
}

const ownPacks = (page: Page): Promise<string[]> =>
  page.$$eval('[data-own="true"] h3', (names) => names.map((name) => name.textContent ?? ''));

describe('a background that is stopped at any moment', () => {
  it('leaves every page with its marks, none lost and none twice', async () => {
    serveApp('app.html', null);
    const file = await packFile();
    const expected = new Map<string, string>();
    for (const name of stories) {
      const page = await extension.open(site.url(name));
      expected.set(name, await allMarks(page));
      await page.close();
    }
    const inApp = new Map<string, string>([['other-crash.html', '[]']]);
    const app = await extension.open(site.url('app.html'));
    for (const name of [...stories].reverse()) {
      await app.evaluate((to) => Reflect.get(window, 'go')(to), name);
      await until(`${name} in the app`, async () => {
        const now = await seen(app);
        return now !== '[]' && ![...inApp.values()].includes(now);
      });
      inApp.set(name, await allMarks(app));
    }

    async function check(kill: number): Promise<void> {
      const name = stories[Math.floor(random() * stories.length)] ?? stories[0];
      const page = await extension.browser.newPage();
      const opening = page.goto(site.url(name));
      await stopWithin(400);
      await opening;
      await has(page, expected.get(name), `of ${name} after stop ${kill}`);
      expect(await page.$$('second-source-ui')).toEqual([]);
      await page.close();
    }

    async function navigation(kill: number): Promise<void> {
      const names = [...inApp.keys()];
      const name = names[Math.floor(random() * names.length)] ?? stories[0];
      await app.bringToFront();
      await app.evaluate((to) => Reflect.get(window, 'go')(to), name);
      await stopWithin(1200);
      await has(app, inApp.get(name), `of ${name} in the app after stop ${kill}`);
    }

    const article = await extension.open(site.url('broadcaster.html'));
    await has(article, expected.get('broadcaster.html'), 'before imports');
    const sources = await openSources();
    let withPack = '';
    await importInto(sources, file);
    await until('the pack', async () => (await ownPacks(sources)).length === 1);
    await until('other marks', async () => {
      withPack = await seen(article);
      return withPack !== expected.get('broadcaster.html') && withPack.length > 200;
    });
    withPack = await allMarks(article);
    await deleteFrom(sources);
    await has(article, expected.get('broadcaster.html'), 'without the pack');

    async function imports(kill: number): Promise<void> {
      await sources.bringToFront();
      const imported = importInto(sources, file);
      await stopWithin(800);
      await imported;
      await has(article, withPack, `with the pack after stop ${kill}`);
      await until('the pack, once', async () => (await ownPacks(sources)).join() === 'My soak');
      const removed = deleteFrom(sources);
      await stopWithin(800);
      await removed;
      await has(article, expected.get('broadcaster.html'), `without the pack after stop ${kill}`);
      await until('no pack', async () => (await ownPacks(sources)).length === 0);
      expect(
        await sources.$$eval('[role="alert"]', (all) => all.map((each) => each.textContent)),
      ).toEqual([]);
    }

    const started = performance.now();
    for (let kill = 0; kill < kills; ) {
      const kind =
        kill % 10 === 5 ? 'import' : kill % 10 < 7 && kill % 3 !== 2 ? 'check' : 'navigation';
      if (kind === 'import') {
        await imports(kill);
        kill += 2;
        figures.import += 2;
        continue;
      }
      await (kind === 'check' ? check : navigation)(kill);
      kill++;
      figures[kind]++;
    }
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${extension.name}: ${JSON.stringify({ ...figures, seconds })}\n`);

    // What was known of pages that were closed is gone, and each page of the session is there once.
    await extension.open(site.url('tabloid.html'));
    const left = async (): Promise<{ tabs: string[]; pages: string[] }> =>
      sources.evaluate(async () => {
        const stored = await chrome.storage.session.get(null);
        const open = new Set((await chrome.tabs.query({})).map(({ id }) => String(id)));
        return {
          tabs: Object.keys(stored).filter((key) => {
            const tab = /^(?:tab|article|report|place|passage):(\d+)$/.exec(key)?.[1];
            return tab !== undefined && !open.has(tab);
          }),
          pages: Array.from(Reflect.get(Object(stored['session-pages']), 'pages'), (page) =>
            String(Reflect.get(Object(page), 'url')),
          ),
        };
      });
    await until('nothing of closed tabs', async () => (await left()).tabs.length === 0);
    const { pages } = await left();
    expect(new Set(pages).size).toBe(pages.length);
  }, 3_600_000);

  itWith('time to finish')(
    'follows a page that goes on while it is stopped',
    async () => {
      serveApp('elsewhere.html', 'other-crash.html');
      for (let stop = 0; stop < goings; stop++) {
        // On a page about something else nothing of the extension waits for what comes.
        const app = await extension.open(site.url('elsewhere.html'));
        if (stop % 2 === 0) await extension.stopWorker();
        await app.evaluate(() => Reflect.get(window, 'go')('tabloid.html'));
        await stopWithin(300);
        await until(`marks after stop ${stop}`, async () => (await seen(app)) !== '[]');
        await app.close();
      }
    },
    3_600_000,
  );
});
