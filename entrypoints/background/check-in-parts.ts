import type { PageReport, SentenceReport } from '../../lib/report/page-report';

/** Sentences after which the first marks are shown: about what a window shows of an article. */
const firstPart = 12;
/** Sentences after which further ones are shown, at most. */
const largestPart = 256;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Runs a check to its end and shows what is found in growing parts: `show` gets all sentences so far and the index
 * of the first that is new. Between parts whatever else is asked of the background gets its turn.
 */
export async function checkInParts(
  steps: Generator<readonly SentenceReport[], PageReport>,
  show: (sentences: readonly SentenceReport[], from: number) => Promise<void> | void,
): Promise<PageReport> {
  let from = 0;
  let part = firstPart;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value.length < from + part) continue;
    await show(step.value, from);
    await turn();
    from = step.value.length;
    part = Math.min(2 * part, largestPart);
  }
}
