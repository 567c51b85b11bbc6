import type { Fact, Slot } from '../factbase/pack-schema';
import { compareDate } from '../language/dates';
import { allows } from '../language/numbers';
import type { Mention } from './mentions';
import type { PackIndex } from './pack-index';

/**
 * How a mentioned value stands to a fact's value: the same, consistent but less exact, consistent and
 * more exact, another one, or undecidable (a relative date without a page date).
 */
export type ValueRelation = 'equal' | 'wider' | 'narrower' | 'other' | 'open';

/** Compares a mention with the value of a fact; null where their kinds do not meet. */
export function compareMention(
  mention: Mention,
  fact: Fact,
  slot: Slot,
  index: PackIndex,
  published: string | null,
): ValueRelation | null {
  const { value } = mention;
  switch (fact.value.type) {
    case 'count':
      return value.type === 'count'
        ? compareCount(value.number, fact.value.count, slot, index)
        : null;
    case 'date':
      return value.type === 'date' ? dateRelation(value.date, fact.value.date, published) : null;
    case 'weekday':
      if (value.type !== 'date') return null;
      if (value.date.weekday === null) return 'open';
      return value.date.weekday === fact.value.weekday ? 'equal' : 'other';
    case 'thing':
      return value.type === 'thing' && value.kind === slot.thing
        ? containment(value.entry.things, [fact.value.thing], index)
        : null;
    case 'place':
      return comparePlace(value, [fact.value.place], index);
    case 'places':
      return comparePlace(value, fact.value.places, index);
    case 'route':
      return comparePlace(value, [fact.value.from, fact.value.to], index);
    case 'statement':
      return null;
  }
}

function compareCount(
  number: Parameters<typeof allows>[0],
  count: number,
  slot: Slot,
  index: PackIndex,
): ValueRelation {
  if (number.form === 'count') {
    if (!allows(number, count)) return 'other';
    return number.exact ? 'equal' : 'wider';
  }
  const whole = slot.shareOf === undefined ? null : countOf(slot.shareOf, index);
  if (whole === null || (number.form !== 'fraction' && number.form !== 'percent')) return 'open';
  return allows(number, count / whole) ? 'wider' : 'other';
}

/** The count that the pack has for a slot, or null. */
export function countOf(slot: string, index: PackIndex): number | null {
  const value = index.factsBySlot.get(slot)?.[0]?.value;
  return value?.type === 'count' ? value.count : null;
}

function dateRelation(
  date: Parameters<typeof compareDate>[0],
  day: string,
  published: string | null,
): ValueRelation {
  const relation = compareDate(date, day, published);
  if (relation === 'open') return 'open';
  if (relation === 'other') return 'other';
  return date.day === null && date.weekday === null ? 'wider' : 'equal';
}

function comparePlace(
  value: Mention['value'],
  wanted: readonly string[],
  index: PackIndex,
): ValueRelation | null {
  if (value.type === 'unknown') return 'other';
  if (value.type !== 'place') return null;
  return containment(value.entry.places, wanted, index);
}

/** Relation of any named thing or place to any wanted one, by what lies within what. */
function containment(
  named: readonly string[],
  wanted: readonly string[],
  index: PackIndex,
): ValueRelation {
  const holders = (id: string): readonly string[] =>
    index.places.get(id)?.within ?? index.things.get(id)?.within ?? [];
  if (named.some((id) => wanted.includes(id))) return 'equal';
  if (named.some((id) => wanted.some((want) => holders(want).includes(id)))) return 'wider';
  if (named.some((id) => wanted.some((want) => holders(id).includes(want)))) return 'narrower';
  return 'other';
}
