import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Extension, launchExtension } from './harness/extension';
import { cardText, marksOf, markWith } from './harness/page';
import { fixture, type Site, startSite } from './harness/site';
import { until } from './harness/until';

let extension: Extension;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite();
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
const markedTexts = async (): Promise<string[]> => (await marksOf(page)).map(({ text }) => text);
const isMarked = (words: string) =>
  until(`a mark on: ${words}`, async () =>
    (await markedTexts()).some((text) => text.includes(words)),
  );
const isUnmarked = (words: string) =>
  until(
    `no mark on: ${words}`,
    async () => !(await allMarks()).some((text) => text.includes(words)),
  );
const allMarks = (): Promise<string[]> =>
  page.$$eval('mark[data-verdict]', (marks) => marks.map((mark) => mark.textContent ?? ''));

const story = `<article><h1>Flight 8243: what is known</h1>
  <p>An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.</p>
  <p>There were 67 people on board Flight J2-8243.</p></article>`;
const pageWith = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Flight 8243: what is known</title><meta name="date" content="2025-01-07">${head}</head><body>${body}</body></html>`;

describe('text that arrives late', () => {
  it('is marked, and marks that stand stay the same elements', async () => {
    await show('live-blog.html');
    await isMarked('67 people');
    const kept = await markWith(page, '67 people');
    await page.evaluate(() => {
      const entry = document.createElement('article');
      entry.className = 'entry';
      const text = document.createElement('p');
      text.textContent = 'In an early count 42 people died in the crash near Aktau.';
      entry.append(text);
      document.getElementById('entries')?.prepend(entry);
    });
    await isMarked('42 people died');
    expect(await kept.evaluate((mark) => mark.isConnected)).toBe(true);
  });

  it('is checked by itself: blocks that are known are not sent again', async () => {
    await show('live-blog.html');
    await isMarked('67 people');
    const counts = await extension.countBlocks();
    await page.evaluate(() => {
      const text = document.createElement('p');
      text.textContent = 'Officials say that 42 people died.';
      document.querySelector('.entry')?.append(text);
    });
    await isMarked('42 people died');
    expect(await counts()).toEqual([1]);
  });

  it('is noticed on a page that its scripts fill', async () => {
    site.serve('shell.html', {
      body: pageWith(
        `<div id="app"></div><script>setTimeout(() => { document.getElementById('app').innerHTML = ${JSON.stringify(story)}; }, 400);</script>`,
      ),
    });
    await show('shell.html');
    await isMarked('67 people');
  });

  it('is checked when it is shown', async () => {
    site.serve('more.html', {
      body: pageWith(
        `${story.replace('</article>', '<details><summary>More</summary><p>In all, 42 people died near Aktau.</p></details><p class="rest">Six people survived Flight J2-8243.</p></article>')}`,
        '<style>.rest { display: none } .all .rest { display: block }</style>',
      ),
    });
    await show('more.html');
    await isMarked('67 people');
    expect((await markedTexts()).join(' ')).not.toContain('42 people');
    await page.click('summary');
    await isMarked('42 people');
    await page.evaluate(() => document.body.classList.add('all'));
    await until('the rest to be read', async () => {
      const texts = await page.evaluate(() => document.body.innerText);
      return texts.includes('Six people survived');
    });
  });
});

describe('text that the page changes', () => {
  it('loses its mark when it is edited, and gets the one that fits', async () => {
    await show('tabloid.html');
    await isMarked('42 people died');
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('.txt')) {
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          node.textContent = node.textContent?.replace('42', '38') ?? '';
        }
      }
    });
    await isMarked('38 people died');
    expect((await allMarks()).join(' ')).not.toContain('42 people died');
  });

  it("shows the page's text alone where a script writes to a marked text node", async () => {
    await show('broadcaster.html');
    await isMarked('67 people');
    const shown = await page.evaluate(async () => {
      const paragraph = [...document.querySelectorAll('p')].find((each) =>
        each.textContent?.includes('67 people'),
      );
      const [text] = [...(paragraph?.childNodes ?? [])].filter((node) => node.nodeType === 3);
      if (!text || !paragraph) return 'no such text';
      text.textContent = 'The airline is to speak later.';
      // Observers run before the next task.
      await new Promise((resolve) => setTimeout(resolve));
      return paragraph.textContent;
    });
    expect(shown).toBe('The airline is to speak later.');
  });
});

describe('navigation without a reload', () => {
  it('takes marks and badge away with the story, and brings them back with it', async () => {
    site.serve('app.html', {
      body: pageWith(`<main id="view">${story}</main>
        <script>
          const stories = {
            'app.html': ${JSON.stringify(story)},
            'other': ${JSON.stringify(`<article><h1>Glider lands in a field</h1><p>${'The pilot of a glider was unhurt. '.repeat(6)}</p></article>`)},
          };
          const render = () => { document.getElementById('view').innerHTML = stories[location.pathname.slice(1)]; };
          addEventListener('popstate', render);
          window.go = (to) => { history.pushState(null, '', '/' + to); document.title = to; render(); };
        </script>`),
    });
    await show('app.html');
    await isMarked('67 people');
    await until('the badge', async () => (await extension.badge(page)) !== '');
    await page.evaluate(() => Reflect.get(window, 'go')('other'));
    await isUnmarked('67 people');
    await until('no badge', async () => (await extension.badge(page)) === '');
    await until('no annotator', async () => !(await extension.isAnnotated(page)));
    await page.evaluate(() => history.back());
    await isMarked('67 people');
  });

  it('keeps marks over back and forward', async () => {
    await show('broadcaster.html');
    await isMarked('67 people');
    const before = await extension.badge(page);
    await page.goto(site.url('other-crash.html'));
    expect(await allMarks()).toEqual([]);
    // Firefox takes the page out of its cache as it was: it is not loaded, and goBack() waits for that.
    await page.evaluate(() => history.back());
    await until('the story', async () =>
      page
        .evaluate((url) => location.href === url, site.url('broadcaster.html'))
        .catch(() => false),
    );
    await isMarked('67 people');
    await until('the badge', async () => (await extension.badge(page)) === before);
  });
});

describe('what stands apart from the text', () => {
  it('is marked in an open shadow root, in its own style', async () => {
    site.serve('shadow.html', {
      body: pageWith(`<news-story></news-story><script>
        customElements.define('news-story', class extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(story)}; }
        });
      </script>`),
    });
    await show('shadow.html');
    const mark = await until('a mark', () =>
      page.$('news-story >>> mark[data-verdict="corroborated"]'),
    );
    const style = await mark.evaluate((element) => getComputedStyle(element).textDecorationStyle);
    expect(style).toBe('solid');
    await mark.click();
    expect(await cardText(page)).toContain('Corroborated');
  });

  it('is not touched where somebody writes, and in code', async () => {
    const words = 'There were 67 people on board Flight J2-8243.';
    site.serve('fields.html', {
      body: pageWith(
        story.replace(
          '</article>',
          `<div contenteditable="true" id="a"><p>${words}</p></div><pre id="b">${words}</pre><textarea id="c">${words}</textarea></article>`,
        ),
      ),
    });
    await show('fields.html');
    await isMarked('67 people');
    expect(await page.$$('#a mark, #b mark, #c mark')).toEqual([]);
  });

  it('leaves the marks out of a print but for their lines', async () => {
    await show('tabloid.html');
    await isMarked('42 people died');
    await extension.emulate(page, { type: 'print' });
    const looks = await page.$eval('mark[data-verdict="disputed"]', (mark) => {
      const { backgroundColor, textDecorationLine } = getComputedStyle(mark);
      return [backgroundColor, textDecorationLine, getComputedStyle(mark, '::after').content];
    });
    expect(looks).toEqual(['rgba(0, 0, 0, 0)', 'underline', 'none']);
    await extension.emulate(page, { type: 'screen' });
    expect(await page.$('second-source-ui')).toBeNull();
    await page.pdf();
    const legend = await page.$eval(
      'second-source-ui',
      (host) => host.shadowRoot?.querySelector('.legend')?.textContent,
    );
    expect(legend).toContain('wavy');
  });

  it('is told apart without colour where colours are forced', async () => {
    await show('tabloid.html');
    await isMarked('42 people died');
    await extension.emulate(page, { forcedColours: true });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const styles = await page.$$eval('mark[data-verdict]', (marks) => [
      ...new Set(marks.map((mark) => getComputedStyle(mark).textDecorationStyle)),
    ]);
    expect(styles).toContain('wavy');
    expect(styles).toContain('solid');
    const [text, around] = await page.$eval('mark[data-verdict]', (mark) => [
      getComputedStyle(mark).color,
      getComputedStyle(mark.parentElement ?? mark).color,
    ]);
    expect(text).toBe(around);
  });
});

describe('the next mark and the one before', () => {
  it('are reached by the keyboard commands', async () => {
    site.serve('first.html', { body: fixture('tabloid.html') });
    await show('first.html');
    const texts = await markedTexts();
    await page.bringToFront();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await extension.command('next-mark');
    await until('the first', async () => (await focused()) === texts[0]);
    await extension.command('next-mark');
    await until('the second', async () => (await focused()) === texts[1]);
    await extension.command('previous-mark');
    await until('the first again', async () => (await focused()) === texts[0]);
  });
});
