import type { Fact, Pack, Slot } from '../factbase/pack-schema';
import { addDays, weekdayOf } from '../language/calendar';
import type { DateMention } from '../language/dates';
import type { NumberMention } from '../language/numbers';

/** A slot that asks for a thing, with the fact that fills it. */
export interface ThingFact {
  readonly slot: Slot;
  readonly fact: Fact;
  readonly thing: string;
  /** Its place among the pack's facts. */
  readonly order: number;
}

/** What a pack's facts and slots name, to be asked for by value. */
export interface PackValues {
  /** Slot of the first fact with just this count, or null. */
  readonly slotOfCount: (count: number) => string | null;
  /** Whether some fact's count is among those that a number allows. */
  readonly allowsSome: (number: NumberMention) => boolean;
  /** Slot of the first fact whose day a mention with a day, or a relative one, names; or null. */
  readonly slotOfDay: (date: DateMention, published: string | null) => string | null;
  /** Slots with a fact that falls on a weekday and tells what a party did. */
  readonly slotsByActor: (weekday: number, party: string) => ReadonlySet<string>;
  /** Things that are a fact's value. */
  readonly things: ReadonlySet<string>;
  /** The same, and what those are instances of. */
  readonly thingsAndHolders: ReadonlySet<string>;
  /** Places that are a fact's value, and what those lie in. */
  readonly eventPlaces: ReadonlySet<string>;
  /** Ends of routes, and what those lie in. */
  readonly routeEnds: ReadonlySet<string>;
  /** Kinds of things that background slots ask for. */
  readonly backgroundKinds: ReadonlySet<string | undefined>;
  /** Facts of background slots that ask for a thing: what the event is known by, and so few. */
  readonly backgroundThings: readonly ThingFact[];
  /** Facts of other slots that ask for a thing of a kind, in the pack's order. */
  readonly toldThings: (kind: string) => readonly ThingFact[];
  /** The fact of the first route slot that has one. */
  readonly route: Fact | null;
  /** Words for the things of background slots, one and many. */
  readonly thingWords: ReadonlySet<string>;
}

/** The values of a pack's facts by what is asked of them; linear in the pack. */
export function valuesOfPack(pack: Pack): PackValues {
  return { ...countsOf(pack), ...daysOf(pack), ...namedIn(pack), ...askedFor(pack) };
}

function countsOf(pack: Pack): Pick<PackValues, 'slotOfCount' | 'allowsSome'> {
  const slots = new Map<number, string>();
  for (const { slot, value } of pack.facts)
    if (value.type === 'count' && !slots.has(value.count)) slots.set(value.count, slot);
  const counts = Float64Array.from(slots.keys()).sort();
  return {
    slotOfCount: (count) => slots.get(count) ?? null,
    allowsSome({ low, high }) {
      let from = 0;
      let to = counts.length;
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((counts[middle] ?? 0) < low - slack) from = middle + 1;
        else to = middle;
      }
      return from < counts.length && (counts[from] ?? 0) <= high + slack;
    },
  };
}

/** As in {@link allows}. */
const slack = 1e-9;
const any = '*';

function daysOf(pack: Pack): Pick<PackValues, 'slotOfDay' | 'slotsByActor'> {
  const byDay = new Map<string, string>();
  const byParts = new Map<string, string>();
  const byActor = new Map<string, Set<string>>();
  const agents = new Map(pack.slots.map(({ id, agent }) => [id, agent]));
  for (const { slot, value } of pack.facts) {
    if (value.type !== 'date') continue;
    if (!byDay.has(value.date)) byDay.set(value.date, slot);
    const [year = 0, month = 0, day = 0] = value.date.split('-').map(Number);
    for (const key of [
      `${year} ${month} ${day}`,
      `${year} ${any} ${day}`,
      `${any} ${month} ${day}`,
      `${any} ${any} ${day}`,
    ])
      if (!byParts.has(key)) byParts.set(key, slot);
    for (const party of agents.get(slot) ?? []) {
      const key = `${weekdayOf(value.date)} ${party}`;
      const known = byActor.get(key);
      if (known === undefined) byActor.set(key, new Set([slot]));
      else known.add(slot);
    }
  }
  return {
    slotOfDay({ relative, year, month, day }, published) {
      if (relative !== null)
        return published === null ? null : (byDay.get(addDays(published, relative)) ?? null);
      return byParts.get(`${year ?? any} ${month ?? any} ${day}`) ?? null;
    },
    slotsByActor: (weekday, party) => byActor.get(`${weekday} ${party}`) ?? new Set(),
  };
}

function namedIn(pack: Pack) {
  const withinThing = new Map(pack.things.map(({ id, within }) => [id, within]));
  const withinPlace = new Map(pack.places.map(({ id, within }) => [id, within]));
  const things = new Set<string>();
  const thingsAndHolders = new Set<string>();
  const eventPlaces = new Set<string>();
  const routeEnds = new Set<string>();
  const add = (to: Set<string>, id: string, within: ReadonlyMap<string, readonly string[]>) => {
    to.add(id);
    for (const holder of within.get(id) ?? []) to.add(holder);
  };
  for (const { value } of pack.facts) {
    if (value.type === 'thing') {
      things.add(value.thing);
      add(thingsAndHolders, value.thing, withinThing);
    }
    if (value.type === 'place') add(eventPlaces, value.place, withinPlace);
    if (value.type === 'route')
      for (const end of [value.from, value.to]) add(routeEnds, end, withinPlace);
  }
  const background = pack.slots.filter((slot) => slot.background);
  return {
    things,
    thingsAndHolders,
    eventPlaces,
    routeEnds,
    backgroundKinds: new Set(background.map(({ thing }) => thing)),
    thingWords: new Set(
      background
        .filter(({ type }) => type === 'thing')
        .flatMap(({ cues }) => cues.flatMap((cue) => [cue, `${cue}s`])),
    ),
  };
}

function askedFor(pack: Pack): Pick<PackValues, 'backgroundThings' | 'toldThings' | 'route'> {
  const first = new Map<string, Fact>();
  for (const fact of pack.facts) if (!first.has(fact.slot)) first.set(fact.slot, fact);
  const slots = new Map(pack.slots.map((slot) => [slot.id, slot]));
  const backgroundThings: ThingFact[] = [];
  const told = new Map<string | undefined, ThingFact[]>();
  let order = 0;
  for (const [id, fact] of first) {
    const slot = slots.get(id);
    if (slot?.type !== 'thing' || fact.value.type !== 'thing') continue;
    const one = { slot, fact, thing: fact.value.thing, order: order++ };
    const known = told.get(slot.thing);
    if (slot.background) backgroundThings.push(one);
    else if (known === undefined) told.set(slot.thing, [one]);
    else known.push(one);
  }
  const routes = pack.slots.filter(({ type }) => type === 'route').map(({ id }) => first.get(id));
  return {
    backgroundThings,
    toldThings: (kind) => told.get(kind) ?? [],
    route: routes.find((fact) => fact?.value.type === 'route') ?? null,
  };
}
