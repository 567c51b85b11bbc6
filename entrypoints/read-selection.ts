import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { selectedText } from '../lib/extract/selected-text';

/** Runs once in each frame of which the selection is asked for; what it returns is the answer. */
export default defineUnlistedScript(() => ({
  text: selectedText(document),
  focused: document.hasFocus(),
}));
