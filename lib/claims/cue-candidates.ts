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
  const table = tableOf(index);
  for (const slot of slotsToTry(reading, found, table, index)) {
    const pull = cuePull(reading, table.cues.get(slot) ?? []);
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

/** The words of a cue's parts: a cue "a+b" wants both. */
type Cue = readonly (readonly string[])[];

interface CueTable {
  /** Slots by the words that their cues begin with. */
  readonly slots: Beginnings<Slot>;
  readonly order: ReadonlyMap<Slot, number>;
  readonly cues: ReadonlyMap<Slot, readonly Cue[]>;
}

const tables = new WeakMap<PackIndex, CueTable>();

function tableOf(index: PackIndex): CueTable {
  const known = tables.get(index);
  if (known !== undefined) return known;
  const slots = [...index.slots.values()];
  const cues = new Map(slots.map((slot) => [slot, slot.cues.map(cueOf)]));
  const table = {
    slots: tableOfBeginnings(
      slots.flatMap((slot) =>
        (cues.get(slot) ?? []).map(([first]): [string, Slot] => [first?.[0] ?? '', slot]),
      ),
    ),
    order: new Map(slots.map((slot, order) => [slot, order])),
    cues,
  };
  tables.set(index, table);
  return table;
}

const cueOf = (cue: string): Cue => cue.split('+').map(wordsOf);

/** Slots that a finding names or one of whose cues may stand in the sentence, in the pack's order. */
function slotsToTry(
  { sentence }: Reading,
  found: ReadonlySet<string>,
  { slots, order }: CueTable,
  index: PackIndex,
): readonly Slot[] {
  const tried = new Set(sentence.tokens.flatMap(({ lower }) => slots.under(lower)));
  for (const id of found) {
    const slot = index.slots.get(id);
    if (slot !== undefined) tried.add(slot);
  }
  return [...tried].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** Which tokens a slot's cues stand on; null where none does. */
function cuePull(reading: Reading, cues: readonly Cue[]): Float32Array | null {
  const { tokens } = reading.sentence;
  for (const cue of cues) {
    const places = cue.map((words) => placesOf(words, tokens));
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
