import type { Slot } from '../factbase/pack-schema';
import type { Finding } from './finding';
import { headProbabilities, type LinearHead, placesIn, scoreHead, weightAt } from './linear-head';
import type { MentionGroup } from './mentions';
import type { PackIndex } from './pack-index';
import type { Reading } from './reading';
import { bagsOf } from './sequence-bags';
import type { SequenceJudgement, SequenceReader } from './sequence-head';
import { stanceFeatures, type Trigger, triggerOf } from './stance-features';

/** The heads that read a sentence before anything is decided. */
export interface ReadingHeads {
  /** What the sentence's point is: a fact backed ("+id") or contradicted ("-id"), news of the event ("only"), or no claim ("none"). */
  readonly point: LinearHead;
  /** Which facts the sentence speaks of, each by itself. */
  readonly link: LinearHead;
  /** Which slot a mention fills, by group of mentions. */
  readonly fills: Readonly<Record<MentionGroup, LinearHead>>;
  /** The point once more, and what is told of each fact, from the order of the words; a pack may do without. */
  readonly sequence: SequenceReader | null;
}

/** All that is learned from a pack's examples. */
export interface Heads extends ReadingHeads {
  /** Whether the sentence backs a fact, contradicts it, or only seems to speak of it. */
  readonly stance: LinearHead;
  /** The mark, from everything before. */
  readonly mark: LinearHead;
}

/** A fact that a sentence may speak of. */
export interface Candidate {
  readonly slot: Slot;
  readonly link: number;
  readonly pull: Float32Array;
  readonly trigger: Trigger;
  readonly fills: readonly number[];
  /** What the sequence head says of it; null where there is none. */
  readonly told: Told | null;
}

/** Chances that a fact is backed and that it is contradicted, each by itself. */
export interface Told {
  readonly backed: number;
  readonly contradicted: number;
}

/** What the reading heads say of a sentence. */
export interface FirstJudgement {
  readonly point: Float32Array;
  readonly sequence: SequencePoint | null;
  readonly candidates: readonly Candidate[];
}

/** What the sequence head takes the sentence's point for. */
export interface SequencePoint {
  readonly classes: readonly string[];
  readonly point: Float32Array;
}

/** What a sequence head says, with what its numbers are about. */
export interface SequenceAnswer extends SequenceJudgement {
  readonly classes: readonly string[];
  /** The slots of what is told, with their places. */
  readonly places: ReadonlyMap<string, number>;
}

/** Facts below this chance are not looked at further. */
export const candidateChance = 0.08;

/** What the sequence head says of a sentence with what the comparers found in it; null without such a head. */
export function askSequence(
  reading: Reading,
  findings: readonly Finding[],
  reader: SequenceReader | null,
): SequenceAnswer | null {
  if (reader === null) return null;
  const { bags, from } = bagsOf(reading, findings);
  return { ...reader.read(bags, from), classes: reader.head.classes, places: reader.places };
}

/**
 * Applies the reading heads to a sentence; `sequence` is what the sequence head said of it, `always` names
 * slots to look at whatever their chance.
 */
export function judgeReading(
  reading: Reading,
  heads: Omit<ReadingHeads, 'sequence'>,
  index: PackIndex,
  sequence: SequenceAnswer | null,
  always: ReadonlySet<string> = new Set(),
): FirstJudgement {
  const fills = fillChances(reading, heads);
  const scores = scoreHead(heads.link, reading.hashes);
  const places = placesIn(
    heads.link,
    reading.features.map(({ hash }) => hash),
  );
  const candidates: Candidate[] = [];
  for (let label = 0; label < heads.link.classes.length; label++) {
    const id = heads.link.classes[label] ?? '';
    const link = linkOf(scores[label] ?? 0, sequence, id);
    if (link < candidateChance && !always.has(id)) continue;
    const slot = index.slots.get(id);
    if (slot === undefined) continue;
    const pull = pullOf(reading, heads.link, places, label);
    candidates.push({
      slot,
      link,
      pull,
      trigger: triggerOf(pull),
      fills: fills.map((chances) => chances.get(id) ?? 0),
      told: toldOf(sequence, id),
    });
  }
  return {
    point: headProbabilities(heads.point, reading.hashes),
    sequence: sequence === null ? null : { classes: sequence.classes, point: sequence.point },
    candidates,
  };
}

function toldOf(sequence: SequenceAnswer | null, slot: string): Told | null {
  const at = sequence?.places.get(slot);
  if (sequence === null || at === undefined) return null;
  const { told, places } = sequence;
  return { backed: told[at] ?? 0, contradicted: told[places.size + at] ?? 0 };
}

/** The chance that a sentence speaks of a fact: the mean of what the words say and what their order says. */
function linkOf(score: number, sequence: SequenceAnswer | null, slot: string): number {
  const byWords = sigmoid(score);
  const at = sequence?.places.get(slot);
  if (sequence === null || at === undefined) return byWords;
  const { told, places } = sequence;
  return (byWords + Math.min(1, (told[at] ?? 0) + (told[places.size + at] ?? 0))) / 2;
}

const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

function fillChances(
  reading: Reading,
  heads: Pick<ReadingHeads, 'fills'>,
): readonly ReadonlyMap<string, number>[] {
  return reading.mentions.map(({ mention, group, features }) => {
    const chances = new Map<string, number>();
    if (group === null) return mention.value.type === 'thing' ? everySlot : chances;
    const head = heads.fills[group];
    const probabilities = headProbabilities(head, features);
    for (const [label, id] of head.classes.entries()) chances.set(id, probabilities[label] ?? 0);
    return chances;
  });
}

/** A thing's kind alone decides which slot it fills: certain wherever it is asked for. */
const everySlot: ReadonlyMap<string, number> = new (class extends Map<string, number> {
  override get(): number {
    return 1;
  }
})();

const longestPull = 14;

/** How much each token speaks for a class: each feature's weight shared among its tokens; `places` are the features' in the head. */
function pullOf(
  reading: Reading,
  head: LinearHead,
  places: readonly number[],
  label: number,
): Float32Array {
  const pull = new Float32Array(reading.sentence.tokens.length);
  for (let number = 0; number < places.length; number++) {
    const weight = weightAt(head, places[number] ?? -1, label);
    if (weight <= 0) continue;
    const { from = 0, to = 0 } = reading.features[number] ?? {};
    const length = to - from;
    if (length > longestPull || length <= 0) continue;
    for (let at = from; at < to; at++) pull[at] = (pull[at] ?? 0) + weight / length;
  }
  return pull;
}

/** Chances that a sentence backs a candidate fact, contradicts it, or does not speak of it. */
export interface StanceChances {
  readonly supports: number;
  readonly contradicts: number;
  readonly unrelated: number;
}

/** The classes of the stance head, in order. */
export const stanceClasses = ['supports', 'contradicts', 'unrelated'] as const;

/** Feature hashes of a candidate for the stance head. */
export function stanceRow(
  reading: Reading,
  candidate: Candidate,
  findings: readonly string[],
  index: PackIndex,
): readonly number[] {
  return stanceFeatures({ reading, ...candidate, findings }, index);
}

/** What the stance head says of a row. */
export function stanceChances(head: LinearHead, row: readonly number[]): StanceChances {
  const [supports = 0, contradicts = 0, unrelated = 0] = headProbabilities(head, row);
  return { supports, contradicts, unrelated };
}
