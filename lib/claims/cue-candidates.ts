import type { Slot } from '../factbase/pack-schema';
import type { Finding } from './finding';
import type { Candidate } from './judge';
import type { PackIndex } from './pack-index';
import type { Reading } from './reading';
import { triggerOf } from './stance-features';

/** Slots that a sentence may speak of by their cue words, for packs that have no examples to learn from. */
export function cueCandidates(
  reading: Reading,
  findings: readonly Finding[],
  index: PackIndex,
): readonly Candidate[] {
  const found = new Set(findings.map(({ slot }) => slot));
  const candidates: Candidate[] = [];
  for (const slot of index.slots.values()) {
    const pull = cuePull(reading, slot);
    if (pull === null && !found.has(slot.id)) continue;
    const weights = pull ?? new Float32Array(reading.sentence.tokens.length);
    candidates.push({
      slot,
      link: pull === null ? 0.4 : 0.7,
      pull: weights,
      trigger: triggerOf(weights),
      fills: reading.mentions.map(() => 0.5),
    });
  }
  return candidates;
}

/** Which tokens a slot's cues stand on; null where none does. A cue "a+b" wants both. */
function cuePull(reading: Reading, slot: Slot): Float32Array | null {
  const { tokens } = reading.sentence;
  for (const cue of slot.cues) {
    const parts = cue.split('+').map((part) => part.trim().toLowerCase());
    const places = parts.map((part) => placesOf(part, tokens));
    if (places.some((at) => at.length === 0)) continue;
    const pull = new Float32Array(tokens.length);
    for (const at of places.flat()) pull[at] = 1;
    return pull;
  }
  return null;
}

function placesOf(cue: string, tokens: Reading['sentence']['tokens']): readonly number[] {
  const words = cue.split(/[\s-]+/);
  const places: number[] = [];
  for (let at = 0; at + words.length <= tokens.length; at++)
    if (words.every((word, step) => tokens[at + step]?.lower.startsWith(word) === true))
      places.push(at);
  return places;
}
