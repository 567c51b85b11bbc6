import type { Clause } from '../language/clauses';
import type { AnnotatedSentence } from './annotate';
import { type Unit, unitsOf } from './features';
import type { Finding } from './finding';
import type { PackIndex } from './pack-index';
import type { Reading } from './reading';

/** A text as the sequence head reads it: units in order, each as a bag of features. */
export type Bags = readonly (readonly string[])[];

/**
 * A sentence with what went before: the bags of the sentence before, then one for whose event it speaks of,
 * then a bag for each of its own units. What the comparers found stands on the units where they found it.
 */
export const bagsOf = (
  reading: Reading,
  findings: readonly Finding[],
): { readonly bags: Bags; readonly from: number } => ({
  bags: [
    ...reading.before.bags,
    openingBag(reading),
    ...unitBags(reading.sentence, reading.units, findings),
  ],
  from: reading.before.bags.length,
});

/** Units of the sentence before that are read: its last ones. */
const longestContext = 24;

/** A sentence as context of the next one. */
export const contextBags = (sentence: AnnotatedSentence, index: PackIndex): Bags =>
  unitBags(sentence, unitsOf(sentence, index, null).slice(-longestContext), []).map((bag) => [
    ...bag,
    'c',
  ]);

function unitBags(
  sentence: AnnotatedSentence,
  units: readonly Unit[],
  findings: readonly Finding[],
): Bags {
  const { clauses, clauseOf } = sentence.parse;
  const roles = rolesByToken(clauses);
  return units.map((unit) => {
    const bag = [`k ${unit.key}`, `t ${sentence.tokens[unit.from]?.pos ?? ''}`];
    if (isNamed(unit.open)) bag.push(`o ${unit.open}`);
    if (!isNamed(unit.key) && unit.key.length > prefixLength)
      bag.push(`p ${unit.key.slice(0, prefixLength)}`);
    if (sentence.parse.phraseNegated[unit.from]) bag.push('n');
    for (let at = unit.from; at < unit.to; at++) bag.push(...(roles.get(at) ?? []));
    const clause = clauses[clauseOf[unit.from] ?? -1];
    if (clause !== undefined) bag.push(`r ${clause.relation}`);
    for (const { from, to, slot, stance, certainty, ground } of findings)
      if (from < unit.to && to > unit.from)
        bag.push(`f ${stance} ${certainty}`, `f ${slot}`, `f ${stance} ${ground}`);
    return [...new Set(bag)];
  });
}

/** What tokens are in their clauses: predicate, denied or passive, subject, object, doer of a passive. */
function rolesByToken(clauses: readonly Clause[]): ReadonlyMap<number, readonly string[]> {
  const roles = new Map<number, string[]>();
  const add = (at: number | null, role: string): void => {
    if (at !== null) roles.set(at, [...(roles.get(at) ?? []), role]);
  };
  for (const { head, subject, object, by, passive, negated } of clauses) {
    add(head, 'h');
    if (passive) add(head, 'hp');
    if (negated) add(head, 'hn');
    add(subject, passive ? 'rsp' : 'rs');
    add(object, 'ro');
    add(by, 'rb');
  }
  return roles;
}

const prefixLength = 5;

/** A unit that stands for a name, a number or a date. */
const isNamed = (key: string): boolean => key.startsWith('@') || key.startsWith('#');

function openingBag({ belonging, before }: Reading): readonly string[] {
  const whose = Object.entries(belonging).flatMap(([name, holds]) => (holds ? [`w ${name}`] : []));
  const named = before.names.map((key) => `c @${key}`);
  return ['w', ...whose, ...named, ...(before.asked ? ['c?'] : [])];
}
