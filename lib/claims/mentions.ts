import type { DateMention } from '../language/dates';
import type { NumberMention } from '../language/numbers';
import type { AnnotatedSentence } from './annotate';
import { roles, type Unit } from './features';
import type { NamedEntry, PackIndex } from './pack-index';

/** A typed value in a sentence that may fill a slot. */
export type MentionValue =
  | { readonly type: 'count'; readonly number: NumberMention }
  | { readonly type: 'date'; readonly date: DateMention }
  | { readonly type: 'place'; readonly entry: NamedEntry }
  | { readonly type: 'thing'; readonly entry: NamedEntry; readonly kind: string }
  | { readonly type: 'unknown'; readonly text: string };

/** A value with its place in the sentence. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly value: MentionValue;
}

const placing = new Set(
  'near to from in at outside for over by towards toward into around off via of'.split(' '),
);

/** The typed values of a sentence in reading order; a name that is a place and a thing yields both. */
export function findMentions(sentence: AnnotatedSentence, index: PackIndex): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const number of sentence.numbers)
    mentions.push({ from: number.from, to: number.to, value: { type: 'count', number } });
  for (const date of sentence.dates)
    mentions.push({ from: date.from, to: date.to, value: { type: 'date', date } });
  const named = sentence.tokens.map(() => false);
  for (const { from, to, entry } of sentence.names) {
    for (let at = from; at < to; at++) named[at] = true;
    if (entry.places.length > 0) mentions.push({ from, to, value: { type: 'place', entry } });
    for (const id of entry.things) {
      const thing = index.things.get(id);
      if (thing !== undefined)
        mentions.push({ from, to, value: { type: 'thing', entry, kind: thing.kind } });
    }
  }
  for (const [at, token] of sentence.tokens.entries()) {
    const before = sentence.tokens[at - 1];
    if (named[at] === true || token.pos !== 'PROPN' || before === undefined) continue;
    if (!/^\p{Lu}\p{Ll}/u.test(token.text) || !placing.has(before.lower)) continue;
    if (sentence.dates.some((date) => date.from <= at && at < date.to)) continue;
    mentions.push({ from: at, to: at + 1, value: { type: 'unknown', text: token.text } });
  }
  return mentions.sort((a, b) => a.from - b.from);
}

/** Which mentions a slot type can take: the group whose classifier decides. */
export type MentionGroup = 'count' | 'date' | 'place';

/** The classifier that a mention belongs to; null for things, whose kind decides alone. */
export function groupOf(mention: Mention): MentionGroup | null {
  switch (mention.value.type) {
    case 'count':
      return 'count';
    case 'date':
      return 'date';
    case 'place':
    case 'unknown':
      return 'place';
    case 'thing':
      return null;
  }
}

/**
 * Features for which slot a mention fills. Its own value is left open, so that what is learned
 * of "38 people died" holds for any other number.
 */
export function mentionFeatures(
  mention: Mention,
  sentence: AnnotatedSentence,
  units: readonly Unit[],
): readonly string[] {
  const at = units.findIndex((unit) => unit.from <= mention.from && mention.from < unit.to);
  const features: string[] = [];
  for (let step = -5; step <= 5; step++) {
    if (step === 0) continue;
    const unit = units[at + step];
    const key = unit?.open ?? (step < 0 ? '^' : '$');
    features.push(`${step} ${key}`);
    features.push(`${step < 0 ? 'L' : 'R'} ${key}`);
    if (Math.abs(step) <= 3)
      features.push(`${step} ${key} ${units[at + step + Math.sign(step)]?.open ?? ''}`);
  }
  const left = units[at - 1]?.open ?? '^';
  const right = units[at + 1]?.open ?? '$';
  features.push(`lr ${left} ${right}`);
  features.push(`lrr ${left} ${right} ${units[at + 2]?.open ?? '$'}`);
  features.push(`llr ${units[at - 2]?.open ?? '^'} ${left} ${right}`);
  features.push(...clauseOf(mention, sentence, units));
  for (const unit of units)
    if (!unit.small && unit.from !== mention.from) features.push(`b ${unit.open}`);
  const value = mention.value;
  if (value.type === 'count') {
    features.push(`form ${value.number.form} ${value.number.exact}`);
    features.push(
      `size ${value.number.named < 2 ? 'one' : value.number.named < 200 ? 'some' : 'many'}`,
    );
  }
  if (value.type === 'date')
    features.push(
      `parts ${value.date.day !== null} ${value.date.month !== null} ${value.date.year !== null} ${value.date.weekday !== null} ${value.date.relative !== null}`,
    );
  if (value.type === 'place')
    features.push(`demonym ${value.entry.demonym} ${value.entry.parties.length > 0}`);
  if (value.type === 'unknown') features.push('unknown');
  features.push('bias');
  return features;
}

function clauseOf(
  mention: Mention,
  sentence: AnnotatedSentence,
  units: readonly Unit[],
): readonly string[] {
  const clause = sentence.parse.clauses[sentence.parse.clauseOf[mention.from] ?? -1];
  if (clause === undefined) return ['v none'];
  const keyAt = (at: number | null): string =>
    at === null
      ? '-'
      : (units.find((unit) => unit.from <= at && at < unit.to)?.open ??
        sentence.tokens[at]?.lemma ??
        '-');
  const verb = keyAt(clause.head);
  const { agent, patient } = roles(clause);
  const side = mention.from < clause.head ? 'before' : 'after';
  return [
    `v ${verb}`,
    `v ${side} ${verb}`,
    `vs ${keyAt(agent)} ${verb}`,
    `vo ${verb} ${keyAt(patient)}`,
    `rel ${clause.relation}`,
  ];
}
