import type { Slot } from '../factbase/pack-schema';
import type { AnnotatedSentence } from './annotate';
import { bandFeatures } from './bands';
import { compareMention, type ValueRelation } from './compare-mention';
import { roles, type Unit } from './features';
import type { PackIndex } from './pack-index';
import type { Reading } from './reading';

/** What is known of a sentence and one fact before the stance is judged. */
export interface StanceInput {
  readonly reading: Reading;
  readonly slot: Slot;
  /** Probability that the sentence speaks of the fact. */
  readonly link: number;
  /** How much each token speaks for the fact, by the linking weights. */
  readonly pull: Float32Array;
  /** Probability by mention (index in reading.mentions) that it fills the slot. */
  readonly fills: readonly number[];
  /** Outcomes of the typed comparers, as short words. */
  readonly findings: readonly string[];
  /** What the sequence head says of the fact; null where there is none. */
  readonly told: { readonly backed: number; readonly contradicted: number } | null;
}

/** Tokens that carry a fact in a sentence. */
export interface Trigger {
  readonly top: number;
  readonly from: number;
  readonly to: number;
}

const triggerShare = 0.45;

/** The tokens that speak most for a fact: the strongest one and the reach of those close to it. */
export function triggerOf(pull: Float32Array): Trigger {
  let top = 0;
  for (let at = 1; at < pull.length; at++) if ((pull[at] ?? 0) > (pull[top] ?? 0)) top = at;
  const bar = (pull[top] ?? 0) * triggerShare;
  let from = top;
  let to = top;
  for (let at = 0; at < pull.length; at++)
    if ((pull[at] ?? 0) > bar) {
      from = Math.min(from, at);
      to = Math.max(to, at);
    }
  return { top, from, to };
}

const negativeWords = new Set(
  (
    "not n't never no nobody none nothing neither nor without refuse fail deny reject decline dismiss avoid " +
    'rule stop short instead rather far contrary false wrong untrue incorrect hardly lack absent spare clear ' +
    'exonerate wrongly lie contradict unlike only but despite although withhold waive drop'
  ).split(' '),
);

/** Features for what a sentence says of a fact: backs it, contradicts it, or neither. */
export function stanceFeatures(input: StanceInput, index: PackIndex): readonly string[] {
  const { reading, slot } = input;
  const trigger = triggerOf(input.pull);
  const features = new Set<string>();
  const shared = (name: string): void => {
    features.add(`g ${name}`);
    features.add(`${slot.id} ${name}`);
  };
  features.add(`${slot.id} bias`);
  features.add(`g bias ${slot.type}`);
  const band = input.link < 0.2 ? 0 : input.link < 0.5 ? 1 : input.link < 0.8 ? 2 : 3;
  features.add(`${slot.id} link${band}`);
  features.add(`g link${band} ${slot.type}`);
  clauseFeatures(reading.sentence, reading.units, slot, trigger, index, shared);
  partyFeatures(reading.sentence, slot, trigger, index, shared);
  negationFeatures(reading.sentence, trigger, shared);
  wordFeatures(reading.units, slot, trigger, features);
  valueFeatures(input, index, features);
  for (const finding of input.findings) shared(`f ${finding}`);
  if (input.told !== null) {
    const { backed, contradicted } = input.told;
    for (const name of [...bandFeatures('q+', backed), ...bandFeatures('q-', contradicted)])
      shared(name);
    shared(`q ${backed > contradicted}`);
  }
  return [...features];
}

type Share = (name: string) => void;

function partyAt(sentence: AnnotatedSentence, at: number | null): string | null {
  if (at === null) return null;
  const resolved = sentence.resolved.get(at);
  if (resolved !== undefined) return resolved.party;
  for (let look = at; look >= Math.max(0, at - 3); look--) {
    const name = sentence.names.find(
      ({ from, to, entry }) => from <= look && look < to && entry.parties.length > 0,
    );
    if (name !== undefined) return name.entry.parties[0] ?? null;
  }
  return null;
}

/** How a party stands to the documented one: the same, of its side, or another side. */
function relationTo(
  party: string | null | undefined,
  wanted: readonly string[],
  index: PackIndex,
): string {
  if (party === null || party === undefined) return 'none';
  const side = index.parties.get(party)?.side ?? party;
  if (wanted.length === 0) return `any:${side}`;
  if (wanted.includes(party)) return 'same';
  if (wanted.some((want) => (index.parties.get(want)?.side ?? want) === side)) return 'side';
  return `other:${side}`;
}

function clauseFeatures(
  sentence: AnnotatedSentence,
  units: readonly Unit[],
  slot: Slot,
  trigger: Trigger,
  index: PackIndex,
  shared: Share,
): void {
  const { parse } = sentence;
  shared(`pneg ${parse.phraseNegated[trigger.top]}`);
  const clause = parse.clauses[parse.clauseOf[trigger.top] ?? -1];
  if (clause === undefined) {
    shared('nocl');
    return;
  }
  const keyAt = (at: number): string =>
    units.find((unit) => unit.from <= at && at < unit.to)?.key ?? sentence.tokens[at]?.lemma ?? '-';
  const { agent, patient } = roles(clause);
  const { negated } = clause;
  const acting = relationTo(partyAt(sentence, agent), slot.agent, index);
  const acted = relationTo(partyAt(sentence, patient), slot.recipient, index);
  const verb = keyAt(clause.head);
  shared(`neg${negated}${slot.negative ? 'N' : ''}`);
  shared(`ag ${acting}`);
  shared(`ag ${acting}${negated}`);
  shared(`pa ${acted}`);
  shared(`agpa ${acting} ${acted}${negated}`);
  shared(`v ${verb}${negated}`);
  shared(`vag ${verb}${acting}${negated}`);
  if (clause.passive) shared(`passive ${acting}`);
  const governor = clause.governor === null ? undefined : parse.clauses[clause.governor];
  if (governor === undefined) return;
  const speaker = relationTo(partyAt(sentence, governor.subject), slot.agent, index);
  shared(`gov ${clause.relation}${keyAt(governor.head)}${governor.negated}`);
  shared(`govs ${speaker}${governor.negated}${clause.relation}`);
  shared(`govneg ${governor.negated !== negated}`);
}

function partyFeatures(
  sentence: AnnotatedSentence,
  slot: Slot,
  trigger: Trigger,
  index: PackIndex,
  shared: Share,
): void {
  let before: string | null = null;
  let after: string | null = null;
  let first: string | null = null;
  for (const { from, to, entry } of sentence.names) {
    const party = entry.parties[0];
    if (party === undefined) continue;
    first ??= party;
    if (to <= trigger.top + 1 && from < trigger.top) before = party;
    else if (from > trigger.top) after ??= party;
  }
  for (const [at, { party }] of sentence.resolved) if (at < trigger.top) before ??= party;
  const acting = relationTo(before, slot.agent, index);
  const acted = relationTo(after, slot.recipient, index);
  shared(`bef ${acting}`);
  shared(`aft ${acted}`);
  shared(`ba ${acting} ${acted}`);
  shared(`first ${relationTo(first, slot.agent, index)}`);
}

function negationFeatures(sentence: AnnotatedSentence, trigger: Trigger, shared: Share): void {
  let near = 0;
  for (const [at, token] of sentence.tokens.entries()) {
    if (!negativeWords.has(token.lemma) && !negativeWords.has(token.lower)) continue;
    const distance = distanceTo(trigger, at);
    if (distance > 6) {
      shared(`nwfar ${token.lemma}`);
      continue;
    }
    near++;
    shared(`nw ${token.lemma}${sideOf(trigger, at)}${distance <= 2 ? 'n' : 'f'}`);
  }
  shared(`nn ${Math.min(near, 3)}`);
}

const distanceTo = (trigger: Trigger, at: number): number =>
  at < trigger.from ? trigger.from - at : at > trigger.to ? at - trigger.to : 0;

const sideOf = (trigger: Trigger, at: number): 'b' | 'a' | 'i' =>
  at < trigger.from ? 'b' : at > trigger.to ? 'a' : 'i';

const nearTokens = 5;

function wordFeatures(
  units: readonly Unit[],
  slot: Slot,
  trigger: Trigger,
  features: Set<string>,
): void {
  const near: Unit[] = [];
  for (const unit of units) {
    if (distanceTo(trigger, unit.from) > nearTokens) {
      features.add(`${slot.id} far ${unit.key}`);
      continue;
    }
    near.push(unit);
    features.add(`${slot.id} w ${unit.key}`);
    features.add(`${slot.id} ws ${sideOf(trigger, unit.from)}${unit.key}`);
    if (!unit.small) features.add(`g w ${unit.key}`);
  }
  for (const [at, unit] of near.entries()) {
    const next = near[at + 1];
    if (next !== undefined) features.add(`${slot.id} b ${unit.key} ${next.key}`);
  }
  const content = near.filter((unit) => !unit.small);
  for (const [at, unit] of content.entries())
    for (const other of content.slice(at + 1, at + 4))
      features.add(`${slot.id} s ${unit.key} ${other.key}`);
}

const relations: readonly ValueRelation[] = ['equal', 'wider', 'narrower', 'other', 'open'];

function valueFeatures(input: StanceInput, index: PackIndex, features: Set<string>): void {
  const { slot, reading } = input;
  const fact = index.factsBySlot.get(slot.id)?.[0];
  if (slot.type === 'statement' || fact === undefined) return;
  const best = new Map<ValueRelation, number>();
  for (const [at, { mention }] of reading.mentions.entries()) {
    const relation = compareMention(mention, fact, slot, index, reading.published);
    if (relation === null) continue;
    best.set(relation, Math.max(best.get(relation) ?? 0, input.fills[at] ?? 0));
  }
  const agreed = (best.get('equal') ?? 0) > 0.3;
  for (const relation of relations) {
    const chance = best.get(relation);
    const band =
      chance === undefined
        ? '-'
        : chance < 0.1
          ? '0'
          : chance < 0.3
            ? '1'
            : chance < 0.6
              ? '2'
              : chance < 0.85
                ? '3'
                : '4';
    features.add(`${slot.id} ty ${relation}${band}`);
    features.add(`g ty ${slot.type}${relation}${band}`);
    if (relation === 'other') features.add(`g tyn ${band}${agreed}`);
  }
}
