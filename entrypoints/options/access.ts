import { browser } from 'wxt/browser';
import type { Access } from '../../components/settings-reach';
import { everywhere, patternOf } from '../../lib/detect/reach';

const mayRead = (pattern: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [pattern] });

/** What the browser lets the extension read, of everything and of these sites. */
export async function readAccess(sites: readonly string[]): Promise<Access> {
  const allowed = await Promise.all(
    sites.map(async (site) => ((await mayRead(patternOf(site))) ? [site] : [])),
  );
  return { everywhere: await mayRead(everywhere), sites: allowed.flat() };
}

/** Asks for pages that match; must be called straight from a click or key. False where they are refused. */
export async function ask(pattern: string): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [pattern] });
  } catch {
    return false;
  }
}

/** Gives access back. Firefox takes it; Chromium keeps what was granted at installation. */
export async function giveBack(pattern: string): Promise<void> {
  try {
    await browser.permissions.remove({ origins: [pattern] });
  } catch {
    // What cannot be given back is said on the page, and not used.
  }
}

/** Tells of changes to what the browser allows, until the returned function is called. */
export function watchAccess(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
