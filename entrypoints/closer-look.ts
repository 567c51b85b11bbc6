import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readForDetection } from '../lib/detect/closer-look';

/** Runs once in a page that the detector noticed: reads its article for the background to judge. */
export default defineUnlistedScript(() => {
  void readForDetection();
});
