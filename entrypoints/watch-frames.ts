import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchFrames } from '../lib/detect/watch-frames';

/** Runs in a page of which a frame holds the article: the frame may go on to another one. */
export default defineUnlistedScript(watchFrames);
