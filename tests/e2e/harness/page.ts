import type { ElementHandle, Page } from 'puppeteer-core';

/** A mark as a test sees it. */
export interface SeenMark {
  readonly verdict: string;
  readonly text: string;
}

/** Waits until the page carries marks, and returns them in order; those of one sentence are put together. */
export async function marksOf(page: Page): Promise<SeenMark[]> {
  await page.waitForSelector('mark[data-verdict]');
  return page.$$eval('mark[data-verdict]', (elements) => {
    const sentences = new Map<string, { verdict: string; text: string }>();
    for (const element of elements) {
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
  });
}

/** The first mark whose text holds these words. */
export async function markWith(page: Page, words: string): Promise<ElementHandle<Element>> {
  const handle = await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('mark[data-verdict]')].find((mark) =>
        mark.textContent?.includes(wanted),
      ),
    {},
    words,
  );
  const element = handle.asElement();
  if (!element) throw new Error(`no mark holds: ${words}`);
  // An element handle of a node found in the page; the page's types say no more than Node.
  const mark = await page.evaluateHandle((node) => {
    if (!(node instanceof Element)) throw new Error('the mark is no element');
    return node;
  }, element);
  return mark;
}

const open = 'second-source-ui >>> [role="dialog"]:not([hidden])';

/** Waits for the open evidence card and returns its text, block by block. */
export async function cardText(page: Page): Promise<string> {
  const card = await page.waitForSelector(`${open} .card-body .claim`);
  if (!card) throw new Error('no card is open');
  return page.$eval(open, (element) => (element instanceof HTMLElement ? element.innerText : ''));
}

/** Clicks on what is there or about to be; the tab must be in front for that. */
export async function clickIn(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await page.waitForSelector(selector);
  await page.click(selector);
}

/** Whether a card is open. */
export const hasCard = async (page: Page): Promise<boolean> => (await page.$(open)) !== null;

/** Waits until no card is open. */
export async function cardGone(page: Page): Promise<void> {
  await page.waitForSelector(open, { hidden: true });
}

/** The text of the element that has the page's focus. */
export const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent ?? '');
