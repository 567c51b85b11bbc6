import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { readAnnotations } from '../../lib/report/read-annotations';
import { collectionProblems } from '../fixtures/web-annotation';
import { violations } from './harness/axe';
import { chooseFiles } from './harness/choose-files';
import { type Extension, launchExtension } from './harness/extension';
import { clickIn, marksOf } from './harness/page';
import { fixture, type Site, startSite } from './harness/site';
import { until } from './harness/until';

/** What functions that run in an extension page see. */
declare const chrome: WxtBrowser;

let extension: Extension;
let site: Site;
let folder: string;

const hostile =
  '<img src=x onerror="document.title = `hit`"> 42 people died, =1+1 says <b>nobody</b>.';
const escaped = hostile.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const story = fixture('tabloid.html').replace(
  'What a way to spend Christmas.',
  `<link rel="canonical" href="/canonical.html">${escaped}`,
);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
  site = await startSite();
  site.serve('story.html', { body: story });
  site.serve('paste.html', { body: '<title>Paste</title><div contenteditable="true">here</div>' });
  extension = await launchExtension();
  await extension.downloadTo(folder);
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  await extension.closePages();
  for (const page of await extension.browser.pages())
    if (page.url().startsWith(`${extension.origin}/sidepanel`)) await page.close();
  await extension.resetSettings();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});

const checked = async (path: string): Promise<Page> => {
  const page = await extension.open(site.url(path));
  await marksOf(page);
  return page;
};

/** Waits until a page is among those that are kept for the session: that follows its check. */
async function inSession(page: Page): Promise<void> {
  const url = page.url();
  await until(`${url} in the session`, async () => {
    const kept = await (await extension.worker()).evaluate(async () =>
      JSON.stringify(await chrome.storage.session.get('session-pages')),
    );
    return kept.includes(JSON.stringify(url));
  });
}

/** The view of results for the tab that shows `page`, once it knows the session's pages. */
async function resultsOf(page: Page, pages = 1): Promise<Page> {
  await inSession(page);
  const tab = await extension.tabId(page);
  const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}&view=results`);
  await panel.waitForSelector('.results');
  // A page of the test before may be checked once more, so that there can be more of them.
  await until('the session', async () => {
    const view = await panel.$eval('.results', (element) => element.textContent ?? '');
    return Number(/(\d+) pages?/.exec(view)?.[1] ?? 0) >= pages;
  });
  return panel;
}

/** What a click on "Download" puts into the folder. */
async function downloaded(panel: Page, format: string): Promise<{ name: string; text: string }> {
  const before = new Set(readdirSync(folder));
  await panel.select('[data-field="format"]', format);
  await clickIn(panel, '[data-action="download"]');
  const name = await until('the file', async () => {
    const [added, ...others] = readdirSync(folder).filter((each) => !before.has(each));
    const isWhole = others.length === 0 && !/\.(?:part|crdownload)$/.test(added ?? '');
    return isWhole && added && readFileSync(join(folder, added)).length > 0 ? added : null;
  });
  return { name, text: readFileSync(join(folder, name), 'utf8') };
}

const textOf = (panel: Page, selector: string): Promise<string> =>
  panel.$eval(selector, (element) => element.textContent ?? '');

describe('results, taken away', () => {
  it('are files: annotations that find their sentences in the page, a table, a copy that runs nothing', async () => {
    const page = await checked('story.html');
    const panel = await resultsOf(page);

    const { name, text } = await downloaded(panel, 'annotations');
    expect(name).toMatch(/^second-source-birds-did-it.*\d\.jsonld$/);
    const collection: unknown = JSON.parse(text);
    expect(collectionProblems(collection)).toEqual([]);
    const marks = await marksOf(page);
    const read = readAnnotations(text);
    const [earlier] = read.ok ? read.value : [];
    const sentences = earlier?.report.sentences.filter(({ verdict }) => verdict !== null) ?? [];
    expect(sentences.map((each) => each.verdict)).toEqual(marks.map((mark) => mark.verdict));
    expect(sentences.map((each) => each.text)).toContain(
      'In all, 42 people died in the smash on 28 December.',
    );
    expect(earlier?.report.canonical).toBe(site.url('canonical.html'));

    const csv = await downloaded(panel, 'csv');
    expect(csv.text).toMatch(/^\ufefffile,url,about,/);
    expect(csv.text).toContain('"<img src=x onerror=""document.title = `hit`"">');

    const copy = await downloaded(panel, 'html');
    site.serve('copy.html', { body: copy.text });
    const opened = await extension.open(site.url('copy.html'));
    expect(await opened.$$('script, img, article b:not(mark b):not(summary b)')).toEqual([]);
    expect(await textOf(opened, 'main')).toContain(hostile);
    // The copy is about the event too; its check is not to fall into the next test.
    await inSession(opened);
    await clickIn(opened, '.ref');
    await until('the evidence', () =>
      opened.$eval('.evidence', (evidence) => evidence.closest('details')?.open),
    );
    // On paper nothing can be opened any more: all evidence is there.
    await extension.emulate(opened, { type: 'print' });
    const heights = await opened.$$eval('details .evidence', (all) =>
      all.map((evidence) => evidence.getBoundingClientRect().height > 0),
    );
    expect(heights.length).toBeGreaterThan(3);
    expect(heights).not.toContain(false);
    // The copy's own policy refuses what it did not bring.
    const drawn = await opened.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "hit"';
      document.body.append(script);
      return [
        document.title,
        getComputedStyle(document.querySelector('mark') ?? document.body).textDecorationLine,
      ];
    });
    expect(drawn).toEqual([expect.stringContaining('BIRDS DID IT'), 'underline']);
  });

  it('are the chosen sentences only', async () => {
    const panel = await resultsOf(await checked('story.html'));
    await clickIn(panel, 'input[value="chosen"]');
    await panel.type('.sentence-choice input[type="search"]', '28 december');
    await until('the filter', async () => (await panel.$$('[data-choose]')).length === 1);
    await clickIn(panel, '[data-action="choose-shown"]');
    const { text } = await downloaded(panel, 'json');
    const [page] = JSON.parse(text);
    expect(page.sentences.map((each: { text: string }) => each.text)).toEqual([
      'In all, 42 people died in the smash on 28 December.',
    ]);
    await clickIn(panel, '[data-action="preview"]');
    await panel.waitForSelector('.preview');
    expect(await textOf(panel, '.preview')).toBe(text);
  });

  /** What a paste into a page gives, as plain text and as HTML. */
  async function pasted(): Promise<readonly [string, string]> {
    const paste = await extension.open(site.url('paste.html'));
    await paste.bringToFront();
    await paste.evaluate(() => {
      addEventListener('paste', ({ clipboardData }) => {
        document.title = JSON.stringify([
          clipboardData?.getData('text/plain'),
          clipboardData?.getData('text/html'),
        ]);
      });
    });
    await paste.click('[contenteditable]');
    await paste.keyboard.down('Control');
    await paste.keyboard.press('v', { commands: ['Paste'] });
    await paste.keyboard.up('Control');
    const title = await until('the paste', async () =>
      paste.evaluate(() => (document.title === 'Paste' ? null : document.title)),
    );
    await paste.close();
    return JSON.parse(title);
  }

  it('are a quotation with its evidence on the clipboard, as text and as HTML', async () => {
    const panel = await resultsOf(await checked('story.html'));
    await clickIn(panel, 'input[value="chosen"]');
    await panel.type('.sentence-choice input[type="search"]', '28 december');
    await until('the filter', async () => (await panel.$$('[data-quote]')).length === 1);
    await clickIn(panel, '[data-quote]');
    await until('the copy', async () =>
      (await textOf(panel, '.take-away [role="status"]')).includes('Copied'),
    );
    const [plain, html] = await pasted();
    expect(plain).toMatch(/^“In all, 42 people died in the smash on 28 December\.”\r?\n— BIRDS/);
    expect(plain).toContain('Disputed: The page says 42');
    expect(html).toMatch(/<blockquote[^>]*><p>In all, 42 people died/);

    // The same from the list of claims, for one claim.
    await clickIn(panel, '[role="tab"][data-view="claims"]');
    await clickIn(panel, '.claim-row[data-verdict="disputed"]');
    await clickIn(panel, '[data-action="quote"]');
    await until('the copy', async () => (await textOf(panel, '.quote-action')).includes('Copied'));
    const [claim] = await pasted();
    expect(claim).toMatch(/^“.*42 dead.*”\r?\n— BIRDS.*Disputed: /s);
  });

  it('are all pages of the session, closed ones too, kept in memory alone and forgotten on demand', async () => {
    // At addresses of their own: a page of the test before may be checked once more.
    site.serve('first.html', { body: fixture('broadcaster.html') });
    site.serve('second.html', { body: story });
    const closed = await checked('first.html');
    await inSession(closed);
    await closed.close();
    const panel = await resultsOf(await checked('second.html'), 2);
    await clickIn(panel, 'input[value="session"]');
    const { name, text } = await downloaded(panel, 'annotations');
    expect(name).toMatch(/^second-source-session-/);
    const read = readAnnotations(text);
    const urls = (read.ok ? read.value : []).map(({ report }) => report.url);
    const wanted = [site.url('second.html'), site.url('first.html')];
    expect(urls.filter((url) => url && wanted.includes(url))).toEqual(wanted);
    const kept = await panel.evaluate(async () =>
      JSON.stringify(await chrome.storage.local.get(null)),
    );
    expect(kept).not.toContain('second.html');
    await clickIn(panel, '[data-action="forget-session"]');
    await until('the session to be forgotten', () =>
      panel.$eval('input[value="session"]', (input) => input.matches(':disabled')),
    );
  });
});

describe('a contested label', () => {
  it('goes with the page and with the session', async () => {
    const page = await checked('story.html');
    const panel = await resultsOf(page);
    const { text } = await downloaded(panel, 'annotations');
    const read = readAnnotations(text);
    const sentences = (read.ok && read.value[0]?.report.sentences) || [];
    const sentence = sentences.findIndex((each) => each.text.includes('42 people died in'));
    const act = { act: 'contest', verdict: 'corroborated', note: 'Confirmed by phone.' };
    await panel.evaluate(
      (payload) => chrome.runtime.sendMessage({ room: 'view', kind: 'contest', payload }),
      { tabId: await extension.tabId(page), sentence, text: sentences[sentence]?.text ?? '', act },
    );
    const contestIn = async (format: string): Promise<boolean> =>
      (await downloaded(panel, format)).text.includes('Confirmed by phone.');
    await until('the contest in the page', () => contestIn('csv'));
    await clickIn(panel, 'input[value="session"]');
    await until('the contest in the session', () => contestIn('markdown'));
  });
});

describe('an earlier check', () => {
  it('stands beside today’s: the page was changed since', async () => {
    const page = await checked('story.html');
    const panel = await resultsOf(page);
    const { name } = await downloaded(panel, 'annotations');
    site.serve('story.html', {
      body: story.replace('42 people died in the smash', '38 people died in the crash'),
    });
    await page.reload();
    await until('the new text', async () =>
      (await marksOf(page)).some(({ text }) => text.includes('38 people died')),
    );
    site.serve('story.html', { body: story });
    await chooseFiles(panel, '.earlier input[type="file"]', join(folder, name));
    await panel.waitForSelector('[data-changes="reworded"]');
    const reworded = await textOf(panel, '[data-changes="reworded"]');
    expect(reworded).toContain('In all, 42 people died in the smash on 28 December.');
    expect(reworded).toContain('In all, 38 people died in the crash on 28 December.');
    expect(await panel.$('[data-notice="other-page"]')).toBeNull();
  });
});

describe('the view of results', () => {
  it('has no violation in light, dark and forced colours, nor has the copy, and fits 320 pixels', async () => {
    const panel = await resultsOf(await checked('story.html'));
    await panel.setViewport({ width: 320, height: 700 });
    await clickIn(panel, 'input[value="chosen"]');
    await clickIn(panel, '[data-choose]');
    await clickIn(panel, '[data-action="preview"]');
    await panel.waitForSelector('.preview');
    site.serve('copy.html', { body: (await downloaded(panel, 'html')).text });
    // It is about the event, too: marked once more, it would not be the copy that is looked at.
    const copy = await checked('copy.html');
    const tabId = await extension.tabId(copy);
    await panel.evaluate(
      (payload) => chrome.runtime.sendMessage({ room: 'view', kind: 'switch-page', payload }),
      { tabId, on: false },
    );
    await until('the marks to go', async () => (await copy.$('mark[data-verdict]')) === null);
    await copy.setViewport({ width: 320, height: 700 });
    await copy.$$eval('details', (all) => {
      for (const details of all) details.open = true;
    });
    const media = [
      { scheme: 'light' },
      { scheme: 'dark' },
      { scheme: 'light', forcedColours: true },
    ] as const;
    for (const page of [panel, copy]) {
      // What lies behind is not drawn in its new colours.
      await page.bringToFront();
      for (const each of media) {
        await extension.emulate(page, each);
        expect(await violations(page, ['html'])).toEqual([]);
      }
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    }
  });
});
