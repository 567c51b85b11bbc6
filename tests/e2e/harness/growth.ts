import type { CDPSession, Page } from 'puppeteer-core';
import { until } from './until';

/** What lives in a place after a garbage collection. */
export interface Size {
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Style sheets that extensions have put into a page. */
  readonly sheets: number;
}

/** A place that is measured again and again. */
export interface Gauge {
  readonly name: string;
  readonly measure: () => Promise<Size>;
}

async function collect(session: CDPSession): Promise<void> {
  // What the first collection finalises only the second one frees.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
}

const heapOf = async (session: CDPSession): Promise<number> =>
  (await session.send('Runtime.getHeapUsage')).usedSize;

/** What is counted once two counts in a row say the same: until then something is still being done. */
async function atRest<T>(count: () => Promise<T>): Promise<T> {
  let before = '';
  return until('counts that stay', async () => {
    const counts = await count();
    const stays = JSON.stringify(counts) === before;
    before = JSON.stringify(counts);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return stays ? counts : null;
  });
}

/** A worker's heap; nothing else can be counted there. */
export const workerGauge = (name: string, session: CDPSession): Gauge => ({
  name,
  async measure() {
    await collect(session);
    return { heap: await heapOf(session), nodes: 0, listeners: 0, sheets: 0 };
  },
});

/**
 * A page with all that runs in it, the worlds of content scripts among it: they share one heap, and their nodes
 * and listeners are counted together.
 */
export async function pageGauge(name: string, page: Page): Promise<Gauge> {
  const session = await page.createCDPSession();
  const sheets = new Set<string>();
  session.on('CSS.styleSheetAdded', ({ header }) => {
    if (header.origin === 'injected') sheets.add(header.styleSheetId);
  });
  session.on('CSS.styleSheetRemoved', ({ styleSheetId }) => sheets.delete(styleSheetId));
  await session.send('Performance.enable');
  return {
    name,
    async measure() {
      const size = await atRest(async () => {
        await collect(session);
        const { metrics } = await session.send('Performance.getMetrics');
        const value = (wanted: string): number =>
          metrics.find((metric) => metric.name === wanted)?.value ?? Number.NaN;
        return { nodes: value('Nodes'), listeners: value('JSEventListeners') };
      });
      // Watching style sheets keeps what is watched: only for as long as they are counted.
      sheets.clear();
      await session.send('DOM.enable');
      await session.send('CSS.enable');
      const counted = sheets.size;
      await session.send('CSS.disable');
      await session.send('DOM.disable');
      return { ...size, heap: await heapOf(session), sheets: counted };
    },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;

/** Lines that tell how places grew between two measurements. */
export const describeGrowth = (name: string, before: Size, after: Size): string =>
  `${name}: heap ${megabytes(before.heap)} → ${megabytes(after.heap)}, nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}, style sheets ${before.sheets} → ${after.sheets}`;
