import { isClobbered } from '../extract/clobbered';
import { type ExtractedArticle, extractArticle, extractInSteps } from '../extract/extract';
import { inSlices } from '../extract/live';
import { sendToBackground } from './api';
import { hasLargeFrame } from './frames';
import { settle } from './settle';

/** With less text than this the article of a page with scripts may still be on its way. */
const hardlyAny = 200;
/** Milliseconds for which it is waited for. */
const still = 3000;

const read = (): Promise<ExtractedArticle> =>
  inSlices(extractInSteps(document, location.href), new AbortController().signal);

const lengthOf = ({ article }: ExtractedArticle): number =>
  article.blocks.reduce((sum, { text }) => sum + text.length, 0);

const tell = ({ article, description }: ExtractedArticle): Promise<void> =>
  sendToBackground('candidate', { ...article, description });

/**
 * Reads the page's article, without asking for its layout, and sends it to the background to be judged; of a page that
 * its scripts may still fill once more when it has settled, if there is more by then.
 */
export async function readForDetection(): Promise<void> {
  if (isClobbered(document)) {
    await sendToBackground('unreadable', {});
    return;
  }
  const found = await read();
  await tell(found);
  // Comments under a frame name what the article in it is about.
  if (window === window.top && hasLargeFrame()) await sendToBackground('framed', {});
  if (lengthOf(found) >= hardlyAny || document.scripts.length === 0) return;
  await settle(still);
  // In one go: by now marks may be drawn there, which would split the text under the reading.
  const later = extractArticle(document, location.href);
  if (lengthOf(later) !== lengthOf(found)) await tell(later);
}
