import type { WxtBrowser } from 'wxt/browser';
import { launchExtension } from '../tests/e2e/harness/extension';
import { longReport, stored } from '../tests/e2e/harness/long-report';
import { startSite } from '../tests/e2e/harness/site';

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

const claims = 5_000;
const keys = 60;

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const print = (what: string, values: readonly number[]): void => {
  const [median, worst] = [middle(values), Math.max(...values)].map((ms) => ms.toFixed(0));
  console.log(`${what.padEnd(44)} median ${median} ms, longest ${worst} ms`);
};

/** Measures the side panel in Chromium with a page of 5,000 claims: until it is there, typing, stepping, scrolling. */
async function measure(): Promise<void> {
  const site = await startSite();
  const extension = await launchExtension();
  try {
    const article = await extension.open(site.url('other-crash.html'));
    const tab = await extension.tabId(article);
    await (await extension.worker()).evaluate(
      (items) => chrome.storage.session.set(items),
      stored(tab, longReport(claims / 2, article.url())),
    );
    const opened: number[] = [];
    for (let round = 0; round < 5; round++) {
      const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
      const row = await panel.waitForSelector('.claim-row');
      opened.push((await row?.evaluate(() => performance.now())) ?? 0);
      await panel.close();
    }
    print(`from opening to the first of ${claims} claims`, opened);

    const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
    await panel.setViewport({ width: 400, height: 900 });
    await panel.waitForSelector('.claim-row');
    /** Milliseconds from an event to the frame after it, once for each round. */
    const frames = (kind: 'type' | 'step' | 'scroll'): Promise<number[]> =>
      panel.evaluate(
        async (what, rounds) => {
          const times: number[] = [];
          const box = document.querySelector('[data-filter="text"]');
          const first = document.querySelector('.claim-row');
          if (what === 'step' && first instanceof HTMLElement) first.focus();
          for (let round = 0; round < rounds; round++) {
            const start = performance.now();
            if (what === 'type' && box instanceof HTMLInputElement) {
              box.value = 'ferry number 2'.slice(0, 1 + (round % 14));
              box.dispatchEvent(new Event('input', { bubbles: true }));
            } else if (what === 'step') {
              document.activeElement?.dispatchEvent(
                new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
              );
            } else scrollBy(0, 3_000);
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            times.push(performance.now() - start);
          }
          return times;
        },
        kind,
        keys,
      );
    print('a letter typed into the filter, to the next frame', await frames('type'));
    await panel.click('[data-action="clear-filters"]');
    print('a step down the list, to the next frame', await frames('step'));
    print('three screens further, to the next frame', await frames('scroll'));
    const drawn = await panel.$$eval('.claim-row', (rows) => rows.length);
    console.log(`rows drawn: ${drawn} of ${claims}`);
  } finally {
    await extension.close();
    await site.stop();
  }
}

await measure();
