import { join } from 'node:path';
import type { MediaFeature, Page } from 'puppeteer-core';
import { type ExtensionBrowser, longest } from './browser';

export const schemes = ['light', 'dark'] as const;

export type Scheme = (typeof schemes)[number];

/** The extension's own pages, in windows as large as people have them. */
const views = {
  popup: { path: 'popup.html', viewport: { width: 380, height: 120 } },
  panel: { path: 'sidepanel.html', viewport: { width: 420, height: 900 } },
  matrix: { path: 'matrix.html', viewport: { width: 1440, height: 900 } },
} as const;

type View = keyof typeof views;

const subjects = ['page', 'card', 'popup', 'panel', 'matrix'] as const;

/** Whether a file is one of an earlier run's pictures. */
export const isPicture = (file: string): boolean =>
  schemes.some((scheme) => subjects.some((what) => file.endsWith(`-${scheme}-${what}.png`)));

/** The card takes the focus when it is filled; nobody can look into it from here. */
const cardIsFilled = (): boolean => document.activeElement?.localName === 'second-source-ui';

/** Without motion, so that no picture shows a card that is still fading in. */
const featuresOf = (scheme: Scheme): MediaFeature[] => [
  { name: 'prefers-color-scheme', value: scheme },
  { name: 'prefers-reduced-motion', value: 'reduce' },
];

/** Opens `url` as somebody with this colour scheme sees it. */
export async function openPage(
  { browser }: ExtensionBrowser,
  url: string,
  scheme: Scheme,
): Promise<Page> {
  const page = await browser.newPage();
  await page.emulateMediaFeatures(featuresOf(scheme));
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

/** The page with its marks, the evidence card of its first disputed mark (else its first), the popup, and of a page with marks what else there is to look at. */
export async function takePictures(
  extension: ExtensionBrowser,
  page: Page,
  folder: string,
  name: string,
  scheme: Scheme,
): Promise<readonly string[]> {
  const files: string[] = [];
  const save = async (
    from: Page,
    what: (typeof subjects)[number],
    fullPage: boolean,
  ): Promise<void> => {
    const file = `${name}-${scheme}-${what}.png` as const;
    await from.screenshot({ path: join(folder, file), type: 'png', fullPage });
    files.push(file);
  };
  const saveView = async (what: View): Promise<void> => {
    const { path, viewport } = views[what];
    const view = await extension.browser.newPage();
    await view.setViewport(viewport);
    await view.emulateMediaFeatures(featuresOf(scheme));
    await view.goto(extension.pageUrl(`${path}?tab=${await extension.tabIdOf(page)}`));
    await view.waitForSelector('main[data-phase]:not([data-phase="loading"])', {
      timeout: longest,
    });
    await save(view, what, what === 'popup');
    await view.close();
  };
  await save(page, 'page', true);
  await saveView('popup');
  const mark =
    (await page.$('mark[data-verdict="disputed"]')) ?? (await page.$('mark[data-verdict]'));
  if (!mark) return files;
  await saveView('panel');
  await saveView('matrix');
  await page.bringToFront();
  await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await mark.click();
  await page.waitForFunction(cardIsFilled, { timeout: longest });
  await save(page, 'card', false);
  await page.keyboard.press('Escape');
  return files;
}
