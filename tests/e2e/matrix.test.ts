import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { violations } from './harness/axe';
import { itWith } from './harness/capabilities';
import { type Extension, launchExtension } from './harness/extension';
import { clickIn, marksOf, noteFlash } from './harness/page';
import { type Site, startSite } from './harness/site';
import { until } from './harness/until';

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

let extension: Extension;
let site: Site;
let page: Page;
let matrix: Page;

beforeAll(async () => {
  site = await startSite();
  extension = await launchExtension();
  page = await extension.open(site.url('tabloid.html'));
  await marksOf(page);
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

/** The matrix for the tab that shows `page`. */
async function openMatrix(hash = ''): Promise<Page> {
  const tab = await extension.tabId(page);
  const opened = await extension.open(`${extension.origin}/matrix.html?tab=${tab}${hash}`);
  await opened.waitForSelector('main[data-phase="there"] [data-note="page"]');
  return opened;
}

const facts = (): Promise<string[]> =>
  matrix.$$eval('tr[data-fact], details[data-fact]', (rows) =>
    rows.map((row) => row.getAttribute('data-fact') ?? ''),
  );
const cell = (fact: string, column: string): string =>
  `tr[data-fact="${fact}"] > [data-col="${column}"]`;
const textIn = (selector: string): Promise<string> =>
  matrix.$eval(selector, (element) => (element instanceof HTMLElement ? element.innerText : ''));
const detail = async (): Promise<string> => {
  await matrix.waitForSelector('dialog.detail');
  return textIn('dialog.detail');
};
/** The fact and the column that have the focus. */
const focused = (): Promise<string> =>
  matrix.evaluate(() => {
    const active = document.activeElement;
    const row = active?.closest('tr')?.getAttribute('data-fact') ?? 'header';
    return `${row} ${active?.getAttribute('data-col') ?? active?.getAttribute('data-lineage')}`;
  });

async function search(words: string): Promise<void> {
  await clickIn(matrix, 'input[type="search"]');
  await matrix.keyboard.type(words);
}

describe('the matrix', () => {
  beforeEach(async () => {
    matrix = await openMatrix();
    await matrix.waitForSelector('tr[data-fact]');
    return () => matrix.close();
  });

  it('opens from the popup', async () => {
    const popup = await extension.popup(page);
    await clickIn(popup, 'a.compare');
    const worker = await extension.worker();
    const address = `${extension.origin}/matrix.html?tab=${await extension.tabId(page)}`;
    // The one that the test opened, and the one that the popup did.
    const tabs = await until('the matrix in a tab of its own', async () => {
      const all = await worker.evaluate(
        async (url) => (await chrome.tabs.query({})).filter((tab) => tab.url === url),
        address,
      );
      return all.length > 1 && all.every(({ title }) => title !== '') ? all : null;
    });
    expect(tabs.length).toBe(2);
    const opened = Math.max(...tabs.flatMap(({ id }) => id ?? []));
    await worker.evaluate((tab) => chrome.tabs.remove(tab), opened);
    await popup.close();
  });

  it('sets the page beside the sources, who agree, are less exact or silent', async () => {
    expect(await textIn(cell('deaths', 'page'))).toMatch(/Disputed\s+42/);
    const standings = await matrix.$$eval('tr[data-fact="crash-place"] [data-standing]', (cells) =>
      cells.map((each) => each.getAttribute('data-standing')),
    );
    expect(new Set(standings)).toEqual(new Set(['states', 'wider', 'silent']));
    const name = await matrix.$eval(cell('deaths', 'source:article-002'), (each) =>
      each.getAttribute('aria-label'),
    );
    expect(name).toBe('Says so, 38');
  });

  it('finds words and shows where they stand', async () => {
    const all = (await facts()).length;
    await search('bird strike');
    await until('fewer rows', async () => {
      const found = await facts();
      return found.length < all && found.includes('rejected-bird-gas');
    });
    await until('the words', async () => {
      const found = await matrix.$$eval('tbody mark', (marks) => marks.map((m) => m.textContent));
      return found.includes('bird') && found.includes('strike');
    });
    expect(await textIn('.shown')).toMatch(/^\d+ of \d+ facts shown$/);
    await matrix.keyboard.type(' zeppelin');
    await matrix.waitForSelector('.empty');
    await clickIn(matrix, '.empty button');
    await until('all rows', async () => (await facts()).length >= all);
  });

  it('sorts and filters', async () => {
    await matrix.select('.toolbar select', 'voices');
    await until('the most voices first', async () => (await facts())[0] !== 'deaths');
    const voices = await matrix.$$eval('td.count b', (counts) =>
      counts.map((count) => Number(count.textContent)),
    );
    expect(voices).toEqual([...voices].sort((a, b) => b - a));
    await clickIn(matrix, 'input[name="differing"]');
    await until('what differs', async () => {
      const found = await facts();
      return ['hit-by-air-defence', 'deaths'].every((fact) => found.includes(fact));
    });
    expect(await facts()).not.toContain('onboard');
    await clickIn(matrix, 'input[name="differing"]');
    await clickIn(matrix, 'input[name="page"]');
    await until('what the page says', async () => {
      const found = await facts();
      return found.includes('onboard') && !found.includes('gps-jamming');
    });
  });

  it('is walked with the keyboard; Enter opens a cell, Escape gives the focus back', async () => {
    await matrix.bringToFront();
    await matrix.focus(cell('deaths', 'fact'));
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp'] as const) {
      const before = await focused();
      await matrix.keyboard.press(key);
      await until(`the cell after ${key}`, async () => (await focused()) !== before);
    }
    expect(await focused()).toBe('deaths source:article-000');
    await matrix.keyboard.press('Enter');
    const shown = await detail();
    expect(shown).toContain('Says so');
    expect(shown).toContain('The crash killed 38 people.');
    expect(shown).toMatch(/000 ¶1 s1/);
    expect(await matrix.evaluate(() => document.activeElement?.tagName)).toBe('DIALOG');
    await matrix.keyboard.press('Escape');
    await until('the detail to go', async () => (await matrix.$('dialog.detail')) === null);
    await until('the focus', async () => (await focused()) === 'deaths source:article-000');
    await matrix.keyboard.down('Control');
    await matrix.keyboard.press('End');
    await matrix.keyboard.up('Control');
    await until('the last row', async () => !(await focused()).startsWith('deaths'));
    // Rows that come in above it must not push it out of sight.
    await until('it to be in sight', () =>
      matrix.evaluate(() => {
        const cell = document.activeElement?.getBoundingClientRect();
        const grid = document.querySelector('.grid-scroller')?.getBoundingClientRect();
        return cell && grid && cell.bottom <= Math.min(grid.bottom, innerHeight) + 1;
      }),
    );
    expect(
      await matrix.evaluate(() => document.documentElement.scrollHeight / innerHeight),
    ).toBeLessThan(2);
  });

  it('puts the sources of one lineage together', async () => {
    await clickIn(matrix, 'thead [data-lineage]');
    await matrix.waitForSelector('thead [data-col="lineage:article-000"][aria-expanded="false"]');
    expect(await matrix.$('thead [data-col="source:article-001"]')).toBeNull();
    await until('the focus', async () => (await focused()) === 'header lineage:article-000');
    await clickIn(matrix, cell('crash-place', 'lineage:article-000'));
    expect(await detail()).toMatch(/Aktau.*Kazakhstan/s);
    await matrix.focus('thead [data-col="lineage:article-000"]');
    await clickIn(matrix, 'thead [data-lineage]');
    await matrix.waitForSelector('thead [data-col="source:article-001"]');
  });

  it('shows what the page says in the page', async () => {
    await clickIn(matrix, cell('aircraft', 'page'));
    expect(await detail()).toMatch(/Boeing 737/);
    const flashed = await noteFlash(page);
    await clickIn(matrix, 'dialog.detail .small');
    expect(await flashed()).toContain('Boeing 737');
  });

  it('has a timeline whose facts lead into the grid', async () => {
    expect(
      await matrix.$$eval('.timeline time', (days) =>
        days.map((day) => day.getAttribute('datetime')),
      ),
    ).toEqual(['2024-12-25', '2024-12-28', '2024-12-29']);
    await clickIn(matrix, '[data-dated="apology-date"] button');
    await until('the focus', async () => (await focused()) === 'apology-date fact');
  });

  it('is reached from a claim in the panel, at the claim’s fact', async () => {
    const tab = await extension.tabId(page);
    const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
    await clickIn(panel, '.claim-row[data-verdict="disputed"]');
    await until('the evidence', async () => {
      if (await panel.$('.claim-evidence')) return true;
      await panel.keyboard.press('Enter');
      return false;
    });
    const address = await panel.$eval('.claim-evidence a.compare', (link) =>
      link.getAttribute('href'),
    );
    const [place, fact] = (address ?? '').split('#fact=');
    expect(place).toBe(`/matrix.html?tab=${tab}`);
    expect(await facts()).toContain(fact);
    await panel.close();
  });

  it('is copied as a table', async () => {
    await clickIn(matrix, '[data-action="copy"]');
    await until('the word of it', async () => (await textIn('.shown')).endsWith('Copied.'));
  });

  itWith('debugging protocol')('is saved as a file for spreadsheets', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
    const session = await matrix.createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
    });
    await clickIn(matrix, '[data-action="save"]');
    const file = await until('the file', async () =>
      readdirSync(folder).find((name) => name.endsWith('.csv')),
    );
    const rows = readFileSync(join(folder, file), 'utf8').split('\r\n');
    expect(rows[0]).toContain('fact,slot,');
    expect(rows.filter((row) => row.startsWith('deaths,')).length).toBe(6);
    rmSync(folder, { recursive: true });
  });

  it('opens at the fact that its address names', async () => {
    const linked = await openMatrix('#fact=recorders-brazil');
    await until('the focus', () =>
      linked.evaluate(
        () =>
          document.activeElement?.closest('tr')?.getAttribute('data-fact') === 'recorders-brazil',
      ),
    );
    await linked.close();
  });

  it('is a list in a narrow window, without a sideways scroll', async () => {
    await matrix.setViewport({ width: 320, height: 640 });
    await matrix.waitForSelector('details[data-fact="deaths"]');
    expect(await matrix.$('[role="grid"]')).toBeNull();
    await clickIn(matrix, 'details[data-fact="deaths"] summary');
    await clickIn(matrix, 'details[data-fact="deaths"] [data-col="source:article-001"]');
    expect(await detail()).toContain('Dozens were killed.');
    const overflow = await matrix.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    expect(await violations(matrix, ['html'])).toEqual([]);
    await matrix.keyboard.press('Escape');
    await until('the focus', () =>
      matrix.evaluate(
        () => document.activeElement?.getAttribute('data-col') === 'source:article-001',
      ),
    );
  });

  it('prints every row, its legend and a header on each sheet, and no controls', async () => {
    const all = 75;
    expect((await facts()).length).toBeLessThan(all);
    await extension.emulate(matrix, { type: 'print' });
    await until('all rows', async () => (await facts()).length >= all);
    const look = await matrix.evaluate(() => {
      const display = (selector: string): string => {
        const element = document.querySelector(selector);
        return element === null ? 'missing' : getComputedStyle(element).display;
      };
      return ['.toolbar', '.legend', 'thead'].map(display);
    });
    expect(look).toEqual(['none', 'flex', 'table-header-group']);
  });

  it.each([{ scheme: 'light' }, { scheme: 'dark' }, { forcedColours: true }] as const)(
    'has no violation in %o',
    async (media) => {
      await extension.emulate(matrix, media);
      await clickIn(matrix, cell('hit-by-air-defence', 'voices'));
      expect(await detail()).toContain('Contested by');
      expect(await violations(matrix, ['html'])).toEqual([]);
    },
  );
});

describe('the matrix of a tab', () => {
  it('that is closed keeps what was read, and says so', async () => {
    const shown = page;
    page = await extension.open(site.url('live-blog.html'));
    await marksOf(page);
    matrix = await openMatrix();
    await page.close();
    page = shown;
    await matrix.waitForSelector('[data-note="closed"]');
    expect(await matrix.$('thead [data-col="page"]')).not.toBeNull();
    await matrix.close();
  });

  it('that is not about an event shows the sources alone, and checks it on demand', async () => {
    const other = await extension.open(site.url('other-crash.html'));
    const tab = await extension.tabId(other);
    matrix = await extension.open(`${extension.origin}/matrix.html?tab=${tab}`);
    await matrix.waitForSelector('[data-note="unchecked"]');
    await matrix.waitForSelector('tr[data-fact]');
    expect(await matrix.$('thead [data-col="page"]')).toBeNull();
    await clickIn(matrix, '[data-action="check"]');
    await matrix.waitForSelector('[data-note="page"]');
    await matrix.close();
    await other.close();
  });
});
