import type { SentenceReport } from '../page-report';

/** A part of a sentence, and whether it is at fault. */
export interface SentencePart {
  readonly text: string;
  readonly atFault: boolean;
}

/** The sentence in parts: the words of its disputed claims apart from the others, nothing left out. */
export function partsOf({ text, claims }: Pick<SentenceReport, 'text' | 'claims'>): SentencePart[] {
  const parts: SentencePart[] = [];
  let done = 0;
  const add = (to: number, atFault: boolean): void => {
    if (to > done) parts.push({ text: text.slice(done, to), atFault });
    done = Math.max(done, to);
  };
  const faults = claims
    .filter(({ verdict }) => verdict === 'disputed')
    .map(({ span }) => span)
    .sort(([one], [other]) => one - other);
  for (const [from, to] of faults) {
    add(from, false);
    add(Math.min(to, text.length), true);
  }
  add(text.length, false);
  return parts;
}
