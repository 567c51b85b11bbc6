import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { look } from '../lib/detect/look';

/** Runs once on every page, and ends. */
export default defineUnlistedScript(() => {
  look(__PREFILTER__, { settled: true });
});
