import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { extension, site, useExtension } from './harness/launched';
import { isGone, markWith } from './harness/page';
import { until } from './harness/until';

// Pages that are too much: too many changes, too much text, too deep.

let page: Page;

useExtension();

afterEach(async () => {
  await extension.closePages();
});

const story = `<h1>Flight 8243: what is known</h1>
  <p>An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.</p>
  <p>In all, 42 people died on Flight J2-8243.</p>`;

/**
 * Milliseconds for which a page must never be held up, on whatever machine: work that grows with the square of
 * such a page takes minutes. How quick it is beyond that is measured, not tested (docs/benchmarks.md).
 */
const hang = 15_000;

/** A page that keeps the longest time for which none of its own timers had its turn, in milliseconds. */
async function show(name: string, body: string, script = ''): Promise<void> {
  site.serve(name, {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flight 8243: what is known</title><meta name="date" content="2025-01-07">
      <script>
        window.longest = 0;
        let last = performance.now();
        setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 10);
      </script></head><body>${body}<script>${script}</script></body></html>`,
  });
  page = await extension.open(site.url(name));
}

const number = (name: string): Promise<number> =>
  page.evaluate((each) => Number(Reflect.get(window, each)), name);
const hasMarks = async (): Promise<boolean> => (await page.$('mark[data-verdict]')) !== null;

/** Makes 100,000 changes a second in the element, for as long as `storming` is true, and counts them. */
const storm = (id: string): string => `
  window.changes = 0;
  window.storming = false;
  const place = document.getElementById('${id}');
  const text = place.appendChild(document.createElement('p')).appendChild(document.createTextNode('0'));
  let due = 0;
  setInterval(() => {
    const now = performance.now();
    const many = storming ? Math.min(20000, (now - due) * 100) : 0;
    due = now;
    for (let i = 0; i < many; i++) text.data = String(changes++);
  }, 4);`;

describe('a storm of changes', () => {
  it('in the article: marks go until it is over, and the popup says why', async () => {
    await show('storm.html', `<article id="a">${story}</article>`, storm('a'));
    await markWith(page, '42 people');
    await page.evaluate(() => Object.assign(window, { storming: true, longest: 0 }));
    await until('the marks to go', async () => !(await hasMarks()));
    const popup = await extension.popup(page);
    await popup.waitForSelector('[data-notice="restless"]');
    await page.bringToFront();
    const from = await number('changes');
    await until('many changes', async () => (await number('changes')) > from + 100_000);
    expect(await number('longest')).toBeLessThan(hang);
    await page.evaluate(() => Object.assign(window, { storming: false }));
    await until('the marks', hasMarks);
    await markWith(page, '42 people');
    await isGone(popup, '[data-notice="restless"]');
  });

  it('around the article leaves its marks alone', async () => {
    await show('around.html', `<article>${story}</article><div id="b"></div>`, storm('b'));
    const mark = await markWith(page, '42 people');
    await page.evaluate(() => Object.assign(window, { storming: true, longest: 0 }));
    await until('many changes', async () => (await number('changes')) > 200_000);
    expect(await mark.evaluate((element) => element.isConnected)).toBe(true);
    expect(await number('longest')).toBeLessThan(hang);
    await page.evaluate(() => {
      const line = document.createElement('p');
      line.textContent = 'There were 67 people on board the plane.';
      document.querySelector('article')?.append(line);
    });
    await markWith(page, '67 people');
  });
});

describe('too much', () => {
  /** Not laid out: that alone would take the browser seconds. */
  const unseen = '<div id="data" style="display: none"></div>';

  it('text in one node, 10 MB of it, holds nobody up', async () => {
    const script = `
      const words = 'Nobody knows how many words of this kind one page can hold. ';
      const data = document.createElement('p');
      data.textContent = words.repeat(10_000_000 / words.length);
      document.getElementById('data').append(data);`;
    await show('large.html', `<article>${story}${unseen}</article>`, script);
    await markWith(page, '42 people');
    expect(await number('longest')).toBeLessThan(hang);
  });

  it('text in one node that is nothing but blanks and signs is no heavier', async () => {
    const script = `
      const data = document.createElement('p');
      data.textContent = 'a  \u200b'.repeat(2_500_000);
      document.getElementById('data').append(data);`;
    await show('blanks.html', `<article>${story}${unseen}</article>`, script);
    await markWith(page, '42 people');
    expect(await number('longest')).toBeLessThan(hang);
  });

  it('depth, 100,000 elements of it, neither', async () => {
    const script = `
      // In pieces: both ends of a long chain cost the browser more with each link.
      const top = document.createElement('div');
      let bottom = top;
      for (let piece = 0; piece < 100; piece++) {
        const end = document.createElement('div');
        let chain = end;
        for (let i = 1; i < 1000; i++) {
          const outer = document.createElement('div');
          outer.append(chain);
          chain = outer;
        }
        bottom.append(chain);
        bottom = end;
      }
      bottom.textContent = 'At the bottom, 67 people were on board.';
      document.getElementById('deep').append(top);`;
    await show(
      'deep.html',
      `<article>${story}<div id="deep" style="display: none"></div></article>`,
      script,
    );
    await markWith(page, '42 people');
    expect(await number('longest')).toBeLessThan(hang);
  });
});
