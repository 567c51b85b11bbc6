import { ElementHandle, type Page } from 'puppeteer-core';
import { until } from './until';

/** A mark as a test sees it. */
export interface SeenMark {
  readonly verdict: string;
  readonly text: string;
}

/**
 * Waits until the page carries marks and no more are being drawn, and returns them in order; those of one sentence
 * are put together.
 */
export const marksOf = (page: Page): Promise<SeenMark[]> =>
  until('marks', () =>
    page.evaluate(async () => {
      const seen = (): { verdict: string; text: string }[] => {
        const sentences = new Map<string, { verdict: string; text: string }>();
        for (const element of document.querySelectorAll('mark[data-verdict]')) {
          const id = element.getAttribute('data-second-source') ?? '';
          const known = sentences.get(id);
          if (known) known.text += element.textContent ?? '';
          else {
            sentences.set(id, {
              verdict: element.getAttribute('data-verdict') ?? '',
              text: element.textContent ?? '',
            });
          }
        }
        return [...sentences.values()];
      };
      // Marks are drawn in slices, one turn of the page after the other, by messages: timers are slow in hidden tabs.
      const before = seen();
      if (before.length === 0) return null;
      for (let turn = 0; turn < 5; turn++) {
        const { port1, port2 } = new MessageChannel();
        await new Promise((resolve) => {
          port1.onmessage = resolve;
          port2.postMessage(null);
        });
        port1.close();
      }
      const after = seen();
      return JSON.stringify(before) === JSON.stringify(after) ? after : null;
    }),
  );

/** The first mark whose text holds these words. */
export async function markWith(page: Page, words: string): Promise<ElementHandle<Element>> {
  return until(`a mark on: ${words}`, async () => {
    const mark = await page.evaluateHandle((wanted) => {
      const marks = [...document.querySelectorAll('mark[data-verdict]')];
      return marks.find(({ textContent }) => textContent?.includes(wanted)) ?? null;
    }, words);
    return mark instanceof ElementHandle ? mark : null;
  });
}

const open = 'second-source-ui >>> [role="dialog"]:not([hidden])';

/** Waits for the open evidence card and returns its text, block by block. */
export async function cardText(page: Page): Promise<string> {
  const card = await page.waitForSelector(`${open} .card-body .claim`);
  if (!card) throw new Error('no card is open');
  return page.$eval(open, (element) => (element instanceof HTMLElement ? element.innerText : ''));
}

/** Waits until the element stays where it is, and has it tell whether a click reaches it. */
const prepareForClick = (element: ElementHandle<Element>): Promise<void> =>
  element.evaluate(async (each) => {
    const place = (): string => JSON.stringify(each.getBoundingClientRect());
    let before = '';
    for (let turn = 0; turn < 100 && before !== place(); turn++) {
      before = place();
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 50);
      });
    }
    each.addEventListener('click', () => Reflect.set(each, 'reached', true), { capture: true });
  });

/** Whether the click has reached the element; where the click has led to another document, it has. */
const isReached = (element: ElementHandle<Element>): Promise<boolean> =>
  element
    .evaluate(async (each) => {
      for (let turn = 0; turn < 100 && Reflect.get(each, 'reached') !== true; turn++)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return Reflect.get(each, 'reached') === true;
    })
    .catch(() => true);

/**
 * Clicks on what is there or about to be; the tab must be in front for that. A click goes to where the element was
 * when it was asked for its place: where it has moved on meanwhile, it is clicked on again, as people do.
 */
export async function clickIn(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await until(`a click on ${selector}`, async () => {
    const element = await page.waitForSelector(selector);
    if (!element) return false;
    await prepareForClick(element);
    await element.click();
    return isReached(element);
  });
}

/** Waits until nothing in the page fits the selector; in a tab that is not in front, too. */
export const isGone = (page: Page, selector: string): Promise<true> =>
  until(`${selector} to go`, async () => ((await page.$(selector)) === null ? true : null));

/**
 * Begins to note which marks are flashed in the page, which lasts for a moment only; call it before what flashes
 * them. What it returns waits for the first, and gives its text.
 */
export async function noteFlash(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const flashed: string[] = [];
    Object.assign(window, { flashed });
    new MutationObserver((records) => {
      for (const { target } of records) {
        if (target instanceof HTMLElement && target.dataset.flash !== undefined)
          flashed.push(target.textContent ?? '');
      }
    }).observe(document, { subtree: true, attributeFilter: ['data-flash'] });
  });
  return () =>
    until('a mark that is flashed', () =>
      page.evaluate((): string | undefined => Reflect.get(window, 'flashed')[0]),
    );
}

/** Whether a card is open. */
export const hasCard = async (page: Page): Promise<boolean> => (await page.$(open)) !== null;

/** Waits until no card is open. */
export async function cardGone(page: Page): Promise<void> {
  await isGone(page, open);
}

/** The text of the element that has the page's focus. */
export const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');
