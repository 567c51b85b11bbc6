import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { lookWhenSettled } from '../lib/detect/look';

/** Runs where a page went to another story without a reload: its text may still be on its way. */
export default defineUnlistedScript(lookWhenSettled);
