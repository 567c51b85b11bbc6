import { describe, expect, it } from 'vitest';
import { itWith } from './harness/capabilities';
import { extension, site, useExtension } from './harness/launched';
import { marksOf } from './harness/page';
import { fixture } from './harness/site';
import { until } from './harness/until';

useExtension();

describe('an article about the event', () => {
  it.each<readonly [string, string, string, string]>([
    ['broadcaster.html', 'a clean page', 'corroborated', '38 people were killed'],
    ['tabloid.html', 'div soup', 'disputed', '42 people died'],
    ['live-blog.html', 'a live blog', 'corroborated', '38 people were killed'],
  ])('is marked without a click: %s (%s)', async (name, _shape, verdict, words) => {
    const page = await extension.open(site.url(name));
    const marks = await marksOf(page);
    expect(marks.find(({ text }) => text.includes(words))?.verdict).toBe(verdict);
    await page.close();
  });

  it('carries the three verdicts in three line styles', async () => {
    const page = await extension.open(site.url('broadcaster.html'));
    await marksOf(page);
    const tabloid = await extension.open(site.url('tabloid.html'));
    await marksOf(tabloid);
    const styles = new Map<string, string>();
    for (const each of [page, tabloid]) {
      const found = await each.$$eval('mark[data-verdict]', (marks) =>
        marks.map((mark) => [
          mark.getAttribute('data-verdict') ?? '',
          getComputedStyle(mark).textDecorationStyle,
        ]),
      );
      for (const [verdict = '', style = ''] of found) styles.set(verdict, style);
    }
    expect(Object.fromEntries(styles)).toEqual({
      corroborated: 'solid',
      disputed: 'wavy',
      unique: 'dotted',
    });
    await page.close();
    await tabloid.close();
  });

  it('emphasises the words at fault inside the sentence', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    await marksOf(page);
    const faults = await page.$$eval('mark[data-verdict="disputed"] second-source-fault', (all) =>
      all.map((fault) => fault.textContent),
    );
    expect(faults.join(' ')).toContain('Boeing 737');
    await page.close();
  });

  it('shows the number of disputed claims on the toolbar', async () => {
    const page = await extension.open(site.url('tabloid.html'));
    const marks = await marksOf(page);
    const disputed = marks.filter(({ verdict }) => verdict === 'disputed').length;
    expect(disputed).toBeGreaterThan(2);
    await until('the badge', async () => (await extension.badge(page)) === String(disputed));
    await page.close();
  });

  it('leaves navigation, rails and comments alone', async () => {
    const page = await extension.open(site.url('broadcaster.html'));
    await marksOf(page);
    expect(await page.$$('#comments mark, .sidebar mark, nav mark, footer mark')).toEqual([]);
    await page.close();
  });

  itWith('layout shift entries')('moves nothing in the page', async () => {
    const page = await extension.open(site.url('broadcaster.html'));
    await marksOf(page);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
            }
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    expect(shift).toBe(0);
    await page.close();
  });

  it('is marked under a strict content security policy', async () => {
    site.serve('strict.html', {
      body: fixture('tabloid.html').replace(/<style>.*?<\/style>/s, ''),
      headers: {
        'content-security-policy':
          "default-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'",
      },
    });
    const page = await extension.open(site.url('strict.html'));
    const marks = await marksOf(page);
    expect(marks.some(({ verdict }) => verdict === 'disputed')).toBe(true);
    const style = await page.$eval(
      'mark[data-verdict="disputed"]',
      (mark) => getComputedStyle(mark).textDecorationStyle,
    );
    expect(style).toBe('wavy');
    await page.close();
  });
});

describe('a page that is not about the event', () => {
  it('is left alone: no mark, no annotator, no badge', async () => {
    const page = await extension.open(site.url('other-crash.html'));
    // A page that is about it, opened later and already marked, shows that there was time enough.
    const other = await extension.open(site.url('broadcaster.html'));
    await marksOf(other);
    expect(await page.$$('mark, second-source-ui')).toEqual([]);
    expect(await extension.isAnnotated(page)).toBe(false);
    expect(await extension.isAnnotated(other)).toBe(true);
    expect(await extension.badge(page)).toBe('');
    await other.close();
    await page.close();
  });

  itWith('debugging protocol')('has no listener of ours', async () => {
    const page = await extension.open(site.url('other-crash.html'));
    const other = await extension.open(site.url('broadcaster.html'));
    await marksOf(other);
    const session = await page.createCDPSession();
    for (const expression of ['window', 'document', 'document.body']) {
      const { result } = await session.send('Runtime.evaluate', { expression });
      await until(`no listener on ${expression}`, async () => {
        const { listeners } = await session.send('DOMDebugger.getEventListeners', {
          objectId: result.objectId ?? '',
        });
        return listeners.length === 0;
      });
    }
    await other.close();
    await page.close();
  });

  it('says on the toolbar where the event is named in passing, and marks nothing', async () => {
    const page = await extension.open(site.url('passing-mention.html'));
    await until('the badge', async () => (await extension.badge(page)) === '…');
    expect(await page.$$('mark')).toEqual([]);
    expect(await extension.isAnnotated(page)).toBe(false);
    await page.close();
  });
});
