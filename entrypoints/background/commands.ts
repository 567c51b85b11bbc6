import { browser } from 'wxt/browser';
import { openPanel } from '../shared/open-panel';
import { checkSelection } from './selection';
import { toAnnotator } from './tabs';

/** Does what a keyboard command says, in the tab that it was given in. */
export async function obey(command: string, given: number | undefined): Promise<void> {
  // Before anything is awaited: a panel opens in the turn of the key alone.
  if (command === 'open-panel' && given !== undefined) return openPanel(given);
  if (command === 'check-selection' && given !== undefined) return checkSelection(given);
  const tabId = given ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (tabId === undefined) return;
  if (command === 'check-selection') return checkSelection(tabId);
  await toAnnotator(tabId)('step', { by: command === 'previous-mark' ? -1 : 1 });
}
