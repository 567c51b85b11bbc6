import type { Slot } from '../factbase/pack-schema';
import type { AnnotatedSentence } from './annotate';
import { addBands } from './bands';
import { compareMention, type ValueRelation } from './compare-mention';
import { type AddFeature, hashOf, hashOn, rowOf } from './feature-hash';
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

/** Feature hashes for what a sentence says of a fact: backs it, contradicts it, or neither. */
export const stanceFeatures = (input: StanceInput, index: PackIndex): readonly number[] =>
  rowOf((add) => addStance(input, index, add));

function addStance(input: StanceInput, index: PackIndex, add: AddFeature): void {
  const { reading, slot } = input;
  const trigger = triggerOf(input.pull);
  const own = hashOf(`${slot.id} `);
  const shared: Share = (...parts) => {
    let ofAll = general;
    let ofSlot = own;
    for (const part of parts) {
      ofAll = hashOn(ofAll, String(part));
      ofSlot = hashOn(ofSlot, String(part));
    }
    add(ofAll);
    add(ofSlot);
  };
  add(hashOn(own, 'bias'));
  add(hashOn(hashOn(general, 'bias '), slot.type));
  const band = input.link < 0.2 ? 0 : input.link < 0.5 ? 1 : input.link < 0.8 ? 2 : 3;
  add(hashOn(own, `link${band}`));
  add(hashOn(general, `link${band} ${slot.type}`));
  clauseFeatures(reading.sentence, reading.units, slot, trigger, index, shared);
  partyFeatures(reading.sentence, slot, trigger, index, shared);
  negationFeatures(reading.sentence, trigger, shared);
  wordFeatures(reading.units, own, trigger, add);
  valueFeatures(input, index, own, add);
  for (const finding of input.findings) shared('f ', finding);
  if (input.told === null) return;
  const { backed, contradicted } = input.told;
  for (const space of [general, own]) {
    addBands(hashOn(space, 'q+'), backed, add);
    addBands(hashOn(space, 'q-'), contradicted, add);
  }
  shared('q ', backed > contradicted);
}

/** Features that hold for facts of all slots begin so, those of one slot with its id. */
const general = hashOf('g ');

/** Adds a feature, by the parts of its name, for the slot and for all of them. */
type Share = (...parts: readonly (string | number | boolean)[]) => void;

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
  shared('pneg ', String(parse.phraseNegated[trigger.top]));
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
  shared('neg', negated, slot.negative ? 'N' : '');
  shared('ag ', acting);
  shared('ag ', acting, negated);
  shared('pa ', acted);
  shared('agpa ', acting, ' ', acted, negated);
  shared('v ', verb, negated);
  shared('vag ', verb, acting, negated);
  if (clause.passive) shared('passive ', acting);
  const governor = clause.governor === null ? undefined : parse.clauses[clause.governor];
  if (governor === undefined) return;
  const speaker = relationTo(partyAt(sentence, governor.subject), slot.agent, index);
  shared('gov ', String(clause.relation), keyAt(governor.head), governor.negated);
  shared('govs ', speaker, governor.negated, String(clause.relation));
  shared('govneg ', governor.negated !== negated);
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
  shared('bef ', acting);
  shared('aft ', acted);
  shared('ba ', acting, ' ', acted);
  shared('first ', relationTo(first, slot.agent, index));
}

function negationFeatures(sentence: AnnotatedSentence, trigger: Trigger, shared: Share): void {
  let near = 0;
  for (const [at, token] of sentence.tokens.entries()) {
    if (!negativeWords.has(token.lemma) && !negativeWords.has(token.lower)) continue;
    const distance = distanceTo(trigger, at);
    if (distance > 6) {
      shared('nwfar ', token.lemma);
      continue;
    }
    near++;
    shared('nw ', token.lemma, sideOf(trigger, at), distance <= 2 ? 'n' : 'f');
  }
  shared('nn ', Math.min(near, 3));
}

const distanceTo = (trigger: Trigger, at: number): number =>
  at < trigger.from ? trigger.from - at : at > trigger.to ? at - trigger.to : 0;

const sideOf = (trigger: Trigger, at: number): 'b' | 'a' | 'i' =>
  at < trigger.from ? 'b' : at > trigger.to ? 'a' : 'i';

const nearTokens = 5;

const generalWord = hashOn(general, 'w ');

function wordFeatures(
  units: readonly Unit[],
  own: number,
  trigger: Trigger,
  add: AddFeature,
): void {
  const far = hashOn(own, 'far ');
  const word = hashOn(own, 'w ');
  const sided = hashOn(own, 'ws ');
  const next = hashOn(own, 'b ');
  const pair = hashOn(own, 's ');
  const near: Unit[] = [];
  for (const unit of units) {
    if (distanceTo(trigger, unit.from) > nearTokens) {
      add(hashOn(far, unit.key));
      continue;
    }
    near.push(unit);
    add(hashOn(word, unit.key));
    add(hashOn(hashOn(sided, sideOf(trigger, unit.from)), unit.key));
    if (!unit.small) add(hashOn(generalWord, unit.key));
  }
  addPairs(next, near, 1, add);
  addPairs(
    pair,
    near.filter((unit) => !unit.small),
    3,
    add,
  );
}

/** Adds a feature for each unit together with each of so many that follow it. */
function addPairs(name: number, units: readonly Unit[], furthest: number, add: AddFeature): void {
  for (const [at, unit] of units.entries()) {
    const first = hashOn(hashOn(name, unit.key), ' ');
    for (let step = 1; step <= furthest; step++) {
      const other = units[at + step];
      if (other === undefined) break;
      add(hashOn(first, other.key));
    }
  }
}

const relations: readonly ValueRelation[] = ['equal', 'wider', 'narrower', 'other', 'open'];

function valueFeatures(input: StanceInput, index: PackIndex, own: number, add: AddFeature): void {
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
    add(hashOn(own, `ty ${relation}${band}`));
    add(hashOn(general, `ty ${slot.type}${relation}${band}`));
    if (relation === 'other') add(hashOn(general, `tyn ${band}${agreed}`));
  }
}
