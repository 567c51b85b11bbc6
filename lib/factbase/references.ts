import type { Problem } from '../result';
import type { Digest } from './digest-schema';
import type { EventFile } from './event-schema';

/** An input that was read and has the right form. */
export interface Checked<T> {
  readonly file: string;
  readonly data: T;
}

interface Named {
  readonly id: string;
}

class References {
  readonly problems: Problem[] = [];
  constructor(private readonly file: string) {}

  wants(path: string, known: ReadonlySet<string>, kind: string, ids: readonly string[]) {
    for (const id of ids) if (!known.has(id)) this.reports(path, `no ${kind} has the id "${id}"`);
  }

  unique(path: string, items: readonly Named[]) {
    const seen = new Set<string>();
    items.forEach(({ id }, index) => {
      if (seen.has(id)) this.reports(`${path}.${index}.id`, `"${id}" is used twice`);
      seen.add(id);
    });
  }

  reports(path: string, what: string) {
    this.problems.push({ where: `${this.file}: ${path}`, what });
  }
}

const idsOf = (items: readonly Named[]): ReadonlySet<string> => new Set(items.map(({ id }) => id));

/** Every id in the event file that names nothing, and every id used twice. */
export function checkEvent({ file, data: event }: Checked<EventFile>): readonly Problem[] {
  const check = new References(file);
  const parties = idsOf(event.parties);
  const places = idsOf(event.places);
  const things = idsOf(event.things);
  const slots = idsOf(event.slots);
  const kinds = new Set(event.things.map(({ kind }) => kind));
  for (const list of ['parties', 'places', 'things', 'slots'] as const)
    check.unique(list, event[list]);
  if (event.sourcesUntil < event.date)
    check.reports('sourcesUntil', `${event.sourcesUntil} lies before the event`);
  event.parties.forEach((party, index) => {
    if (party.side != null) check.wants(`parties.${index}.side`, parties, 'party', [party.side]);
  });
  event.places.forEach((place, index) => {
    check.wants(`places.${index}.within`, places, 'place', place.within);
  });
  event.things.forEach((thing, index) => {
    check.wants(`things.${index}.within`, things, 'thing', thing.within);
  });
  event.slots.forEach((slot, index) => {
    const path = `slots.${index}`;
    check.wants(`${path}.agent`, parties, 'party', slot.agent);
    check.wants(`${path}.recipient`, parties, 'party', slot.recipient);
    if (slot.thing !== undefined && !kinds.has(slot.thing))
      check.reports(`${path}.thing`, `no thing is of the kind "${slot.thing}"`);
    if ((slot.type === 'thing') !== (slot.thing !== undefined))
      check.reports(`${path}.thing`, 'a slot of type "thing", and no other, says which kind');
    if (slot.derive === undefined) return;
    check.wants(`${path}.derive.minus`, slots, 'slot', slot.derive.minus);
    if (slot.type !== 'count')
      check.reports(`${path}.derive`, 'only a count can follow from counts');
  });
  return check.problems;
}

/** Every id in the digests that names nothing in the event or among the sources. */
export function checkDigests(
  digests: readonly Checked<Digest>[],
  event: EventFile,
): readonly Problem[] {
  const parties = idsOf(event.parties);
  const slots = idsOf(event.slots);
  const sources = new Set(digests.map(({ data }) => data.id));
  const seen = new Map<string, string>();
  return digests.flatMap(({ file, data: digest }) => {
    const check = new References(file);
    const earlier = seen.get(digest.id);
    if (earlier !== undefined) check.reports('id', `"${digest.id}" is used in ${earlier} too`);
    seen.set(digest.id, file);
    check.wants('sameReportAs', sources, 'source', digest.sameReportAs);
    const own = digest.document.paragraphs;
    digest.facts.forEach((fact, index) => {
      const path = `facts.${index}`;
      check.wants(`${path}.slot`, slots, 'slot', [fact.slot]);
      for (const key of ['party', 'namedBy', 'dismissedBy'] as const)
        check.wants(`${path}.${key}`, parties, 'party', [fact[key] ?? []].flat());
      fact.contests.forEach((contested, at) => {
        check.wants(`${path}.contests.${at}.slot`, slots, 'slot', [contested.slot]);
        check.wants(`${path}.contests.${at}.party`, parties, 'party', [contested.party]);
      });
      for (const { paragraph } of [fact.locator].flat())
        if (own !== undefined && !own.includes(paragraph))
          check.reports(`${path}.locator`, `paragraph ${paragraph} is not the publication's own`);
    });
    return check.problems;
  });
}
