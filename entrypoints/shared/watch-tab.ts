import { browser } from 'wxt/browser';
import { isKeyOfTab } from '../../lib/storage/tab-store';

/** Tells of changes to what is known of a tab, or is set, until the returned function is called. */
export function watchTab(tabId: number | null, changed: () => void): () => void {
  const listener = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    const ours =
      area === 'local' ||
      Object.keys(changes).some((key) => tabId !== null && isKeyOfTab(key, tabId));
    if (ours) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
