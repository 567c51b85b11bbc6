import { type Evidence, joinEvidence } from './evidence';
import type { Passage } from './passages';

/** A passage with what of a profile stands in it. */
export interface Reading {
  readonly passage: Passage;
  readonly evidence: Evidence;
}

/** Characters up to which a paragraph is short. */
const short = 140;

/** Short paragraphs that follow one another as one: many sites set every sentence apart. */
export function joinShort(readings: readonly Reading[]): Reading[] {
  const joined: Reading[] = [];
  for (const reading of readings) {
    const last = joined.at(-1);
    const follows = last?.passage.zone === 'text' && reading.passage.zone === 'text';
    if (!last || !follows || last.passage.length >= short) joined.push(reading);
    else {
      joined[joined.length - 1] = {
        passage: {
          zone: 'text',
          isDescription: false,
          text: `${last.passage.text}\n${reading.passage.text}`,
          length: last.passage.length + reading.passage.length,
        },
        evidence: joinEvidence([last.evidence, reading.evidence]),
      };
    }
  }
  return joined;
}

/** Share of the text, titles apart, that stands in passages of a kind. */
export function shareOf(
  readings: readonly Reading[],
  isOfKind: (reading: Reading) => boolean,
): number {
  let all = 0;
  let some = 0;
  for (const reading of readings) {
    if (reading.passage.zone === 'title') continue;
    all += reading.passage.length;
    if (isOfKind(reading)) some += reading.passage.length;
  }
  return all === 0 ? 0 : some / all;
}
