import { browser } from 'wxt/browser';
import { isKeyOfTab } from '../../lib/storage/tab-store';

/**
 * Tells of changes to what is known of a tab, to what it shows, or to what is set, until the returned
 * function is called.
 */
export function watchTab(tabId: number | null, changed: () => void): () => void {
  const stored = (changes: Readonly<Record<string, unknown>>, area: string): void => {
    const ours =
      area === 'local' ||
      Object.keys(changes).some((key) => tabId !== null && isKeyOfTab(key, tabId));
    if (ours) changed();
  };
  // A page of which nothing is known leaves no trace in storage.
  const updated = (id: number, { url, status }: { url?: string; status?: string }): void => {
    if (id === tabId && (url !== undefined || status !== undefined)) changed();
  };
  const removed = (id: number): void => {
    if (id === tabId) changed();
  };
  browser.storage.onChanged.addListener(stored);
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onRemoved.addListener(removed);
  return () => {
    browser.storage.onChanged.removeListener(stored);
    browser.tabs.onUpdated.removeListener(updated);
    browser.tabs.onRemoved.removeListener(removed);
  };
}
