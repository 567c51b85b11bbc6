import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readFromStorage } from '../lib/detect/api';
import { asPrefilter, lookForOwn } from '../lib/detect/own-page';
import { ownDetectorKey } from '../lib/storage/own-detector-key';

/** Runs on pages only where the user has packs about other events than the bundled ones. */
export default defineUnlistedScript(async () => {
  const prefilter = asPrefilter(await readFromStorage(ownDetectorKey));
  if (prefilter) await lookForOwn(prefilter);
});
