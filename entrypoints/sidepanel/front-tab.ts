import { browser } from 'wxt/browser';

/**
 * Tells which tab the panel speaks of, now and on every change, until the returned function is called:
 * the one it was told (sidepanel.html?tab=ID), or the one in front of its window.
 */
export function watchFrontTab(tell: (tabId: number | null) => void): () => void {
  const told = new URLSearchParams(location.search).get('tab');
  if (told !== null && /^\d+$/.test(told)) {
    tell(Number(told));
    return () => undefined;
  }
  const ask = async (): Promise<void> => {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    tell(tab?.id ?? null);
  };
  const changed = (): void => void ask();
  browser.tabs.onActivated.addListener(changed);
  changed();
  return () => browser.tabs.onActivated.removeListener(changed);
}
