import extension from 'webextension-polyfill';
import { browser } from 'wxt/browser';

/**
 * Opens the side panel in the window of a tab. Browsers allow it only in the turn of a click or a key of
 * the user: nothing may be awaited before. Rejects where they see none.
 */
export function openPanel(tabId: number): Promise<void> {
  if (import.meta.env.FIREFOX) return extension.sidebarAction.open();
  return browser.sidePanel.open({ tabId });
}
