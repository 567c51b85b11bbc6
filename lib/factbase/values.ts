import * as v from 'valibot';
import { failure, type Result, success } from '../result';
import type { Slot, Value, Wider } from './pack-schema';

/** What a source says of a slot: a value, or something less exact. */
export type Given = Value | Wider;

/** The places and things of an event, with everything that each lies in or is an instance of. */
export interface Containment {
  readonly places: ReadonlyMap<string, ReadonlySet<string>>;
  readonly things: ReadonlyMap<string, ReadonlySet<string>>;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const day = v.pipe(v.string(), v.isoDate());
const id = v.string();
const increasing = 'from lies after to';

const dayRange = v.pipe(
  v.strictObject({ from: day, to: day }),
  v.check(({ from, to }) => from <= to, increasing),
);
const countRange = v.pipe(
  v.strictObject({ from: v.number(), to: v.number() }),
  v.check(({ from, to }) => from <= to, increasing),
);

/** The form of a value in a digest, by slot type. */
const forms = {
  count: v.union([
    v.pipe(
      v.number(),
      v.transform((count): Given => ({ type: 'count', count })),
    ),
    v.pipe(
      countRange,
      v.transform((range): Given => ({ type: 'count', ...range })),
    ),
  ]),
  date: v.union([
    v.pipe(
      day,
      v.transform((date): Given => ({ type: 'date', date })),
    ),
    v.pipe(
      dayRange,
      v.transform((range): Given => ({ type: 'date', ...range })),
    ),
  ]),
  weekday: v.pipe(
    v.picklist(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']),
    v.transform((name) => weekdays.indexOf(name)),
    v.picklist([0, 1, 2, 3, 4, 5, 6]),
    v.transform((weekday): Given => ({ type: 'weekday', weekday })),
  ),
  place: v.pipe(
    id,
    v.transform((place): Given => ({ type: 'place', place })),
  ),
  route: v.pipe(
    v.strictObject({ from: id, to: id }),
    v.transform((route): Given => ({ type: 'route', ...route })),
  ),
  thing: v.pipe(
    id,
    v.transform((thing): Given => ({ type: 'thing', thing })),
  ),
  places: v.pipe(
    v.array(id),
    v.minLength(1),
    v.transform((places): Given => ({ type: 'places', places: [...places].sort() })),
  ),
  statement: v.pipe(
    v.undefined('a statement has no value'),
    v.transform((): Given => ({ type: 'statement' })),
  ),
} as const;

const expected = {
  count: 'a number, or { from, to }',
  date: 'a day (2024-01-31), or { from, to }',
  weekday: `one of ${weekdays.join(', ')}`,
  place: 'the id of a place',
  route: '{ from, to } with the ids of two places',
  thing: 'the id of a thing',
  places: 'a list of ids of places',
  statement: 'no value',
} as const;

/** The value that a digest gives for a slot, or why it cannot be one. */
export function readGiven(slot: Slot, raw: unknown): Result<Given> {
  const parsed = v.safeParse(forms[slot.type], raw);
  if (parsed.success) return success(parsed.output);
  return failure({
    where: 'value',
    what: `slot "${slot.id}" wants ${expected[slot.type]}, not ${JSON.stringify(raw) ?? 'nothing'}`,
  });
}

/** Whether it is a value that a fact can have, not a range. */
export const isExact = (given: Given): given is Value =>
  !('from' in given && given.type !== 'route');

/** Equal for equal values, and only for them. */
export function valueKey(given: Given): string {
  switch (given.type) {
    case 'count':
      return 'count' in given ? String(given.count) : `${given.from}-to-${given.to}`;
    case 'date':
      return 'date' in given ? given.date : `${given.from}-to-${given.to}`;
    case 'weekday':
      return weekdays[given.weekday] ?? String(given.weekday);
    case 'place':
      return given.place;
    case 'route':
      return `${given.from}-to-${given.to}`;
    case 'thing':
      return given.thing;
    case 'places':
      return [...given.places].sort().join('-and-');
    case 'statement':
      return 'statement';
  }
}

/** Whether `wide` follows from `exact` and says less. */
export function isWider(wide: Given, exact: Value, containment: Containment): boolean {
  if (wide.type === 'count' && 'from' in wide)
    return exact.type === 'count' && wide.from <= exact.count && exact.count <= wide.to;
  if (wide.type === 'date' && 'from' in wide)
    return exact.type === 'date' && wide.from <= exact.date && exact.date <= wide.to;
  if (wide.type === 'place' && exact.type === 'place')
    return containment.places.get(exact.place)?.has(wide.place) ?? false;
  if (wide.type === 'thing' && exact.type === 'thing')
    return containment.things.get(exact.thing)?.has(wide.thing) ?? false;
  if (wide.type === 'places' && exact.type === 'places')
    return (
      wide.places.length < exact.places.length &&
      wide.places.every((place) => exact.places.includes(place))
    );
  return false;
}

/** Every container of each item, directly or through another. */
export function closeContainment(
  items: readonly { readonly id: string; readonly within: readonly string[] }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = new Map(items.map((item) => [item.id, item.within]));
  const closed = new Map<string, ReadonlySet<string>>();
  for (const { id: start } of items) {
    const reached = new Set<string>();
    const open = [...(direct.get(start) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next) || next === start) continue;
      reached.add(next);
      open.push(...(direct.get(next) ?? []));
    }
    closed.set(start, reached);
  }
  return closed;
}
