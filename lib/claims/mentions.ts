import type { DateMention } from '../language/dates';
import type { NumberMention } from '../language/numbers';
import type { AnnotatedSentence } from './annotate';
import { type AddFeature, hashOf, hashOn, rowOf } from './feature-hash';
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

/** What the names of features begin with, before and after the mention. */
const sides = {
  left: hashOf('L '),
  right: hashOf('R '),
  anywhere: hashOf('b '),
};
const steps = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((step) => ({
  step,
  name: hashOf(`${step} `),
}));

/**
 * Hashes of the features for which slot a mention fills. Its own value is left open, so that what is learned
 * of "38 people died" holds for any other number.
 */
export const mentionFeatures = (
  mention: Mention,
  sentence: AnnotatedSentence,
  units: readonly Unit[],
): readonly number[] => rowOf((add) => addMention(mention, sentence, units, add));

function addMention(
  mention: Mention,
  sentence: AnnotatedSentence,
  units: readonly Unit[],
  add: AddFeature,
): void {
  const at = units.findIndex((unit) => unit.from <= mention.from && mention.from < unit.to);
  for (const { step, name } of steps) {
    const key = units[at + step]?.open ?? (step < 0 ? '^' : '$');
    const here = hashOn(name, key);
    add(here);
    add(hashOn(step < 0 ? sides.left : sides.right, key));
    if (Math.abs(step) <= 3)
      add(hashOn(hashOn(here, ' '), units[at + step + Math.sign(step)]?.open ?? ''));
  }
  const left = units[at - 1]?.open ?? '^';
  const right = units[at + 1]?.open ?? '$';
  add(hashOf(`lr ${left} ${right}`));
  add(hashOf(`lrr ${left} ${right} ${units[at + 2]?.open ?? '$'}`));
  add(hashOf(`llr ${units[at - 2]?.open ?? '^'} ${left} ${right}`));
  for (const name of clauseOf(mention, sentence, units)) add(hashOf(name));
  for (const unit of units)
    if (!unit.small && unit.from !== mention.from) add(hashOn(sides.anywhere, unit.open));
  for (const name of formOf(mention.value)) add(hashOf(name));
  add(hashOf('bias'));
}

/** Features for how a value is written. */
function formOf(value: MentionValue): readonly string[] {
  switch (value.type) {
    case 'count': {
      const { form, exact, named } = value.number;
      return [`form ${form} ${exact}`, `size ${named < 2 ? 'one' : named < 200 ? 'some' : 'many'}`];
    }
    case 'date': {
      const { day, month, year, weekday, relative } = value.date;
      return [
        `parts ${[day, month, year, weekday, relative].map((part) => part !== null).join(' ')}`,
      ];
    }
    case 'place':
      return [`demonym ${value.entry.demonym} ${value.entry.parties.length > 0}`];
    case 'unknown':
      return ['unknown'];
    case 'thing':
      return [];
  }
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
