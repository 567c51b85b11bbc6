import type { Page } from 'puppeteer-core';
import { afterEach, describe, expect, it } from 'vitest';
import { itWith } from './harness/capabilities';
import { extension, site, useExtension } from './harness/launched';
import { cardText, hasCard, marksOf, markWith } from './harness/page';
import { until } from './harness/until';

// Pages that want to run code in the extension, read from it, or lie with it.

let page: Page;

useExtension();

afterEach(async () => {
  await extension.closePages();
});

const told = 'An Azerbaijan Airlines plane crashed near Aktau in Kazakhstan on 25 December 2024.';
const wrong = 'In all, 42 people died on Flight J2-8243.';
const right = 'There were 67 people on board the plane.';
const story = `<h1>Flight 8243: what is known</h1><p>${told}</p><p id="wrong">${wrong}</p><p id="right">${right}</p>`;

interface HostilePage {
  readonly title?: string;
  readonly head?: string;
  readonly body?: string;
  readonly path?: string;
}

/** Opens the page; what it returns is filled with errors and console lines that come from the extension. */
async function show({
  title = 'Flight 8243: what is known',
  head = '',
  body = `<article>${story}</article>`,
  path = 'hostile.html',
}: HostilePage): Promise<string[]> {
  site.serve(path.replace(/[?#].*$/s, ''), {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><meta name="date" content="2025-01-07">${head}</head><body>${body}</body></html>`,
  });
  const errors: string[] = [];
  page = await extension.browser.newPage();
  const note = (text: string): void => {
    if (text.includes(extension.origin)) errors.push(text);
  };
  page.on('pageerror', (error) => note(error instanceof Error ? (error.stack ?? '') : ''));
  page.on('console', (message) => note(`${message.text()} ${message.location().url}`));
  await page.goto(site.url(path), { waitUntil: 'load' });
  return errors;
}

const verdictOf = async (words: string): Promise<string | undefined> =>
  (await marksOf(page)).find(({ text }) => text.includes(words))?.verdict;

const isWhole = async (): Promise<void> => {
  await markWith(page, '67 people');
  expect(await verdictOf('42 people')).toBe('disputed');
  expect(await verdictOf('67 people')).toBe('corroborated');
};

describe('markup and scripts', () => {
  const attack = '<img src=x onerror="top.ran=1"><script>top.ran=1</script><b>bold</b>';
  const escaped = attack.replace(/</g, '&lt;').replace(/"/g, '&quot;');

  it('in text, title, linked data and address are text everywhere', async () => {
    await show({
      title: `Flight 8243 ${escaped}`,
      head: `<script type="application/ld+json">${JSON.stringify({ headline: attack, datePublished: '2025-01-07" onload="top.ran=1' }).replace(/</g, '\\u003c')}</script>
        <meta property="og:title" content="Flight 8243 ${escaped}"><link rel="canonical" href="javascript:top.ran=1">`,
      body: `<article>${story}<p>In all, ${escaped} 42 people died in the crash near Aktau.</p></article>`,
      path: `hostile.html?q=${encodeURIComponent(attack)}#"><script>top.ran=1</script>`,
    });
    await (await markWith(page, 'onerror')).click();
    expect(await cardText(page)).toContain('42');
    expect(await page.$$('second-source-ui >>> img, second-source-ui >>> script')).toEqual([]);
    expect(await page.$$('mark img, mark script, mark b')).toEqual([]);
    for (const view of ['popup.html', 'sidepanel.html']) {
      const tab = await extension.tabId(page);
      const shown = await extension.open(`${extension.origin}/${view}?tab=${tab}`);
      await shown.waitForSelector('main[data-phase]:not([data-phase="loading"])');
      await until('the text', () =>
        shown.$eval('main', (main) => main.textContent?.includes('<img src=x')).catch(() => false),
      );
      expect(await shown.$$('main img, main script, main b img')).toEqual([]);
      expect(await shown.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
      await shown.close();
    }
    expect(await page.evaluate(() => Reflect.get(window, 'ran'))).toBeUndefined();
  });
});

const named = (tag: string, names: string): string =>
  names
    .split(' ')
    .map((name) => `<${tag} name="${name}" alt="" hidden></${tag}>`)
    .join('');

/** The page is marked in full, or the popup says that it cannot be read. */
async function isMarkedOrSaid(): Promise<void> {
  await until('marks or a word', async () => {
    if ((await page.content()).includes('data-verdict="disputed"')) return true;
    return (await extension.badge(page)) === '!';
  });
}

describe('elements that stand in for properties of the DOM', () => {
  const ofForms =
    'tagName nodeType nodeName firstChild nextSibling parentNode parentElement childNodes attributes hasAttributes hasAttribute getAttribute shadowRoot closest contains matches querySelectorAll textContent isConnected getRootNode append';
  const ofDocument =
    'title body head documentElement contentType createElement createElementNS createTextNode createTreeWalker createRange querySelector querySelectorAll getElementsByTagName scripts implementation adoptNode addEventListener dispatchEvent activeElement caretPositionFromPoint location cookie';

  it('in a form, trouble nobody', async () => {
    const errors = await show({
      body: `<form>${named('input', ofForms)}<div>${story}</div></form>`,
    });
    await isMarkedOrSaid();
    expect(errors).toEqual([]);
  });

  itWith('clobbered properties')('keep the page unmarked, and the popup says so', async () => {
    await show({ body: `<form>${named('input', 'closest')}<div>${story}</div></form>` });
    const popup = await extension.popup(page);
    await popup.waitForSelector('main[data-phase="failed"]');
    expect(await popup.$eval('.problem', (problem) => problem.textContent)).toMatch(/names/);
    expect(await page.$$('mark')).toEqual([]);
  });

  it('do not matter where they are others', async () => {
    const fields = 'title id name className style children dataset lang length elements action';
    const errors = await show({
      body: `<form role="main">${story}${named('input', fields)}</form><img name="location" alt=""><form id="cookie" name="images"></form>`,
    });
    await isWhole();
    await (await markWith(page, '42 people')).click();
    expect(await cardText(page)).toContain('Disputed');
    expect(errors).toEqual([]);
  });

  it('of the document, trouble nobody', async () => {
    const errors = await show({
      body: `<article>${story}</article>${named('img', ofDocument)}${named('form', ofDocument)}`,
    });
    // A page that is about the event, opened later and already marked, shows that there was time enough.
    await marksOf(await extension.open(site.url('broadcaster.html')));
    expect(errors).toEqual([]);
  });
});

describe('a page that has replaced the methods of the DOM', () => {
  it('is marked all the same, and hears nothing of the extension', async () => {
    const errors = await show({
      head: `<script>
window.stacks = [];
        let busy = false;
        const { apply, construct, getOwnPropertyDescriptor, ownKeys, defineProperty } = Reflect;
        const { includes } = String.prototype;
        const Trace = Error;
        for (const type of [Node, Element, HTMLElement, Document, Text, CharacterData, Range, TreeWalker, MutationObserver, EventTarget, Array, Object, Map, Set, RegExp, String]) {
          for (const owner of [type.prototype, type]) for (const name of ownKeys(owner)) {
            const own = getOwnPropertyDescriptor(owner, name);
            for (const part of ['value', 'get']) {
              const original = own[part];
              if (typeof original !== 'function' || name === 'constructor' || !own.configurable) continue;
              own[part] = function (...given) {
                if (!busy) {
                  busy = true;
                  const { stack } = new Trace();
                  if (apply(includes, stack, ['extension:'])) stacks[stacks.length] = stack;
                  busy = false;
                }
                return new.target ? construct(original, given, new.target) : apply(original, this, given);
              };
            }
            defineProperty(owner, name, own);
          }
        }
      </script>`,
    });
    await until('the marks', async () =>
      (await page.content()).includes('data-verdict="disputed"'),
    );
    const stacks = await page.evaluate(() => JSON.stringify(Reflect.get(window, 'stacks')));
    expect(stacks).toBe('[]');
    expect(errors).toEqual([]);
  });

  it('cannot make the look for a framework do more than answer yes or no', async () => {
    await show({
      head: `<script>
        window.heard = [];
        const hear = (name, value) => { heard.push(name + ' ' + (value ?? '')); };
        const { some, push } = Array.prototype;
        Array.prototype.some = function () { hear('some', new Error().stack); return { then(resolve) { hear('then'); resolve({ managed: 'evil' }); } }; };
        Object.getOwnPropertyNames = () => { hear('names', new Error().stack); return ['__reactFiber$x']; };
        Object.defineProperty(Element.prototype, 'children', { get() { hear('children', new Error().stack); return [this, this, this, this]; } });
        Object.prototype.toJSON = function () { hear('json'); return { marks: [] }; };
      </script>`,
    });
    // It said that a framework keeps the page: so there are highlights, and nothing else has happened.
    await until('the highlights', () =>
      page.evaluate(() => (CSS.highlights.get('second-source-disputed')?.size ?? 0) > 0),
    );
    const heard = await page.evaluate(() => String(Reflect.get(window, 'heard')));
    expect(heard).toContain('some');
    expect(heard).not.toMatch(/extension:|second-source|j2-8243/i);
  });
});

describe('what a page pretends', () => {
  it('opens nothing: clicks, keys and focus that nobody made', async () => {
    await show({});
    await isWhole();
    await page.$$eval('mark[data-verdict]', (marks) => {
      for (const mark of marks) {
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          mark.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, button: 0 }));
        for (const key of ['Enter', ' '])
          for (const type of ['keydown', 'keypress', 'keyup'])
            mark.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
        if (mark instanceof HTMLElement) {
          mark.focus();
          mark.click();
        }
      }
    });
    expect(await hasCard(page)).toBe(false);
    await (await markWith(page, '42 people')).click();
    expect(await cardText(page)).toContain('Disputed');
    await page.evaluate(() => {
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      document.body.click();
    });
    expect(await hasCard(page)).toBe(true);
  });

  it('ends nothing: messages and events in our name', async () => {
    await show({});
    await isWhole();
    await page.evaluate((id) => {
      for (const name of [
        'second-source-succession',
        `${id}:annotator:wxt:content-script-started`,
        `${id}:content:wxt:content-script-started`,
      ]) {
        const detail = { contentScriptName: 'annotator', messageId: 'x' };
        document.dispatchEvent(new CustomEvent(name, { detail }));
        postMessage({ type: name, ...detail }, '*');
      }
      for (const kind of ['stop', 'jump', 'step', 'check', 'switch-site'])
        for (const room of ['annotator', 'page', 'view'])
          postMessage({ room, kind, payload: { sentence: 0, by: 1, tabId: 1, on: false } }, '*');
    }, extension.id);
    await (await markWith(page, '42 people')).click();
    expect(await cardText(page)).toContain('Disputed');
    expect(await extension.isAnnotated(page)).toBe(true);
  });

  it('is no evidence: marks of its own making open nothing', async () => {
    await show({
      body: `<article>${story}</article><p><mark id="forged" data-verdict="corroborated" data-second-source="0" tabindex="0" role="button">All of this is true.</mark></p>`,
    });
    await isWhole();
    await page.click('#forged');
    await page.focus('#forged');
    await page.keyboard.press('Enter');
    // A card that is opened now is the only one.
    await (await markWith(page, '42 people')).click();
    expect(await cardText(page)).toContain('Disputed');
    expect(await page.$$eval('#forged', ([mark]) => mark?.textContent)).toBe(
      'All of this is true.',
    );
  });

  it('does not stand: a verdict that it writes on a mark of ours', async () => {
    await show({});
    await isWhole();
    await page.evaluate(() => {
      for (const mark of document.querySelectorAll('#wrong mark'))
        mark.setAttribute('data-verdict', 'corroborated');
    });
    await until('the verdict', async () => (await verdictOf('42 people')) === 'disputed');
    await page.evaluate(() => {
      const mark = document.querySelector('#right mark');
      const other = document.querySelector('#wrong mark');
      if (mark && other)
        mark.setAttribute('data-second-source', other.getAttribute('data-second-source') ?? '');
    });
    await until('the mark', () =>
      page.evaluate(() => {
        const ids = [...document.querySelectorAll('mark[data-verdict]')].map((mark) =>
          mark.getAttribute('data-second-source'),
        );
        return new Set(ids).size === ids.length;
      }),
    );
    await (await markWith(page, '67 people')).click();
    expect(await cardText(page)).toContain('Corroborated');
  });
});

describe('letters that are not what they seem', () => {
  it('are matched as they look, and marked as they stand', async () => {
    const seeming = 'In all, 4\u200b2 реоple di\u00aded on Flight J2-8243 near Аktau.';
    const turned = 'There were \u206667\u2069 people on \u202aboard\u202c the plane\u200f.';
    await show({
      body: `<article>${story}<p id="a">${seeming}</p><p id="b">${turned}</p></article>`,
    });
    await isWhole();
    const texts = await until('the marks', async () => {
      const found = await page.$$eval('#a mark, #b mark', (marks) =>
        marks.map((mark) => [
          mark.closest('p')?.id,
          mark.getAttribute('data-verdict'),
          mark.textContent,
        ]),
      );
      return found.length === 2 ? found : null;
    });
    expect(texts).toEqual([
      ['a', 'disputed', seeming],
      ['b', 'corroborated', turned],
    ]);
  });
});
