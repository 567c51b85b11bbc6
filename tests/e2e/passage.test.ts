import type { Frame, Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WxtBrowser } from 'wxt/browser';
import { itWith } from './harness/capabilities';
import { extension, site, useExtension } from './harness/launched';
import { clickIn } from './harness/page';
import { until } from './harness/until';

/** What functions that run in the extension see. */
declare const chrome: WxtBrowser;

useExtension();

afterEach(async () => {
  await extension.resetSettings();
  await extension.closePages();
});

const htmlOf = (body: string): string =>
  `<!doctype html><html lang="en"><title>Notes</title><style>.line { position: absolute; white-space: pre; font: 16px/20px serif; }</style><body>${body}</body></html>`;

/** A page that nothing is noticed on, with places that a selection may lie in. */
function serveNotes(): void {
  site.serve('notes.html', {
    body: htmlOf(`
      <h1>Notes</h1>
      <p id="a">All of it <b>happened</b> fast. The plane was a <i>Boeing 737</i>.</p>
      <ul><li id="b">In all, 42 people died.</li></ul>
      <div style="position: relative; height: 90px" id="layer">
        <span class="line" style="left: 10px; top: 0">The aircraft came down before noon, and 38</span>
        <span class="line" style="left: 10px; top: 20px">people</span>
        <span class="line" style="left: 70px; top: 20px">were killed when it crashed.</span>
        <span class="line" style="left: 10px; top: 70px">Another paragraph.</span>
      </div>
      <div id="host"></div>
      <iframe src="${site.url('inner.html')}"></iframe>
      <iframe src="${site.elsewhere('inner.html')}"></iframe>
      <textarea id="field">The plane was an Embraer 190.</textarea>
      <script>
        document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML =
          '<p>In the shade, <em>67 people</em> were on board.</p>';
      </script>`),
  });
  site.serve('inner.html', { body: htmlOf('<p>From a frame: 29 people survived.</p>') });
}

/** Selects from the beginning of one element to the end of another. */
const select = (place: Page | Frame, from: string, to: string): Promise<void> =>
  place.evaluate(
    (first, last) => {
      const find = (selector: string): Element | null => {
        const [host, inside] = selector.split(' >> ');
        const element = document.querySelector(host ?? '');
        return inside ? (element?.shadowRoot?.querySelector(inside) ?? null) : element;
      };
      const [begin, end] = [find(first), find(last)];
      if (!begin || !end) throw new Error(`no ${first} or ${last}`);
      getSelection()?.setBaseAndExtent(begin, 0, end, end.childNodes.length);
    },
    from,
    to,
  );

describe('a selection', () => {
  let page: Page;
  let panel: Page;

  beforeEach(async () => {
    serveNotes();
    page = await extension.open(site.url('notes.html'));
    const tab = await extension.tabId(page);
    panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
    await panel.waitForSelector('main:not([data-phase="loading"])');
    await page.bringToFront();
  });

  const textChecked = (): Promise<string> =>
    until('the text', () =>
      panel.evaluate(() => {
        const box = document.querySelector('main[data-view="passage"] [data-part="text"]');
        return box instanceof HTMLTextAreaElement ? box.value : null;
      }),
    );

  it('across elements is checked as it is read, and the page stays as it is', async () => {
    const before = await page.content();
    await select(page, '#a', '#b');
    await extension.command('check-selection');
    expect(await textChecked()).toBe(
      'All of it happened fast. The plane was a Boeing 737.\n\nIn all, 42 people died.',
    );
    await panel.bringToFront();
    const disputed = await panel.waitForSelector('.claim-row[data-verdict="disputed"]');
    await disputed?.click();
    await panel.waitForSelector('.claim-evidence .stance-contradicts .source-name');
    expect(await page.content()).toBe(before);
  });

  it('in lines that are laid out by position is put together to paragraphs', async () => {
    await select(page, '#layer', '#layer');
    await extension.command('check-selection');
    expect(await textChecked()).toBe(
      'The aircraft came down before noon, and 38 people were killed when it crashed.\n\nAnother paragraph.',
    );
  });

  it('in a shadow root is found', async () => {
    await select(page, '#host >> p', '#host >> p');
    await extension.command('check-selection');
    expect(await textChecked()).toBe('In the shade, 67 people were on board.');
  });

  it.each([
    ['of the same site', 'url'],
    ['of another site', 'elsewhere'],
  ] as const)('in a frame %s is found', async (_name, where) => {
    const address = site[where]('inner.html');
    const frame = await until('the frame', async () =>
      page.frames().find((each) => each.url() === address),
    );
    await frame.waitForSelector('p');
    await select(frame, 'p', 'p');
    await extension.command('check-selection');
    expect(await textChecked()).toBe('From a frame: 29 people survived.');
  });

  it('in a form field is found', async () => {
    await page.focus('#field');
    await page.$eval('#field', (field) => {
      if (field instanceof HTMLTextAreaElement) field.select();
    });
    await extension.command('check-selection');
    expect(await textChecked()).toBe('The plane was an Embraer 190.');
  });

  it('that is none is said to be none, and leaves what was checked', async () => {
    await select(page, '#b', '#b');
    await extension.command('check-selection');
    expect(await textChecked()).toBe('In all, 42 people died.');
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await clickIn(panel, '[data-action="take-selection"]');
    await panel.waitForSelector('::-p-text(Nothing is selected in the page.)');
    expect(await textChecked()).toBe('In all, 42 people died.');
  });
});

describe('the menu of a selection', () => {
  const choose = async (tab: number, selectionText: string): Promise<Page> => {
    await (await extension.worker()).evaluate(
      (tabId, text) => {
        const { onClicked } = chrome.contextMenus;
        const click = { menuItemId: 'check-selection', frameId: 0, selectionText: text };
        Reflect.apply(Reflect.get(onClicked, 'dispatch'), onClicked, [click, { id: tabId }]);
      },
      tab,
      selectionText,
    );
    const panel = await extension.open(`${extension.origin}/sidepanel.html?tab=${tab}`);
    await panel.waitForSelector('main[data-view="passage"] .claim-row');
    return panel;
  };
  const textIn = (panel: Page): Promise<string> =>
    panel.$eval('[data-part="text"]', (box) => Reflect.get(box, 'value'));

  it('offers to check it', async () => {
    const offered = await (await extension.worker()).evaluate(() =>
      chrome.contextMenus.update('check-selection', {}).then(
        () => true,
        () => false,
      ),
    );
    expect(offered).toBe(true);
  });

  itWith('events of the browser')('reads it with its paragraphs', async () => {
    serveNotes();
    const page = await extension.open(site.url('notes.html'));
    await select(page, '#a', '#b');
    const panel = await choose(await extension.tabId(page), 'All of it happened fast.');
    expect(await textIn(panel)).toMatch(/Boeing 737\.\n\nIn all, 42 people died\.$/);
  });

  itWith('events of the browser')(
    'takes it as the browser tells it where nobody may look',
    async () => {
      const page = await extension.open('chrome://version/');
      // Of such a page the browser does not even tell the address.
      const tab = await (await extension.worker()).evaluate(
        async () => (await chrome.tabs.query({ active: true })).find(({ url }) => !url)?.id,
      );
      const panel = await choose(tab ?? 0, 'In all, 42 people died.');
      expect(await textIn(panel)).toBe('In all, 42 people died.');
      await clickIn(panel, '[data-action="clear-text"]');
      await clickIn(panel, '[data-action="take-selection"]');
      await panel.waitForSelector('::-p-text(Copy the text and paste it here.)');
      await page.close();
    },
  );
});

describe('a text', () => {
  it('is checked in the popup, cleared and brought back; the panel shows the same', async () => {
    const page = await extension.open(site.url('other-crash.html'));
    const popup = await extension.popup(page);
    await clickIn(popup, '[data-part="text-check"] summary');
    await popup.waitForSelector('[data-part="text"]');
    await popup.type('[data-part="text"]', 'In all, 42 people died when it came down near Aktau.');
    await clickIn(popup, '[data-action="check-text"]');
    await popup.waitForSelector('.text-result .claim-row[data-verdict="disputed"]');
    await clickIn(popup, '[data-action="clear-text"]');
    await until('the result to go', async () => (await popup.$('.text-result')) === null);
    await clickIn(popup, '[data-action="undo-clear"]');
    await popup.waitForSelector('.text-result .claim-row[data-verdict="disputed"]');
    const tab = await extension.tabId(page);
    const panel = await extension.open(
      `${extension.origin}/sidepanel.html?tab=${tab}&view=passage`,
    );
    await panel.waitForSelector('.text-result .claim-row[data-verdict="disputed"]');
  });

  it('that is too long is checked up to the limit, and says so', async () => {
    const page = await extension.open(site.url('other-crash.html'));
    const tab = await extension.tabId(page);
    const panel = await extension.open(
      `${extension.origin}/sidepanel.html?tab=${tab}&view=passage`,
    );
    await panel.waitForSelector('[data-part="text"]');
    await panel.$eval('[data-part="text"]', (box) => {
      if (!(box instanceof HTMLTextAreaElement)) return;
      box.value = 'The plane came down near Aktau. '.repeat(8_000);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await panel.waitForSelector('[data-notice="too-long"]');
    await clickIn(panel, '[data-action="check-text"]');
    const notice = await panel.waitForSelector('[data-notice="left-out"]');
    expect(await notice?.evaluate((element) => element.textContent)).toMatch(/56,000/);
    expect((await panel.$$('.claim-row')).length).toBeLessThan(100);
  });
});
