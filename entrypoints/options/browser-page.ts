import { browser } from 'wxt/browser';

/** Pages of the browser itself, where it has them under an address that an extension may open. */
const pages = {
  permissions: () => `chrome://extensions/?id=${browser.runtime.id}`,
  shortcuts: () => 'chrome://extensions/shortcuts',
} as const;

/** Opens one of the browser's own pages; null where this browser opens none for an extension. */
export function browserPage(page: keyof typeof pages): (() => void) | null {
  if (import.meta.env.FIREFOX) return null;
  return () => void browser.tabs.create({ url: pages[page]() });
}
