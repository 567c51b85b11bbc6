import { browser } from 'wxt/browser';
import type { Translate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { pageProtocol } from '../../lib/messages/page-protocol';
import { loadSettings, readSettings, type Settings, settingsKey } from '../../lib/storage/settings';
import { translateWith } from '../shared/words';
import type { Life } from './life';

/** The user's settings as a page sees them. */
export interface PageSettings {
  readonly current: () => Settings;
  /** The words of the language that is set by now. */
  readonly translate: Translate;
  /** Calls `changed` with the settings as they were, after each change. */
  readonly watch: (changed: (before: Settings) => void) => void;
}

/** The settings, kept up to date for as long as the page is annotated. */
export async function pageSettings(
  ctx: Life,
  send: Send<typeof pageProtocol>,
): Promise<PageSettings> {
  let current = await loadSettings(browser.storage.local);
  // Another script's files are closed to a page: the background reads them.
  const wordsIn = async ({ language }: Settings): Promise<Translate> => {
    const reply = language === 'auto' ? null : await send('words', { language });
    return translateWith(reply?.ok ? reply.value : null);
  };
  let words = await wordsIn(current);
  return {
    current: () => current,
    translate: (...text) => words(...text),
    watch(changed) {
      const listener = async (changes: Readonly<Record<string, { newValue?: unknown }>>) => {
        const change = changes[settingsKey];
        if (!change) return;
        const before = current;
        current = readSettings(change.newValue);
        if (current.language !== before.language) words = await wordsIn(current);
        if (!ctx.isInvalid) changed(before);
      };
      browser.storage.local.onChanged.addListener(listener);
      ctx.onInvalidated(() => {
        // Where the extension itself is gone, so is its storage.
        if (browser.runtime?.id !== undefined)
          browser.storage.local.onChanged.removeListener(listener);
      });
    },
  };
}
