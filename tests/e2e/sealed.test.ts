import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Extension, launchExtension } from './harness/extension';
import { markWith } from './harness/page';
import { fixture, type Site, startSite } from './harness/site';
import { until } from './harness/until';

// On the build as it ships: what scripts of a page can find out about the evidence, and do to the card.

let extension: Extension;
let site: Site;
let page: Page;

beforeAll(async () => {
  site = await startSite();
  extension = await launchExtension({ sealed: true });
});

afterAll(async () => {
  await extension?.close();
  await site?.stop();
});

afterEach(async () => {
  await page?.close();
});

/** The tabloid's story with a script that runs before anything of ours. */
async function show(name: string, script: string, css = ''): Promise<void> {
  const head = `<head><script>${script}</script><style>${css}</style>`;
  site.serve(name, { body: fixture('tabloid.html').replace('<head>', head) });
  page = await extension.open(site.url(name));
}

const hasFocus = (): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.localName === 'second-source-ui');

async function openCard(): Promise<void> {
  await (await markWith(page, '42 people died')).click();
  // The card takes the focus once it is filled.
  await until('the card', hasFocus);
}

/** Everything that a script of the page can read of our element, and of what is on the screen there. */
const seenByPage = (): Promise<string> =>
  page.evaluate(() => {
    const host = document.querySelector('second-source-ui');
    if (!(host instanceof HTMLElement)) return 'no host';
    const seen: unknown[] = [
      host.shadowRoot?.textContent,
      host.innerText,
      host.textContent,
      host.outerHTML,
    ];
    seen.push(host.getHTML?.({ serializableShadowRoots: true }));
    seen.push(Object.getOwnPropertyNames(host).join());
    const box = { x: 0, y: 0 };
    for (box.x = 0; box.x < innerWidth; box.x += 40) {
      for (box.y = 0; box.y < innerHeight; box.y += 40) {
        const at = document.elementsFromPoint(box.x, box.y);
        seen.push(...at.flatMap((each) => (each === host ? each.textContent : [])));
        seen.push(
          document.caretPositionFromPoint?.(box.x, box.y)?.offsetNode.getRootNode() === document,
        );
      }
    }
    getSelection()?.selectAllChildren(host);
    seen.push(String(getSelection()));
    seen.push(...(Reflect.get(window, 'caught') ?? []));
    return seen.join('\n');
  });

describe('the card that ships', () => {
  it('shows nothing to the page that it lies on', async () => {
    await show('plain.html', '');
    await openCard();
    const seen = await seenByPage();
    expect(seen).toContain('second-source-ui');
    expect(seen).not.toMatch(/38|Disputed|Where:|voices/);
  });

  it('shows nothing to a page that has registered a class under its name', async () => {
    await show(
      'class.html',
      `window.caught = [];
       customElements.define('second-source-ui', class extends HTMLElement {
         static observedAttributes = ['popover'];
         constructor() { super(); try { this.inner = this.attachInternals(); } catch (e) { caught.push(String(e)); } }
         look() { caught.push(this.inner?.shadowRoot?.textContent ?? 'nothing'); }
         connectedCallback() { this.look(); }
         attributeChangedCallback() { this.look(); }
       });
       customElements.define('second-source-fault', class extends HTMLElement {
         constructor() { super(); caught.push('fault'); }
       });`,
    );
    await openCard();
    await page.evaluate(() => {
      const host = document.querySelector('second-source-ui');
      if (host) Reflect.apply(Reflect.get(host, 'look'), host, []);
    });
    const seen = await seenByPage();
    expect(seen).toContain('nothing');
    expect(seen).not.toMatch(/38|Disputed|Where:|voices/);
  });

  it('shows nothing to a page that has replaced the methods it is made with', async () => {
    await show(
      'methods.html',
      `const { apply, construct } = Reflect, push = Array.prototype.push, test = RegExp.prototype.test;
       const caught = window.caught = [];
       let busy = false;
       const note = (name, args) => {
         if (busy) return;
         busy = true;
         try {
           for (let i = 0; i < args.length; i++) {
             const told = typeof args[i] === 'string' ? args[i] : args[i]?.textContent;
             if (apply(test, /second-source|Disputed|Where:|voices/, [told])) apply(push, caught, [name + ': ' + told]);
           }
         } catch {}
         busy = false;
       };
       for (const [owner, names] of [
         [Element.prototype, ['attachShadow', 'append', 'setAttribute', 'querySelector']],
         [Node.prototype, ['appendChild', 'insertBefore', 'contains', 'getRootNode']],
         [Document.prototype, ['createElement', 'createElementNS', 'createTextNode', 'createTreeWalker', 'createRange', 'adoptNode']],
         [EventTarget.prototype, ['addEventListener', 'dispatchEvent']], [Range.prototype, ['setStart', 'setEnd']],
         [TreeWalker.prototype, ['nextNode']], [Array.prototype, ['map', 'flatMap', 'find', 'join']],
         [RegExp.prototype, ['exec']], [String.prototype, ['slice', 'replace']], [JSON, ['parse', 'stringify']],
         [Reflect, ['get']], [window, ['fetch', 'setTimeout', 'MutationObserver', 'postMessage']],
       ]) for (const name of names) {
         const original = owner[name];
         owner[name] = function (...args) {
           note(name, args);
           return new.target ? construct(original, args) : apply(original, this, args);
         };
       }
       for (const name of ['click', 'keydown', 'focusin', 'pointerdown'])
         addEventListener(name, (event) => {
           const path = event.composedPath();
           for (let i = 0; i < path.length; i++) if (path[i].localName !== 'mark') note(name, [path[i].shadowRoot ?? '']);
         }, true);`,
    );
    await openCard();
    await page.keyboard.press('Tab');
    expect(await seenByPage()).not.toMatch(/38|Disputed|Where:|voices/);
    await page.keyboard.press('Escape');
    await until('the card to close', async () => !(await hasFocus()));
  });

  it('keeps its place and looks whatever the page’s styles say', async () => {
    await show(
      'styles.html',
      '',
      `* { display: none; } html, body, #wrap, .txt { display: block !important; }
       mark { display: inline !important; }
       second-source-ui, html > * { display: none !important; opacity: 0 !important; transform: translate(-9000px) !important; visibility: hidden !important; filter: blur(9px) !important; clip-path: inset(50%) !important; pointer-events: none !important; zoom: 0.01 !important; }
       html > body { opacity: 1 !important; transform: none !important; visibility: visible !important; filter: none !important; clip-path: none !important; pointer-events: auto !important; zoom: 1 !important; display: block !important; }
       second-source-ui::backdrop { background: black !important; }`,
    );
    await openCard();
    const styles = await page.$eval('second-source-ui', (host) => {
      const { display, opacity, transform, visibility, filter, clipPath } = getComputedStyle(host);
      return { display, opacity, transform, visibility, filter, clipPath };
    });
    expect(styles).toEqual({
      display: 'block',
      opacity: '1',
      transform: 'none',
      visibility: 'visible',
      filter: 'none',
      clipPath: 'none',
    });
  });

  it('comes back where the page throws it out', async () => {
    await show(
      'throw.html',
      `new MutationObserver(() => document.querySelector('second-source-ui')?.remove())
         .observe(document, { childList: true, subtree: true });`,
    );
    await (await markWith(page, '42 people died')).click();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await show('once.html', '');
    await openCard();
    await page.evaluate(() => document.querySelector('second-source-ui')?.remove());
    await (await markWith(page, 'Boeing 737')).click();
    await until('the card', hasFocus);
  });
});
