import type { Example } from './example';
import { findAll, findingWord } from './find-all';
import type { Finding } from './finding';
import {
  candidateChance,
  type FirstJudgement,
  type Heads,
  judgeReading,
  type ReadingHeads,
  type SequenceAnswer,
  stanceChances,
  stanceClasses,
  stanceRow,
} from './judge';
import {
  type ClassGroups,
  defaultTraining,
  type TrainingOptions,
  trainIndependent,
  trainMultinomial,
} from './linear';
import { distilHead, headProbabilities, type LinearHead } from './linear-head';
import { markClasses, markRow, readPoint, type StancedCandidate } from './mark-features';
import type { MentionGroup } from './mentions';
import { type PackIndex, voicesOfSlot } from './pack-index';
import { pointClasses, pointClassOf, pointGroups } from './point-classes';
import { discourseOf, type Reading, readSentence, slotsOfGroup } from './reading';
import type { SequenceReader } from './sequence-head';

/** What training reports of itself while it runs. */
export type Progress = (step: string) => void;

/** An example as read, with its place in the cross-validation. */
export interface ReadExample {
  readonly example: Example;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  readonly fold: number;
}

/** What the heads say of an example that they were not trained on. */
export interface HeldOut {
  readonly first: FirstJudgement;
  readonly stanced: readonly StancedCandidate[];
  /** Chances by {@link markClasses}. */
  readonly mark: Float32Array;
}

export interface Trained {
  readonly heads: Heads;
  /** In the order of the examples. */
  readonly held: readonly HeldOut[];
}

/** What was learned of the order of words. */
export interface LearnedSequence {
  readonly reader: SequenceReader;
  /** What heads that did not see an example's fold say of it, in the order of the examples. */
  readonly held: readonly SequenceAnswer[];
}

/** Learns a sequence head: outside of this room, since it takes a library for such networks. */
export type SequenceTrainer = (
  examples: readonly ReadExample[],
  index: PackIndex,
  progress: Progress,
) => LearnedSequence;

const unread: FirstJudgement = { point: new Float32Array(), sequence: null, candidates: [] };

const foldCount = 5;
const foldLength = 40;
const defaultMinVoices = 2;

/** How each head is trained: the large ones are pruned to what a download can carry, and mended after. */
const training = {
  point: { ...defaultTraining, prune: 1.95, refine: 3 },
  link: { ...defaultTraining, prune: 2.4, refine: 3 },
  fills: { ...defaultTraining, epochs: 6, prune: 0.7, refine: 2 },
  stance: { ...defaultTraining, prune: 1.5, refine: 3 },
  mark: { ...defaultTraining, epochs: 12, rate: 0.3 },
} as const;

/** A weight below this is as good as none. */
const leastWeight = 1e-3;

/** Reads examples in order; neighbours share a fold, since writers vary one sentence into the next. */
export function readAll(
  examples: readonly Example[],
  index: PackIndex,
  foldOf: (example: Example, at: number) => number = (_, at) =>
    Math.floor(at / foldLength) % foldCount,
): readonly ReadExample[] {
  return examples.map((example, at) => {
    const discourse = discourseOf(example.context, index);
    const reading = readSentence(example.text, index, discourse, example.published);
    const { sentence } = reading;
    const findings = findAll({ sentence, index, discourse, published: reading.published });
    return { example, reading, findings, fold: foldOf(example, at) };
  });
}

/**
 * Learns all heads from a pack's examples. The stance and mark heads learn from what the heads before
 * them say of sentences that those were not trained on (stacked generalisation, Wolpert 1992).
 */
export function trainHeads(
  examples: readonly ReadExample[],
  index: PackIndex,
  progress: Progress = () => {},
  learnSequence: SequenceTrainer | null = null,
): Trained {
  const sequences = learnSequence?.(examples, index, progress) ?? null;
  const firsts = crossJudge(examples, index, sequences, progress);
  const rows = examples.flatMap((one, at) => stanceRowsOf(one, firsts[at], at, index));
  const chances = rows.map(() => ({ supports: 0, contradicts: 0, unrelated: 1 }));
  for (let fold = 0; fold < foldCount; fold++) {
    progress(`stance, part ${fold + 1} of ${foldCount}`);
    const head = trainStance(rows.filter((row) => examples[row.at]?.fold !== fold));
    for (const [number, row] of rows.entries())
      if (examples[row.at]?.fold === fold) chances[number] = stanceChances(head, row.hashes);
  }
  const stanced = stancedByExample(examples, rows, chances, index);
  const marks = examples.map((one, at) => {
    const first = firsts[at] ?? unread;
    const point = readPoint(
      first,
      pointClasses(index),
      (slot) => voicesOfSlot(index, slot),
      defaultMinVoices,
    );
    return {
      label: markLabel(one.example),
      hashes: markRow(point, first, stanced[at] ?? [], one.reading),
    };
  });
  const held: HeldOut[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    progress(`mark, part ${fold + 1} of ${foldCount}`);
    const head = trainMark(marks.filter((_, at) => examples[at]?.fold !== fold));
    for (const [at, one] of examples.entries())
      if (one.fold === fold)
        held[at] = {
          first: firsts[at] ?? unread,
          stanced: stanced[at] ?? [],
          mark: headProbabilities(head, marks[at]?.hashes ?? []),
        };
  }
  progress('all heads on all examples');
  const heads = {
    ...trainReadingHeads(examples, index),
    sequence: sequences?.reader ?? null,
    stance: trainStance(rows),
    mark: trainMark(marks),
  };
  return { heads, held };
}

/** The reading heads' judgement of every example by heads that did not see its fold. */
function crossJudge(
  examples: readonly ReadExample[],
  index: PackIndex,
  sequences: LearnedSequence | null,
  progress: Progress,
): readonly FirstJudgement[] {
  const judged: FirstJudgement[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    progress(`reading, part ${fold + 1} of ${foldCount}`);
    const heads = trainReadingHeads(
      examples.filter((one) => one.fold !== fold),
      index,
    );
    for (const [at, one] of examples.entries())
      if (one.fold === fold)
        judged[at] = judgeReading(
          one.reading,
          heads,
          index,
          sequences?.held[at] ?? null,
          slotsToLookAt(one),
        );
  }
  return judged;
}

/** Slots that are looked at whatever their link: those that a comparer or the label names. */
const slotsToLookAt = (one: ReadExample): ReadonlySet<string> =>
  new Set([...one.findings.map(({ slot }) => slot), ...one.example.facts.map(({ id }) => id)]);

interface StanceRow {
  readonly at: number;
  readonly slot: string;
  readonly link: number;
  readonly findings: readonly string[];
  readonly label: number;
  readonly hashes: readonly number[];
}

function stanceRowsOf(
  one: ReadExample,
  first: FirstJudgement | undefined,
  at: number,
  index: PackIndex,
): readonly StanceRow[] {
  return (first?.candidates ?? []).map((candidate) => {
    const slot = candidate.slot.id;
    const findings = one.findings.filter((found) => found.slot === slot).map(findingWord);
    const fact = one.example.facts.find(({ id }) => id === slot);
    return {
      at,
      slot,
      link: candidate.link,
      findings,
      label: stanceClasses.indexOf(fact?.stance ?? 'unrelated'),
      hashes: stanceRow(one.reading, candidate, findings, index),
    };
  });
}

function stancedByExample(
  examples: readonly ReadExample[],
  rows: readonly StanceRow[],
  chances: readonly StancedCandidate['stance'][],
  index: PackIndex,
): readonly (readonly StancedCandidate[])[] {
  const stanced: StancedCandidate[][] = examples.map(() => []);
  for (const [number, { at, slot, link, findings }] of rows.entries()) {
    const stance = chances[number];
    if (stance === undefined || !isSeen(link, findings)) continue;
    stanced[at]?.push({
      slot,
      link,
      stance,
      findings,
      backed: voicesOfSlot(index, slot) >= defaultMinVoices,
    });
  }
  return stanced;
}

/** Whether a candidate would be looked at without its label. */
const isSeen = (link: number, findings: readonly string[]): boolean =>
  link >= candidateChance || findings.length > 0;

function markLabel(example: Example): number {
  const name = example.verdict === 'unique' ? (example.kind ?? 'only-here') : example.verdict;
  return markClasses.indexOf(name);
}

interface LabelledRow {
  readonly label: number;
  readonly hashes: readonly number[];
}

/** Trains a multinomial head on hashed rows; features seen once teach nothing that holds elsewhere. */
function trainHashed(
  rows: readonly LabelledRow[],
  classes: readonly string[],
  options: TrainingOptions,
  groups: ClassGroups | null = null,
  leastSeen = 3,
): LinearHead {
  const { numbers, features } = numberFeatures(rows, leastSeen);
  const trained = trainMultinomial(
    rows.map((row) => ({
      features: known(row.hashes, numbers),
      length: row.hashes.length,
      label: row.label,
    })),
    features.length,
    classes.length,
    options,
    groups,
  );
  return distilHead(classes, features, trained, leastWeight);
}

function numberFeatures(
  rows: readonly { readonly hashes: readonly number[] }[],
  leastSeen: number,
): { readonly numbers: ReadonlyMap<number, number>; readonly features: readonly number[] } {
  const seen = new Map<number, number>();
  for (const { hashes } of rows)
    for (const hash of hashes) seen.set(hash, (seen.get(hash) ?? 0) + 1);
  const features = [...seen].filter(([, count]) => count >= leastSeen).map(([hash]) => hash);
  return { numbers: new Map(features.map((hash, number) => [hash, number])), features };
}

function known(hashes: readonly number[], numbers: ReadonlyMap<number, number>): Int32Array {
  const found: number[] = [];
  for (const hash of hashes) {
    const number = numbers.get(hash);
    if (number !== undefined) found.push(number);
  }
  return Int32Array.from(found);
}

const trainStance = (rows: readonly StanceRow[]): LinearHead =>
  trainHashed(rows, stanceClasses, training.stance);

const trainMark = (rows: readonly LabelledRow[]): LinearHead =>
  trainHashed(rows, markClasses, training.mark);

type WordHeads = Omit<ReadingHeads, 'sequence'>;

function trainReadingHeads(examples: readonly ReadExample[], index: PackIndex): WordHeads {
  const point = trainHashed(
    examples.map(({ example, reading }) => ({
      label: pointClassOf(example, index),
      hashes: reading.hashes,
    })),
    pointClasses(index),
    training.point,
    pointGroups(index, defaultMinVoices),
  );
  return {
    point,
    link: trainLink(examples, index),
    fills: {
      count: trainFills(examples, 'count', index),
      date: trainFills(examples, 'date', index),
      place: trainFills(examples, 'place', index),
    },
  };
}

function trainLink(examples: readonly ReadExample[], index: PackIndex): LinearHead {
  const classes = [...index.slots.keys()];
  const rows = examples.map(({ reading }) => ({ hashes: reading.hashes }));
  const { numbers, features } = numberFeatures(rows, 3);
  const trained = trainIndependent(
    examples.map(({ example, reading }) => ({
      features: known(reading.hashes, numbers),
      length: reading.hashes.length,
      labels: example.facts.map(({ id }) => classes.indexOf(id)).filter((label) => label >= 0),
    })),
    features.length,
    classes.length,
    training.link,
  );
  return distilHead(classes, features, trained, leastWeight);
}

function trainFills(
  examples: readonly ReadExample[],
  group: MentionGroup,
  index: PackIndex,
): LinearHead {
  const classes = ['other', ...slotsOfGroup(group, index.slots.values())];
  const rows: LabelledRow[] = [];
  for (const { example, reading } of examples)
    for (const read of reading.mentions) {
      if (read.group !== group) continue;
      const from = reading.sentence.tokens[read.mention.from]?.from ?? 0;
      const to = reading.sentence.tokens[read.mention.to - 1]?.to ?? 0;
      rows.push({ label: fillLabel(example, from, to, classes), hashes: read.features });
    }
  return trainHashed(rows, classes, training.fills);
}

/** The slot of the shortest labelled span that a mention stands in. */
function fillLabel(example: Example, from: number, to: number, classes: readonly string[]): number {
  let label = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (const { id, span } of example.facts) {
    const candidate = classes.indexOf(id);
    const start = example.text.indexOf(span);
    if (candidate < 0 || start < 0 || from >= start + span.length || to <= start) continue;
    if (span.length < shortest) {
      shortest = span.length;
      label = candidate;
    }
  }
  return label;
}
