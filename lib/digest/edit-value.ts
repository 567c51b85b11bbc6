import type { Slot } from '../factbase/pack-schema';
import type { Given } from '../factbase/values';
import { openEnd } from './read-values';

/** What a pack knows that a value can be chosen from. */
export interface Choices {
  readonly places: readonly { readonly id: string }[];
  readonly things: readonly { readonly id: string; readonly kind: string }[];
}

/** The parts of a question that its values depend on. */
export type Asked = Pick<Slot, 'type' | 'thing'>;

/** A value to begin with where a statement is moved to another question; null where there is nothing to choose from. */
export function firstValue(slot: Asked, { places, things }: Choices): Given | null {
  const [place, other] = places;
  const thing = things.find(({ kind }) => kind === slot.thing);
  switch (slot.type) {
    case 'count':
      return { type: 'count', count: 0 };
    case 'date':
      return null;
    case 'weekday':
      return { type: 'weekday', weekday: 1 };
    case 'place':
      return place === undefined ? null : { type: 'place', place: place.id };
    case 'places':
      return place === undefined ? null : { type: 'places', places: [place.id] };
    case 'route':
      return place === undefined || other === undefined
        ? null
        : { type: 'route', from: place.id, to: other.id };
    case 'thing':
      return thing === undefined ? null : { type: 'thing', thing: thing.id };
    case 'statement':
      return { type: 'statement' };
  }
}

/** The count that somebody typed: "38", "24–99" or "at least 30" as "30+"; null where it is none. */
export function readCount(typed: string): Given | null {
  const compact = typed.replace(/[\s,]/g, '');
  if (/^\d+(?:\.\d+)?$/.test(compact)) return { type: 'count', count: Number(compact) };
  const [, from, to] = /^(\d+)[-–](\d+)$/.exec(compact) ?? [];
  if (from !== undefined && to !== undefined && Number(from) <= Number(to))
    return { type: 'count', from: Number(from), to: Number(to) };
  const [, least] = /^(\d+)\+$/.exec(compact) ?? [];
  return least === undefined ? null : { type: 'count', from: Number(least), to: openEnd };
}

/** A count as {@link readCount} reads it. */
export function writeCount(value: Given): string {
  if (value.type !== 'count') return '';
  if ('count' in value) return String(value.count);
  return value.to >= openEnd ? `${value.from}+` : `${value.from}–${value.to}`;
}
