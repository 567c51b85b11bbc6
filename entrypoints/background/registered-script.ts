import { browser } from 'wxt/browser';
import type { Registration } from '../../lib/detect/reach';

/** Has the content script `id` (`id`.js of the extension) registered for exactly the wanted pages, or for none. */
export async function syncScript(id: string, wanted: Registration | null): Promise<void> {
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (!wanted) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = {
    id,
    js: [`${id}.js`],
    matches: [...wanted.matches],
    excludeMatches: [...wanted.excludeMatches],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
