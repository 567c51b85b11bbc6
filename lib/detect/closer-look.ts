import { isClobbered } from '../extract/clobbered';
import { type ExtractedArticle, extractInSteps } from '../extract/extract';
import { inSlices } from '../extract/live';
import { sendToBackground } from './api';
import { settle } from './settle';

/** With less text than this the article of a page with scripts may still be on its way. */
const hardlyAny = 200;
/** Milliseconds for which it is waited for. */
const still = 3000;

const read = (): Promise<ExtractedArticle> =>
  inSlices(extractInSteps(document, location.href), new AbortController().signal);

const lengthOf = ({ article }: ExtractedArticle): number =>
  article.blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Reads the page's article without asking for layout, and sends it to the background to be judged. */
export async function readForDetection(): Promise<void> {
  if (isClobbered(document)) {
    await sendToBackground('unreadable', {});
    return;
  }
  let found = await read();
  if (lengthOf(found) < hardlyAny && document.scripts.length > 0) {
    await settle(still);
    found = await read();
  }
  const { article, description } = found;
  await sendToBackground('candidate', { ...article, description });
}
