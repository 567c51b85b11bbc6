import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { passageKey, passageSchema, type StoredPassage } from '../../lib/storage/passage';
import { loadSettings, readSettings, type Settings, settingsKey } from '../../lib/storage/settings';
import { openPanel } from '../shared/open-panel';
import { translateIn } from '../shared/words';

const selectionSchema = v.object({ text: v.string(), focused: v.boolean() });

/** What is selected in a tab, in one frame or in whichever holds it; null where nobody may look. */
async function readSelection(tabId: number, frameId: number | null): Promise<string | null> {
  try {
    // Asked for a page that it is kept out of, the browser may never answer.
    if ((await browser.tabs.get(tabId)).url === undefined) return null;
    const injected = await browser.scripting.executeScript({
      target: frameId === null ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] },
      files: ['/read-selection.js'],
    });
    const found = injected.flatMap(({ result }) => {
      const parsed = v.safeParse(selectionSchema, result);
      return parsed.success && parsed.output.text !== '' ? [parsed.output] : [];
    });
    // Each frame keeps a selection of its own: the one that somebody was in last counts.
    return (found.findLast(({ focused }) => focused) ?? found[0])?.text ?? '';
  } catch {
    return null;
  }
}

/**
 * Takes what is selected in a tab as the passage to check: the panel hears of it by storage. `told` is the
 * text as the browser's own menu gives it, without its paragraphs: better than nothing.
 */
export async function takeSelection(
  tabId: number,
  frameId: number | null = null,
  told = '',
): Promise<void> {
  const read = await readSelection(tabId, frameId);
  const text = read || told.trim();
  const when = Date.now();
  const key = passageKey(tabId);
  if (text !== '') {
    const passage: StoredPassage = { text, from: 'selection', problem: null, when };
    await browser.storage.session.set({ [key]: passage });
    return;
  }
  // What was checked before stays to be seen.
  const before = v.safeParse(passageSchema, (await browser.storage.session.get(key))[key]);
  const passage: StoredPassage = {
    text: before.success ? before.output.text : '',
    from: before.success ? before.output.from : 'selection',
    problem: read === null ? 'shut-out' : 'nothing-selected',
    when,
  };
  await browser.storage.session.set({ [key]: passage });
}

/** Opens the panel on what is selected in a tab. To be called in the turn of the click or key itself. */
export async function checkSelection(
  tabId: number,
  frameId: number | null = null,
  told = '',
): Promise<void> {
  // Where the browser sees no click or key it opens nothing; the passage waits in a panel that is open.
  const opened = openPanel(tabId).catch(() => undefined);
  await takeSelection(tabId, frameId, told);
  await opened;
}

const menuItem = 'check-selection';

const title = async (language: Settings['language']): Promise<string> =>
  (await translateIn(language))('menuCheckSelection');

/** Offers "Check this selection" in the menu of every selection. */
export function offerInMenu(): void {
  browser.runtime.onInstalled.addListener(async () => {
    const { language } = await loadSettings(browser.storage.local);
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({
      id: menuItem,
      title: await title(language),
      contexts: ['selection'],
    });
  });
  browser.storage.onChanged.addListener(async (changes, area) => {
    const change = changes[settingsKey];
    if (area !== 'local' || !change) return;
    const { language } = readSettings(change.newValue);
    if (language === readSettings(change.oldValue).language) return;
    await browser.contextMenus.update(menuItem, { title: await title(language) });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId, selectionText }, tab) => {
    if (menuItemId !== menuItem || tab?.id === undefined || tab.id < 0) return;
    void checkSelection(tab.id, frameId ?? null, selectionText);
  });
}
