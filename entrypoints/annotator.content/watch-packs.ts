import { browser } from 'wxt/browser';
import { packsChangedKey, packsOffKey } from '../../lib/storage/pack-switches';
import type { Life } from './life';

/**
 * Calls `changed` when packs were added, changed, removed or switched, for as long as the page is annotated: the
 * background tells pages of it too, but may be stopped before it has told all.
 */
export function watchPacks(ctx: Life, changed: () => void): void {
  const listener = (changes: Readonly<Record<string, unknown>>): void => {
    if ((packsChangedKey in changes || packsOffKey in changes) && !ctx.isInvalid) changed();
  };
  browser.storage.local.onChanged.addListener(listener);
  ctx.onInvalidated(() => {
    // Where the extension itself is gone, so is its storage.
    if (browser.runtime?.id !== undefined) browser.storage.local.onChanged.removeListener(listener);
  });
}
