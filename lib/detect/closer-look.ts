import { extractInSteps } from '../extract/extract';
import { inSlices } from '../extract/live';
import { sendToBackground } from './api';

/** Reads the page's article without asking for layout, and sends it to the background to be judged. */
export async function readForDetection(): Promise<void> {
  const steps = extractInSteps(document, location.href);
  const { article, description } = await inSlices(steps, new AbortController().signal);
  await sendToBackground('candidate', { ...article, description });
}
