import { browser } from 'wxt/browser';
import { passageKey, passageSchema, type StoredPassage } from '../../lib/storage/passage';
import { watchStored } from './watch-stored';

/** Keeps a text as the one to check beside a tab's page, or (null) none. */
export async function keepPassage(tabId: number, passage: StoredPassage | null): Promise<void> {
  const key = passageKey(tabId);
  if (passage) await browser.storage.session.set({ [key]: passage });
  else await browser.storage.session.remove(key);
}

/** Tells which text is to be checked beside a tab's page, until the returned function is called. */
export const watchPassage = (
  tabId: number,
  tell: (passage: StoredPassage | null) => void,
): (() => void) => watchStored(passageKey(tabId), passageSchema, tell);
