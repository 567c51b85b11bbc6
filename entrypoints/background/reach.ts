import { browser } from 'wxt/browser';
import { registrationFor } from '../../lib/detect/reach';
import type { Settings } from '../../lib/storage/settings';

const id = 'detector';

/**
 * Registers the detector for the pages where it is to run by itself, or for none. The manifest names it
 * for no page, so that a page which is not to be looked at gets no script at all.
 */
export async function syncDetector(settings: Settings): Promise<void> {
  const wanted = registrationFor(settings);
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (!wanted) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = {
    id,
    js: ['detector.js'],
    matches: [...wanted.matches],
    excludeMatches: [...wanted.excludeMatches],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
