import { browser } from 'wxt/browser';

/**
 * Tells which tab the panel speaks of, now and on every change, until the returned function is called:
 * the one it was told (sidepanel.html?tab=ID), or the one in front of its window. Null where there is none.
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
  const { onActivated, onAttached, onDetached, onRemoved, onReplaced } = browser.tabs;
  const events = [onActivated, onAttached, onDetached, onRemoved, onReplaced];
  for (const event of events) event.addListener(changed);
  changed();
  return () => {
    for (const event of events) event.removeListener(changed);
  };
}
