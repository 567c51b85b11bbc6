import { browser } from 'wxt/browser';
import { prefilterFor } from '../../lib/detect/prefilter';
import { registrationFor } from '../../lib/detect/reach';
import { ownDetectorKey } from '../../lib/storage/own-detector-key';
import type { Settings } from '../../lib/storage/settings';
import { loadShelf, ownProfiles } from './packs';
import { syncScript } from './registered-script';

/** Whether pages are looked through for events of the user's own packs. */
export const hasOwnDetector = async (): Promise<boolean> =>
  (await browser.storage.local.get(ownDetectorKey))[ownDetectorKey] !== undefined;

/**
 * Registers a second detector where the user has packs about events of their own, for the pages that the first
 * one runs on, and takes it away again with the last of them. The first one is built for the bundled packs.
 */
export async function syncOwnDetector(settings: Settings): Promise<void> {
  const profiles = ownProfiles(await loadShelf());
  if (profiles.length > 0)
    await browser.storage.local.set({ [ownDetectorKey]: prefilterFor(profiles) });
  else await browser.storage.local.remove(ownDetectorKey);
  await syncScript('detector-own', profiles.length === 0 ? null : registrationFor(settings));
}
