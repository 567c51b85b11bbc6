import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { look } from '../lib/detect/look';

/** Runs where a page went to another story without a reload: its text may still be on its way. */
export default defineUnlistedScript(() => {
  look(__PREFILTER__, { settled: false });
});
