import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer, { type Page } from 'puppeteer-core';
import { findBrowser } from '../cli/setup/browsers';
import { buildExtension } from '../cli/setup/build-extension';
import { parsePack } from '../lib/factbase/pack-schema';
import { describeProblems } from '../lib/result';
import { packOfSize, reportedBy } from './generated-pack';
import { median, table } from './statistics';

const usage = `usage: npm run bench:matrix -- [--facts N] [--sources N] [--rounds N] [--help]
Measures the page that compares the sources, in a real Chromium, with a generated pack.
  --facts N     facts (2000)
  --sources N   sources (20)
  --rounds N    how often each thing is done (5)
Exit status 1 where something that the user does takes more than 100 ms to show, a frame of a scroll through
all rows more than 50 ms at the median, or the page more than 2 s to open.`;

const aims = { answer: 100, frame: 50, open: 2000 } as const;

/** The build with a generated pack in place of the one that it ships. */
async function extensionWith(facts: number, sources: number, folder: string): Promise<number> {
  const built = await buildExtension('chrome');
  if (!built.ok) throw new Error(describeProblems(built.problems));
  cpSync(built.value.folder, folder, { recursive: true });
  const [file] = readdirSync(join(folder, 'factbase'));
  if (file === undefined) throw new Error('No fact base: run `npm run factbase` first.');
  const path = join(folder, 'factbase', file);
  const base = parsePack(JSON.parse(readFileSync(path, 'utf8')));
  if (!base.ok) throw new Error(describeProblems(base.problems));
  const pack = reportedBy(packOfSize(base.value, facts).pack, sources);
  writeFileSync(path, JSON.stringify({ ...pack, model: null }));
  return pack.facts.length;
}

/** Milliseconds from doing something in the page until what it led to has been drawn. */
async function untilDrawn(page: Page, act: () => Promise<void>, event: string): Promise<number> {
  // Listening first, and for itself: input goes before what the page is asked meanwhile.
  await page.evaluate((name) => {
    const drawn = new Promise<number>((resolve) => {
      addEventListener(
        name,
        ({ timeStamp }) => {
          // A frame begins, is drawn, and the next one begins.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
          );
        },
        { capture: true, once: true },
      );
    });
    Reflect.set(globalThis, 'drawn', drawn);
  }, event);
  await act();
  return page.evaluate((): Promise<number> => Reflect.get(globalThis, 'drawn'));
}

/** The frame times of a scroll through the whole grid, in milliseconds. */
const scrollThrough = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const box = document.querySelector('.grid-scroller');
        const frames: number[] = [];
        let before = performance.now();
        const step = (now: number): void => {
          frames.push(now - before);
          before = now;
          const top = box?.scrollTop ?? 0;
          box?.scrollBy(0, 100);
          if (box && box.scrollTop > top) requestAnimationFrame(step);
          else resolve(frames.slice(1));
        };
        box?.scrollTo(0, 0);
        requestAnimationFrame(step);
      }),
  );

async function measure(page: Page, address: string, rounds: number) {
  const times: Record<string, number[]> = {};
  const keep = (name: string, value: number): void => {
    times[name] = [...(times[name] ?? []), value];
  };
  const sorts = ['voices', 'disagreement', 'name', 'pack'];
  let nodes = 0;
  for (let round = 0; round < rounds; round++) {
    await page.goto(address);
    await page.waitForSelector('tr[data-line="10"]');
    keep('open', await page.evaluate(() => performance.now()));
    nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    for (const sort of sorts) {
      const choose = async (): Promise<void> => {
        await page.select('.toolbar select', sort);
      };
      keep('sort', await untilDrawn(page, choose, 'change'));
    }
    await page.click('tr[data-line="3"] td.source');
    keep(
      'open a cell',
      await untilDrawn(page, () => page.click('tr[data-line="5"] td.source'), 'click'),
    );
    await page.keyboard.press('Escape');
    await page.focus('tr[data-line="0"] > [data-col="fact"]');
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown', 'PageDown'] as const) {
      keep('a key', await untilDrawn(page, () => page.keyboard.press(key), 'keydown'));
    }
    await page.focus('input[type="search"]');
    for (const letter of ['f', 'i', 'g', 'u', 'r', 'e'] as const) {
      keep('search, a letter', await untilDrawn(page, () => page.keyboard.press(letter), 'input'));
    }
    await page.$eval('input[type="search"]', (input) => {
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.waitForFunction(() => document.querySelectorAll('tbody').length > 20);
    const frames = await scrollThrough(page);
    keep('scroll, a frame', median(frames));
    keep('scroll, the longest frame', Math.max(...frames));
  }
  return { times, nodes };
}

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      facts: { type: 'string', default: '2000' },
      sources: { type: 'string', default: '20' },
      rounds: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const executablePath = process.env.CHROME_PATH ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium or Chrome was found; set CHROME_PATH.');
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  try {
    const facts = await extensionWith(Number(values.facts), Number(values.sources), folder);
    const browser = await puppeteer.launch({
      executablePath,
      headless: true,
      pipe: true,
      enableExtensions: [folder],
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
      defaultViewport: { width: 1400, height: 900 },
    });
    const target = await browser.waitForTarget((each) => each.type() === 'service_worker');
    const page = await browser.newPage();
    await page.bringToFront();
    // The loader of this file names functions by a helper that the page lacks.
    await page.evaluateOnNewDocument('globalThis.__name = (made) => made;');
    const address = `chrome-extension://${new URL(target.url()).hostname}/matrix.html`;
    const { times, nodes } = await measure(page, address, Number(values.rounds));
    await browser.close();
    const rows = Object.entries(times).map(([name, found]) => [
      name,
      `${median(found).toFixed(0)} ms`,
      `${Math.max(...found).toFixed(0)} ms`,
    ]);
    process.stdout.write(
      `${facts} facts × ${values.sources} sources, ${nodes} elements in the page\n\n${table(['', 'median', 'most'], rows)}\n`,
    );
    const isSlow = Object.entries(times).some(([name, found]) => {
      if (name.includes('longest')) return false;
      const aim =
        name === 'open' ? aims.open : name.startsWith('scroll') ? aims.frame : aims.answer;
      return median(found) > aim;
    });
    return isSlow ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await run();
