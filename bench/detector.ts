import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { findBrowser } from '../cli/setup/browsers';
import { buildDetector } from '../cli/setup/build-detector';
import { buildExtension } from '../cli/setup/build-extension';
import { root } from '../cli/setup/paths';
import { prefilterFor } from '../lib/detect/prefilter';
import type { Profile } from '../lib/detect/profile';
import { readingScript, writeExtension } from './extensions';
import { findLeftovers } from './leftovers';
import { type BenchPage, benchPages } from './pages';
import { median, table } from './statistics';

const usage = `usage: npm run bench:detector -- [--loads N] [--help]
Measures the script that runs on every page, in a real Chromium, on 30 generated pages that are not about an
event, against a content script that reads document.body.textContent once, in turns.
  --loads N   loads of each page with each script (3)
Exit status 1 where the detector takes more than 1.5 × the reading at the median, is larger than 8 kB
compressed, or leaves something in a page.`;

const aims = { ratio: 1.5, bytes: 8 * 1024 } as const;
const manyPacks = 20;

const scripts = { reading: 'reading.js', detector: 'detector.js', many: 'many.js' } as const;
type Script = keyof typeof scripts;
const kinds = ['reading', 'detector', 'many'] as const;

const traceSchema = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      dur: v.optional(v.number()),
      args: v.optional(v.object({ data: v.optional(v.object({ url: v.optional(v.string()) })) })),
    }),
  ),
});

/** An invented event, with as many names as a real one. */
function inventedProfile(number: number): Profile {
  const names = Array.from({ length: 12 }, (_, at) => `Ztown${number}x${at} Qname${number}x${at}`);
  return {
    pack: `invented-${number}`,
    decisive: [`flight Z${number}`],
    groups: [
      { id: 'names', label: 'names', weight: 1, role: 'name', terms: names },
      { id: 'what', label: 'what', weight: 1, role: 'event', terms: ['sank', 'burnt down'] },
    ],
    against: [],
  };
}

interface Measured {
  readonly page: BenchPage;
  /** Microseconds of each load, by script. */
  readonly times: Readonly<Record<Script, number[]>>;
  /** Bytes in use after each load and a garbage collection, by script. */
  readonly memory: Readonly<Record<Script, number[]>>;
  readonly timers: number[];
  leftovers: readonly string[] | null;
}

const measuredOf = (page: BenchPage): Measured => ({
  page,
  times: { reading: [], detector: [], many: [] },
  memory: { reading: [], detector: [], many: [] },
  timers: [],
  leftovers: null,
});

const launch = (executablePath: string, extension: string): Promise<Browser> =>
  puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    enableExtensions: [extension],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });

/** Opens the page, waits until the content script has run in it, and tells in which world. */
async function openWith(
  script: Script,
  session: CDPSession,
  page: Page,
  url: string,
): Promise<number> {
  const world = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === script) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  await page.goto(url, { waitUntil: 'load' });
  const id = await world;
  // A world is made by the task that runs its script: when the page answers, that task is over.
  await page.evaluate(() => document.readyState);
  return id;
}

async function measureLoad(
  browser: Browser,
  script: Script,
  measured: Measured,
  url: string,
): Promise<void> {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  await page.tracing.start({ categories: ['-*', 'devtools.timeline'], screenshots: false });
  const world = await openWith(script, session, page, url);
  const trace = v.parse(
    traceSchema,
    JSON.parse(new TextDecoder().decode(await page.tracing.stop())),
  );
  const event = trace.traceEvents.find(
    ({ name, args }) =>
      name === 'EvaluateScript' && args?.data?.url?.endsWith(`/${scripts[script]}`),
  );
  if (event?.dur !== undefined) measured.times[script].push(event.dur);
  await session.send('HeapProfiler.collectGarbage');
  measured.memory[script].push((await session.send('Runtime.getHeapUsage')).usedSize);
  if (script === 'detector') {
    measured.timers.push(trace.traceEvents.filter(({ name }) => name === 'TimerInstall').length);
    measured.leftovers ??= await findLeftovers(session, world);
  }
  await page.close();
}

/**
 * How often as long `detect` takes as a reading, on a warm page, in turns. As text: what the page runs must
 * be what is written here.
 */
const warmScript = `(code) => {
  const detect = new Function(code);
  const read = () => document.body.textContent.length;
  // Enough rounds for the clock, whatever the size of the page.
  const timeOf = (work) => {
    let rounds = 0;
    const from = performance.now();
    do { work(); rounds++; } while (performance.now() - from < 4);
    return (performance.now() - from) / rounds;
  };
  const ratios = [];
  for (let turn = 0; turn < 9; turn++) {
    const reading = timeOf(read);
    ratios.push(timeOf(detect) / reading);
  }
  return ratios.sort((left, right) => left - right)[4];
}`;

/** The ratio where page and code were used before. */
async function measureWarm(browser: Browser, url: string, source: string): Promise<number> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const ratio = await page.evaluate(`(${warmScript})(${JSON.stringify(source)})`);
  await page.close();
  return Number(ratio);
}

async function run(loads: number): Promise<number> {
  const executablePath = process.env.CHROME_PATH ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium or Chrome was found; set CHROME_PATH.');
  const built = await buildExtension('chrome');
  if (!built.ok) throw new Error(built.problems.map(({ what }) => what).join('\n'));
  const source = readFileSync(join(built.value.folder, scripts.detector), 'utf8');
  const bytes = gzipSync(source, { level: 9 }).length;

  const temporary = mkdtempSync(join(tmpdir(), 'bench-detector-'));
  const invented = Array.from({ length: manyPacks }, (_, number) => inventedProfile(number));
  const folders: Readonly<Record<Script, string>> = {
    reading: writeExtension(temporary, 'reading', readingScript),
    detector: writeExtension(temporary, 'detector', source),
    many: writeExtension(temporary, 'many', await buildDetector(root, prefilterFor(invented))),
  };
  const pages = benchPages();
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))];
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page?.html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;

  const all = pages.map(measuredOf);
  const warm: number[] = [];
  const browsers = new Map<Script, Browser>();
  try {
    // Each in a browser of its own: whoever runs first in a page pays for what the others then find ready.
    for (const script of kinds) browsers.set(script, await launch(executablePath, folders[script]));
    for (const [index, measured] of all.entries()) {
      const url = `${base}/${index}`;
      // The first load is not counted.
      for (let load = 0; load <= loads; load++) {
        for (const [script, browser] of browsers) {
          await measureLoad(
            browser,
            script,
            load === 0 ? measuredOf(measured.page) : measured,
            url,
          );
        }
      }
      const browser = browsers.get('detector');
      if (browser) warm.push(await measureWarm(browser, url, source));
      process.stderr.write(`\r${index + 1} of ${all.length} pages `);
    }
  } finally {
    process.stderr.write('\r');
    for (const browser of browsers.values()) await browser.close();
    server.close();
    rmSync(temporary, { recursive: true });
  }
  return report(all, warm, bytes);
}

function report(all: readonly Measured[], warm: readonly number[], bytes: number): number {
  const ratios: Record<'detector' | 'many', number[]> = { detector: [], many: [] };
  const rows = all.map(({ page, times, timers, leftovers }, index) => {
    const reading = median(times.reading);
    const detector = median(times.detector);
    ratios.detector.push(detector / reading);
    ratios.many.push(median(times.many) / reading);
    const left = [...(leftovers ?? ['not looked at'])];
    if (timers.some((count) => count > 0)) left.push('timers');
    return [
      page.name,
      String(page.words),
      String(page.elements),
      `${Math.round(reading)} µs`,
      `${Math.round(detector)} µs`,
      (detector / reading).toFixed(2),
      (warm[index] ?? Number.NaN).toFixed(2),
      (median(times.many) / reading).toFixed(2),
      left.join(', ') || 'nothing',
    ];
  });
  const head = [
    'page',
    'words',
    'elements',
    'reading',
    'detector',
    'ratio',
    'warm',
    `${manyPacks} packs`,
    'left behind',
  ];
  const clean = rows.every((row) => row.at(-1) === 'nothing');
  const ratio = median(ratios.detector);
  const kept = median(
    all.map(({ memory }) => (median(memory.detector) - median(memory.reading)) / 1024),
  );
  const longest = Math.max(...all.flatMap(({ times }) => times.detector)) / 1000;
  process.stdout.write(`${table(head, rows)}

reading, detector: a content script from its compilation to its end, by the browser's own trace (median of the loads)
warm: the same where page and code were used before; ${manyPacks} packs: a detector for as many invented events

median ratio           ${ratio.toFixed(2)} (aim: at most ${aims.ratio})
median ratio, warm     ${median(warm).toFixed(2)}
median ratio, ${manyPacks} packs ${median(ratios.many).toFixed(2)}
longest task           ${longest.toFixed(1)} ms
memory                 ${kept.toFixed(1)} kB more than after the reading (median of the pages)
size                   ${bytes} bytes compressed (aim: at most ${aims.bytes})
left behind            ${clean ? 'nothing' : 'see above'}: listeners, observers, timers, nodes
`);
  return ratio <= aims.ratio && bytes <= aims.bytes && clean ? 0 : 1;
}

const { values } = parseArgs({
  options: { loads: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
});
if (values.help) process.stdout.write(`${usage}\n`);
else process.exitCode = await run(Math.max(1, Number.parseInt(values.loads, 10) || 3));
