import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findBrowser } from '../cli/setup/browsers';
import { buildExtension } from '../cli/setup/build-extension';
import { root } from '../cli/setup/paths';
import { loadedMark, longestTasks, traced } from './main-thread';
import { matchingPage } from './matching-page';
import { median, table } from './statistics';

const usage = `usage: npm run bench:marking -- [--loads N] [--help]
Measures pages that are about the bundled event, in a real Chromium: the time from the detector's run to the last
mark beside the time that Readability takes for the same page, the longest task on the page's main thread by the
clock and by the processor's time for it, and how far the page's content moves.
  --loads N   loads of each page (5)
Exit status 1 where a task takes more than 50 ms of the processor's time, or anything moves.`;

const sizes = [400, 1_500, 5_000, 15_000, 50_000] as const;
const longTask = 50;
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
];
/** Milliseconds without another mark after which all are there. */
const still = 700;

/** What a page sees of itself, from its first moment on. */
const watchScript = `(() => {
  const seen = { marks: [], moved: 0, loaded: 0 };
  window.seen = seen;
  addEventListener('load', () => { seen.loaded = performance.now(); performance.mark('${loadedMark}'); });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.moved += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const { localName } of addedNodes) if (localName === 'mark') seen.marks.push(performance.now());
  }).observe(document, { childList: true, subtree: true });
})()`;

interface Seen {
  /** Milliseconds from the end of loading to the first and to the last mark. */
  readonly first: number;
  readonly last: number;
  readonly marks: number;
  /** Milliseconds of the longest task after loading: by the clock, and of the processor's time. */
  readonly clock: number;
  readonly processor: number;
  readonly moved: number;
}

const marksIn = (page: Page): Promise<number> =>
  page.evaluate(() => Reflect.get(window, 'seen').marks.length);

/** Opens the page and waits until no further mark comes. */
async function measureLoad(browser: Browser, url: string): Promise<Seen> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watchScript);
  await page.tracing.start({ categories: [...traced] });
  await page.goto(url, { waitUntil: 'load' });
  await page.bringToFront();
  await page.waitForFunction(() => Reflect.get(window, 'seen').marks.length > 0, {
    timeout: 60_000,
  });
  for (let before = -1, count = 0; before !== count; ) {
    before = count;
    await new Promise((resolve) => setTimeout(resolve, still));
    count = await marksIn(page);
  }
  const tasks = longestTasks(await page.tracing.stop());
  const seen = await page.evaluate(() => {
    const { marks, moved, loaded } = Reflect.get(window, 'seen');
    return {
      first: marks[0] - loaded,
      last: marks.at(-1) - loaded,
      marks: marks.length,
      moved,
    };
  });
  await page.close();
  return { ...seen, ...tasks };
}

/** Milliseconds that Readability takes for the page, the first time that it runs there. */
async function measureReadability(browser: Browser, url: string, source: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const time = await page.evaluate(`(() => {
    const from = performance.now();
    ${source}
    new Readability(document.cloneNode(true)).parse();
    return performance.now() - from;
  })()`);
  await page.close();
  return Number(time);
}

const launch = (executablePath: string, extension: string | null): Promise<Browser> =>
  puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    ...(extension === null ? {} : { enableExtensions: [extension] }),
    args: flags,
    defaultViewport: { width: 1200, height: 900 },
  });

async function run(loads: number): Promise<number> {
  const executablePath = process.env.CHROME_PATH ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium or Chrome was found; set CHROME_PATH.');
  const built = await buildExtension('chrome');
  if (!built.ok) throw new Error(built.problems.map(({ what }) => what).join('\n'));
  const readability = readFileSync(
    join(root, 'node_modules', '@mozilla', 'readability', 'Readability.js'),
    'utf8',
  );
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(matchingPage(Number(request.url?.slice(1).split('?')[0]) || 0));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const marking = await launch(executablePath, built.value.folder);
  const plain = await launch(executablePath, null);
  let good = true;
  const rows: string[][] = [];
  try {
    await measureLoad(marking, `${base}/400?cold`);
    for (const words of sizes) {
      const seen: Seen[] = [];
      const parsed: number[] = [];
      for (let load = 0; load < loads; load++) {
        seen.push(await measureLoad(marking, `${base}/${words}?${load}`));
        parsed.push(await measureReadability(plain, `${base}/${words}?${load}`, readability));
      }
      const of = (key: keyof Seen): number => median(seen.map((each) => each[key]));
      const processor = Math.max(...seen.map((each) => each.processor));
      const moved = Math.max(...seen.map(({ moved }) => moved));
      good &&= processor <= longTask && moved === 0;
      rows.push([
        String(words),
        String(of('marks')),
        `${of('first').toFixed(0)} ms`,
        `${of('last').toFixed(0)} ms`,
        `${median(parsed).toFixed(0)} ms`,
        `${of('clock').toFixed(0)} ms`,
        `${processor.toFixed(0)} ms`,
        moved.toFixed(3),
      ]);
      process.stderr.write(`\r${words} words `);
    }
  } finally {
    process.stderr.write('\r');
    await marking.close();
    await plain.close();
    server.close();
  }
  const head = [
    'words',
    'marks',
    'first mark',
    'last mark',
    'Readability',
    'task, clock',
    'task, CPU',
    'shift',
  ];
  process.stdout.write(`${table(head, rows)}

first mark, last mark: from the end of loading; Readability: its first run on the same page, code included
task: the longest on the page's main thread after loading, by the clock (which counts the waiting for a core) and of
the processor's time (the worst of all loads; aim: ${longTask} ms); shift: cumulative layout shift; medians of ${loads} loads
`);
  return good ? 0 : 1;
}

const { values } = parseArgs({
  options: { loads: { type: 'string', default: '5' }, help: { type: 'boolean', default: false } },
});
if (values.help) process.stdout.write(`${usage}\n`);
else process.exitCode = await run(Math.max(1, Number.parseInt(values.loads, 10) || 5));
