import type { PackIndex } from '../claims/pack-index';
import type { SentenceReport } from '../report/page-report';

/** A sentence by itself, of an article about the event. */
export interface SentenceInput {
  readonly text: string;
  /** The sentences before it, or null. */
  readonly context: string | null;
  /** ISO 8601 day that relative dates are read against, or null. */
  readonly published: string | null;
}

/** Everything the pack says about one sentence. Pure. */
export function checkSentence(
  { text }: SentenceInput,
  _index: PackIndex,
  _options: { readonly minVoices: number },
): SentenceReport {
  return {
    text,
    verdict: null,
    kind: null,
    claims: [],
    central: null,
    block: 0,
    range: [0, text.length],
  };
}
