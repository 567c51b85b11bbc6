import type { Pack, Value, Wider } from './pack-schema';

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const weekdayName = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`);

type Names = ReadonlyMap<string, string>;

const names = new WeakMap<Pack, { readonly places: Names; readonly things: Names }>();

/** A pack's readable names, gathered once. */
function namesOf(pack: Pack): { readonly places: Names; readonly things: Names } {
  const known = names.get(pack);
  if (known !== undefined) return known;
  const made = {
    places: new Map(pack.places.map(({ id, name }) => [id, name])),
    things: new Map(pack.things.map(({ id, name }) => [id, name])),
  };
  names.set(pack, made);
  return made;
}

/** The value as people read it, by the names of the pack; nothing for statements. */
export function describeValue(value: Value, pack: Pack): string {
  const { places, things } = namesOf(pack);
  const place = (id: string) => places.get(id) ?? id;
  switch (value.type) {
    case 'count':
      return String(value.count);
    case 'date':
      return longDay.format(midnight(value.date));
    case 'weekday':
      return weekdayName.format(Date.UTC(2023, 0, 1 + value.weekday));
    case 'place':
      return place(value.place);
    case 'route':
      return `${place(value.from)} – ${place(value.to)}`;
    case 'thing':
      return things.get(value.thing) ?? value.thing;
    case 'places':
      return value.places.map(place).join(', ');
    case 'statement':
      return '';
  }
}

/** A value that is less exact than a fact's, as people read it ("24 – 99"). */
export function describeWider(wider: Wider, pack: Pack): string {
  switch (wider.type) {
    case 'count':
      return `${wider.from} – ${wider.to}`;
    case 'date':
      return longDay.formatRange(midnight(wider.from), midnight(wider.to));
    default:
      return describeValue(wider, pack);
  }
}
