import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HazardSite, serveHazards } from '../../../cli/hazards/serve-hazards';
import { type Extension, launchExtension } from '../harness/extension';
import { isMarked, isUnmarked, markedTexts } from '../harness/marks';
import { cardText } from '../harness/page';
import { until } from '../harness/until';

let extension: Extension;
let site: HazardSite;
let page: Page;

beforeAll(async () => {
  site = await serveHazards();
  extension = await launchExtension();
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

afterEach(async () => {
  await page?.close();
});

const show = async (name: string): Promise<void> => {
  page = await extension.open(site.url(name));
};

const aboard = '67 people on board';
const wrong = '42 people died';

describe('an article in a frame', () => {
  const frameOf = async (): Promise<Frame> => {
    const element = await page.waitForSelector('#article');
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('the viewer has no frame');
    return frame;
  };

  it.each(['frame-same-origin.html', 'frame-cross-origin.html'])(
    'is marked, the page’s other frames are left alone: %s',
    async (name) => {
      await show(name);
      const frame = await frameOf();
      await isMarked(frame, wrong);
      for (const other of page.frames()) {
        if (other !== frame) expect(await markedTexts(other)).toEqual([]);
      }
      await until('the badge', async () => (await extension.badge(page)) === '1');
      const mark = await frame.$('mark[data-verdict="disputed"]');
      await page.bringToFront();
      await mark?.click();
      const card = await frame.waitForSelector(
        'second-source-ui >>> [role="dialog"]:not([hidden]) .card-body .claim',
      );
      expect(await card?.evaluate((element) => element.textContent)).toContain('38');
    },
  );

  it('is reached by the keyboard commands, and followed to the next document', async () => {
    await show('frame-cross-origin.html');
    const frame = await frameOf();
    await isMarked(frame, wrong);
    await page.bringToFront();
    await extension.command('next-mark');
    await until('the first mark', () =>
      frame.evaluate(() => document.activeElement?.matches('mark[data-verdict]')),
    );
    await page.$eval('#article', (element) => {
      if (element instanceof HTMLIFrameElement) {
        element.src = element.src.replace('print.html', 'elsewhere.html');
      }
    });
    await until('no badge', async () => (await extension.badge(page)) === '');
    await page.$eval('#article', (element) => {
      if (element instanceof HTMLIFrameElement) {
        element.src = element.src.replace('elsewhere.html', 'read-more.html');
      }
    });
    await until('marks in the new document', async () => {
      const now = await frameOf();
      return (await markedTexts(now)).some((text) => text.includes(aboard));
    });
    await until('the badge', async () => (await extension.badge(page)) === '0');
    await page.$eval('#article', (element) => element.remove());
    await until('no badge', async () => (await extension.badge(page)) === '');
  });

  it('is found under a page of comments that name the event (frame-under-comments.html)', async () => {
    await show('frame-under-comments.html');
    await isMarked(await frameOf(), wrong);
    await until('the badge', async () => (await extension.badge(page)) === '1');
    expect(await markedTexts(page)).toEqual([]);
  });

  it('is marked where a script wrote the frame’s document (frame-srcdoc.html)', async () => {
    await show('frame-srcdoc.html');
    await isMarked(await frameOf(), aboard);
  });
});

describe('text in places of its own', () => {
  it('is marked in open shadow roots and their slots (shadow-roots.html)', async () => {
    await show('shadow-roots.html');
    await isMarked(page, 'crashed near Aktau');
    await isMarked(page, wrong);
    const mark = await page.$('news-page >>> news-lead >>> mark[data-verdict]');
    const style = await mark?.evaluate((element) => getComputedStyle(element).textDecorationLine);
    expect(style).toBe('underline');
    await page.bringToFront();
    await mark?.click();
    expect(await cardText(page)).toContain('Corroborated');
  });

  it('is never touched where somebody writes, and in code (fields.html)', async () => {
    await show('fields.html');
    await isMarked(page, aboard);
    const touched = await page.$$eval('#a, #b, #c, #d, #e, #f, #g', (fields) =>
      fields.filter((field) => field.querySelector('mark') !== null || field.matches('mark *')),
    );
    expect(touched).toEqual([]);
    expect((await markedTexts(page)).join()).not.toContain('42 people');
  });

  it.each<readonly [string, string]>([
    ['right-to-left.html', 'from right to left'],
    ['vertical.html', 'from top to bottom'],
  ])('is marked where it stands, and nothing moves: %s (%s)', async (name) => {
    page = await extension.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      Object.assign(window, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('value' in entry) Reflect.set(window, 'shifted', entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.url(name), { waitUntil: 'load' });
    await isMarked(page, wrong);
    expect(await page.evaluate(() => Reflect.get(window, 'shifted'))).toBe(0);
    await page.bringToFront();
    const mark = await page.$('mark[data-verdict="disputed"]');
    await mark?.click();
    expect(await cardText(page)).toContain('38');
    const inView = await page.$eval('second-source-ui', (host) => {
      const box = host.shadowRoot?.querySelector('[role="dialog"]')?.getBoundingClientRect();
      return (
        box !== undefined &&
        box.left >= 0 &&
        box.top >= 0 &&
        box.right <= innerWidth &&
        box.bottom <= innerHeight
      );
    });
    expect(inView).toBe(true);
  });

  it('is one mark across nested elements, and a link in it is still a link (nested.html)', async () => {
    await show('nested.html');
    await isMarked(page, wrong);
    const texts = (await markedTexts(page)).map((text) => text.replace(/\s+/g, ' '));
    expect(texts.filter((text) => text.endsWith('.'))).toEqual([
      'An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.',
      'There were 67 peopleon board Flight J2-8243.',
      'In all, 42 people died in the crash.',
    ]);
    await page.bringToFront();
    await page.click('#link mark');
    await until('the link to be followed', async () => page.url() === site.url('elsewhere.html'));
  });

  it('stays selected where somebody has selected it (selection.html)', async () => {
    page = await extension.browser.newPage();
    // Selected before the first mark is drawn, and again before the later one.
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const [from, to] = ['lead', 'aboard'].map((id) => document.getElementById(id)?.firstChild);
        if (from && to) getSelection()?.setBaseAndExtent(to, 14, from, 3);
      });
    });
    await page.goto(site.url('selection.html'), { waitUntil: 'load' });
    const selected = () => page.evaluate(() => String(getSelection()));
    const before = await selected();
    expect(before).toMatch(/^Azerbaijan.*There were 67 p?$/s);
    await isMarked(page, aboard);
    expect(await selected()).toBe(before);
    const backwards = await page.evaluate(() => {
      const { anchorNode, focusNode } = getSelection() ?? {};
      if (!anchorNode || !focusNode) return null;
      return (anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING) > 0;
    });
    expect(backwards).toBe(true);
    await page.$eval('#more', (button) => {
      if (button instanceof HTMLElement) button.click();
    });
    await isMarked(page, wrong);
    expect(await selected()).toBe(before);
    // Taking the marks out keeps it, too.
    await page.evaluate(() => {
      for (const text of document.querySelectorAll('article p')) text.setAttribute('hidden', '');
    });
    await isUnmarked(page, aboard);
    await page.evaluate(() => {
      for (const text of document.querySelectorAll('article p')) text.removeAttribute('hidden');
    });
    await isMarked(page, aboard);
    expect(await selected()).toBe(before);
  });

  it('is printed with quiet lines and a legend (print.html)', async () => {
    await show('print.html');
    await isMarked(page, wrong);
    expect(await page.$('second-source-ui')).toBeNull();
    await page.pdf();
    const legend = await page.$eval(
      'second-source-ui',
      (host) => host.shadowRoot?.querySelector('.legend')?.textContent,
    );
    expect(legend).toContain('wavy');
    await extension.emulate(page, { type: 'print' });
    const looks = await page.$eval('mark[data-verdict="disputed"]', (mark) => {
      const { backgroundColor, textDecorationLine } = getComputedStyle(mark);
      return [backgroundColor, textDecorationLine, getComputedStyle(mark, '::after').content];
    });
    expect(looks).toEqual(['rgba(0, 0, 0, 0)', 'underline', 'none']);
  });

  it('is printed so in highlights, too (vue.html)', async () => {
    await show('vue.html');
    await isMarked(page, wrong);
    expect(await page.$$('#app mark')).toEqual([]);
    const lookOf = (name: string) =>
      page.$eval(
        '#app p',
        (paragraph, pseudo) => {
          const { backgroundColor, textDecorationLine } = getComputedStyle(paragraph, pseudo);
          return [backgroundColor, textDecorationLine] as const;
        },
        `::highlight(second-source-${name})`,
      );
    const [ground, line] = await lookOf('disputed');
    expect(ground).not.toBe('rgba(0, 0, 0, 0)');
    expect(line).toBe('underline');
    await extension.emulate(page, { type: 'print' });
    expect(await lookOf('disputed')).toEqual(['rgba(0, 0, 0, 0)', 'underline']);
    expect(await lookOf('fault')).toEqual(['rgba(0, 0, 0, 0)', 'none']);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const legend = await page.$eval('second-source-ui', (host) => {
      const found = host.shadowRoot?.querySelector('.legend');
      return found ? [getComputedStyle(found).display, found.textContent] : null;
    });
    expect(legend).toEqual(['block', expect.stringContaining('wavy')]);
  });
});
