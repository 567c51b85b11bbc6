import type { Problem } from '../result';
import type { UserPack } from './user-pack-schema';

interface Named {
  readonly id: string;
}

function usedTwice(path: string, items: readonly Named[]): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ where: `${path}.${index}.id`, what: `"${id}" is used twice` }];
  });
}

/**
 * What in a pack contradicts itself: ids used twice or of nothing, values of another type than their slot's,
 * an event that is missing or too much. What a pack for somebody else's event names may stand there.
 */
export function checkUserPack(pack: UserPack): readonly Problem[] {
  return [
    ...(['parties', 'places', 'things', 'slots', 'sources'] as const).flatMap((list) =>
      usedTwice(list, pack[list]),
    ),
    ...usedTwice('detection.groups', pack.detection.groups),
    ...checkEvent(pack),
    ...checkSlots(pack),
    ...checkFacts(pack),
  ];
}

function checkEvent({ id, event, extends: base }: UserPack): readonly Problem[] {
  if (base === id) return [{ where: 'extends', what: 'a pack cannot add to itself' }];
  if (base === null && event === null)
    return [{ where: 'event', what: 'a pack that adds to no other says when its event was' }];
  if (base !== null && event !== null)
    return [{ where: 'event', what: `the event is that of "${base}"` }];
  if (event !== null && event.sourcesUntil < event.date)
    return [{ where: 'event.sourcesUntil', what: `${event.sourcesUntil} lies before the event` }];
  return [];
}

function checkSlots({ slots, things, extends: base }: UserPack): readonly Problem[] {
  const ids = new Set(slots.map(({ id }) => id));
  const kinds = new Set(things.map(({ kind }) => kind));
  return slots.flatMap((slot, index): Problem[] => {
    const where = `slots.${index}`;
    const problems: Problem[] = [];
    if ((slot.type === 'thing') !== (slot.thing !== undefined))
      problems.push({
        where: `${where}.thing`,
        what: 'a slot of type "thing", and no other, says which kind',
      });
    if (slot.derive !== undefined && slot.type !== 'count')
      problems.push({ where: `${where}.derive`, what: 'only a count can follow from counts' });
    if (base !== null) return problems;
    if (slot.thing !== undefined && !kinds.has(slot.thing))
      problems.push({
        where: `${where}.thing`,
        what: `no thing is of the kind "${slot.thing}"`,
      });
    for (const other of slot.derive?.minus ?? [])
      if (!ids.has(other))
        problems.push({ where: `${where}.derive.minus`, what: `no slot has the id "${other}"` });
    return problems;
  });
}

function checkFacts(pack: UserPack): readonly Problem[] {
  const slots = new Map(pack.slots.map((slot) => [slot.id, slot]));
  const isOwn = pack.extends === null;
  const ids = (items: readonly Named[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));
  const known = { parties: ids(pack.parties), places: ids(pack.places), things: ids(pack.things) };
  const problems: Problem[] = [];
  const wants = (where: string, kind: keyof typeof known, what: string, id: string): void => {
    if (isOwn && !known[kind].has(id))
      problems.push({ where, what: `no ${what} has the id "${id}"` });
  };
  for (const [at, source] of pack.sources.entries())
    for (const [number, { slot: id, value, party }] of source.facts.entries()) {
      const where = `sources.${at}.facts.${number}`;
      const slot = slots.get(id);
      if (slot === undefined) {
        if (isOwn) problems.push({ where: `${where}.slot`, what: `no slot has the id "${id}"` });
      } else if (slot.type !== value.type)
        problems.push({
          where: `${where}.value.type`,
          what: `slot "${id}" wants a ${slot.type}, not a ${value.type}`,
        });
      if (party !== null) wants(`${where}.party`, 'parties', 'party', party);
      if (value.type === 'place') wants(`${where}.value.place`, 'places', 'place', value.place);
      if (value.type === 'thing') wants(`${where}.value.thing`, 'things', 'thing', value.thing);
      if (value.type === 'route') {
        wants(`${where}.value.from`, 'places', 'place', value.from);
        wants(`${where}.value.to`, 'places', 'place', value.to);
      }
      if (value.type === 'places')
        for (const place of value.places) wants(`${where}.value.places`, 'places', 'place', place);
    }
  return problems;
}
