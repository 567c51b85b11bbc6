import type { AnnotatedSentence } from '../claims/annotate';
import { findMentions, type Mention } from '../claims/mentions';
import type { PackIndex } from '../claims/pack-index';
import type { Slot } from '../factbase/pack-schema';
import type { Given } from '../factbase/values';
import { addDays, weekdayOf } from '../language/calendar';
import type { DateMention } from '../language/dates';
import type { NumberMention } from '../language/numbers';

/** What "at least" and "more than" leave open: no count of people or things comes near. */
export const openEnd = 1e12;

/** The page's day and the event's, by which dates without a year are read. */
export interface Days {
  readonly published: string | null;
  readonly event: string | null;
}

/** A count that a number names, or the range that it allows; null for shares, ordinals and the like. */
export function countIn({ form, low, high, exact }: NumberMention): Given | null {
  if (form !== 'count' || low < 0) return null;
  if (exact) return { type: 'count', count: low };
  return { type: 'count', from: Math.max(0, low), to: Math.min(high, openEnd) };
}

const two = (number: number): string => String(number).padStart(2, '0');

const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** The day that a date mention names, ISO 8601; null where it leaves it open. */
export function dayIn(date: DateMention, { published, event }: Days): string | null {
  if (date.stretch !== null) return null;
  if (date.relative !== null) return published === null ? null : addDays(published, date.relative);
  const near = published ?? event;
  if (date.day === null) {
    if (date.weekday === null || near === null || published === null) return null;
    const back = (weekdayOf(published) - date.weekday + 7) % 7;
    return addDays(published, -back);
  }
  if (near === null && date.year === null) return null;
  const month = date.month ?? Number(near?.slice(5, 7) ?? 0);
  const year = date.year ?? yearOf(month, date.day, near ?? '');
  const day = `${year}-${two(month)}-${two(date.day)}`;
  return isDay(day) ? day : null;
}

/** The year of the last such day on or shortly after a given one: news speaks of what has been. */
function yearOf(month: number, day: number, near: string): number {
  const year = Number(near.slice(0, 4));
  const ahead = Date.parse(`${year}-${two(month)}-${two(day)}`) - Date.parse(near);
  return ahead > 60 * 86_400_000 ? year - 1 : year;
}

/** The value of a slot in a stretch of a sentence (tokens, end exclusive), or null where none is plain. */
export function valueIn(
  sentence: AnnotatedSentence,
  stretch: { readonly from: number; readonly to: number },
  slot: Slot,
  index: PackIndex,
  days: Days,
): Given | null {
  const mentions = findMentions(sentence, index).filter(
    ({ from, to }) => stretch.from <= from && to <= stretch.to,
  );
  const places = mentions.flatMap(({ value }) =>
    value.type === 'place' ? value.entry.places.slice(0, 1) : [],
  );
  switch (slot.type) {
    case 'count':
      return firstOf(mentions, ({ value }) =>
        value.type === 'count' ? countIn(value.number) : null,
      );
    case 'date':
      return firstOf(mentions, ({ value }) => {
        const day = value.type === 'date' ? dayIn(value.date, days) : null;
        return day === null ? null : { type: 'date', date: day };
      });
    case 'weekday':
      return firstOf(mentions, ({ value }) => {
        const weekday = value.type === 'date' ? value.date.weekday : null;
        return weekday === null ? null : weekdayValue(weekday);
      });
    case 'place':
      return places[0] === undefined ? null : { type: 'place', place: places[0] };
    case 'places':
      return places.length === 0 ? null : { type: 'places', places: [...new Set(places)].sort() };
    case 'route': {
      const [from, to] = places;
      return from === undefined || to === undefined || from === to
        ? null
        : { type: 'route', from, to };
    }
    case 'thing':
      return firstOf(mentions, ({ value }) =>
        value.type === 'thing' && value.kind === slot.thing
          ? thingValue(value.entry.things, slot, index)
          : null,
      );
    case 'statement':
      return { type: 'statement' };
  }
}

function firstOf(
  mentions: readonly Mention[],
  read: (mention: Mention) => Given | null,
): Given | null {
  for (const mention of mentions) {
    const value = read(mention);
    if (value !== null) return value;
  }
  return null;
}

function weekdayValue(weekday: number): Given | null {
  const days = [0, 1, 2, 3, 4, 5, 6] as const;
  const found = days.find((day) => day === weekday);
  return found === undefined ? null : { type: 'weekday', weekday: found };
}

function thingValue(ids: readonly string[], slot: Slot, index: PackIndex): Given | null {
  const thing = ids.find((id) => index.things.get(id)?.kind === slot.thing);
  return thing === undefined ? null : { type: 'thing', thing };
}
