import type { Page } from 'puppeteer-core';

/** Chooses files in the page's file input that a selector finds, as in the browser's file dialog. */
export async function chooseFiles(
  page: Page,
  selector: string,
  ...files: readonly string[]
): Promise<void> {
  const input = await page.waitForSelector(selector);
  if (!input) throw new Error(`there is no way in for files: ${selector}`);
  const picker = await page.evaluateHandle((element) => {
    if (!(element instanceof HTMLInputElement)) throw new Error('not for files');
    return element;
  }, input);
  await picker.uploadFile(...files);
}
