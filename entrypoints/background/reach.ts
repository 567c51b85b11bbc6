import { registrationFor } from '../../lib/detect/reach';
import type { Settings } from '../../lib/storage/settings';
import { syncScript } from './registered-script';

/**
 * Registers the detector for the pages where it is to run by itself, or for none. The manifest names it
 * for no page, so that a page which is not to be looked at gets no script at all.
 */
export const syncDetector = (settings: Settings): Promise<void> =>
  syncScript('detector', registrationFor(settings));
