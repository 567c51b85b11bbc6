import type { Slot } from '../factbase/pack-schema';
import { type Beginnings, tableOfBeginnings } from './beginnings';
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
  for (const slot of slotsToTry(reading, found, index)) {
    const pull = cuePull(reading, slot);
    if (pull === null && !found.has(slot.id)) continue;
    const weights = pull ?? new Float32Array(reading.sentence.tokens.length);
    candidates.push({
      slot,
      link: pull === null ? 0.4 : 0.7,
      pull: weights,
      trigger: triggerOf(weights),
      fills: reading.mentions.map(() => 0.5),
      told: null,
    });
  }
  return candidates;
}

interface CueTable {
  /** Slots by the words that their cues begin with. */
  readonly slots: Beginnings<Slot>;
  readonly order: ReadonlyMap<Slot, number>;
}

const tables = new WeakMap<PackIndex, CueTable>();

function tableOf(index: PackIndex): CueTable {
  const known = tables.get(index);
  if (known !== undefined) return known;
  const slots = [...index.slots.values()];
  const table = {
    slots: tableOfBeginnings(
      slots.flatMap((slot) => slot.cues.map((cue): [string, Slot] => [firstWord(cue), slot])),
    ),
    order: new Map(slots.map((slot, order) => [slot, order])),
  };
  tables.set(index, table);
  return table;
}

const firstWord = (cue: string): string => wordsOf(cue.split('+')[0] ?? '')[0] ?? '';

/** Slots that a finding names or one of whose cues may stand in the sentence, in the pack's order. */
function slotsToTry(
  { sentence }: Reading,
  found: ReadonlySet<string>,
  index: PackIndex,
): readonly Slot[] {
  const { slots, order } = tableOf(index);
  const tried = new Set(sentence.tokens.flatMap(({ lower }) => slots.under(lower)));
  for (const id of found) {
    const slot = index.slots.get(id);
    if (slot !== undefined) tried.add(slot);
  }
  return [...tried].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Which tokens a slot's cues stand on; null where none does. A cue "a+b" wants both. */
function cuePull(reading: Reading, slot: Slot): Float32Array | null {
  const { tokens } = reading.sentence;
  for (const cue of slot.cues) {
    const places = cue.split('+').map((part) => placesOf(wordsOf(part), tokens));
    if (places.some((at) => at.length === 0)) continue;
    const pull = new Float32Array(tokens.length);
    for (const at of places.flat()) pull[at] = 1;
    return pull;
  }
  return null;
}

const wordsOf = (part: string): readonly string[] =>
  part
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => word !== '');

function placesOf(
  words: readonly string[],
  tokens: Reading['sentence']['tokens'],
): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at + words.length <= tokens.length; at++)
    if (words.every((word, step) => tokens[at + step]?.lower.startsWith(word) === true))
      places.push(at);
  return places;
}
