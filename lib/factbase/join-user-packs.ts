import { failure, type Result, success } from '../result';
import { canonicalJson } from './canonical-json';
import type { UserFact, UserPack, UserPackDraft, UserSource } from './user-pack-schema';

interface Identified {
  readonly id: string;
}

/** Items of both lists; where an id stands in both, the first list's item is kept. */
function union<T extends Identified>(first: readonly T[], second: readonly T[]): T[] {
  const known = new Set(first.map(({ id }) => id));
  return [...first, ...second.filter(({ id }) => !known.has(id))];
}

const distinct = (first: readonly string[], second: readonly string[]): string[] => [
  ...new Set([...first, ...second]),
];

function unionOfFacts(first: readonly UserFact[], second: readonly UserFact[]): UserFact[] {
  const known = new Set(first.map(canonicalJson));
  return [...first, ...second.filter((fact) => !known.has(canonicalJson(fact)))];
}

/** Whether two sources are one publication: the same address, or the same wording where there is none. */
const isSame = (a: UserSource, b: UserSource): boolean =>
  a.url !== null && b.url !== null ? a.url === b.url : a.text.hashes === b.text.hashes;

function unionOfSources(first: readonly UserSource[], second: readonly UserSource[]): UserSource[] {
  const joined = [...first];
  for (const source of second) {
    const at = joined.findIndex((known) => isSame(known, source));
    const known = joined[at];
    if (known !== undefined)
      joined[at] = { ...known, facts: unionOfFacts(known.facts, source.facts) };
    else joined.push({ ...source, id: freeSourceId(source.id, joined) });
  }
  return joined;
}

function freeSourceId(wanted: string, sources: readonly UserSource[]): string {
  const taken = new Set(sources.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  return id;
}

/**
 * One pack with what both hold: the first's name and id, and of a publication that both have the facts of both.
 * Fails where they speak of different events, or ask a question by one name in two ways.
 */
export function joinUserPacks(first: UserPack, second: UserPack): Result<UserPackDraft> {
  if (first.extends !== second.extends)
    return failure({
      where: 'extends',
      what: `"${first.name}" and "${second.name}" are about different events`,
    });
  const clash = second.slots.findIndex(({ id, type }) =>
    first.slots.some((slot) => slot.id === id && slot.type !== type),
  );
  if (clash >= 0)
    return failure({
      where: `slots.${clash}.type`,
      what: `"${second.slots[clash]?.id}" asks for something else in "${first.name}"`,
    });
  const { checksum: _, ...kept } = first;
  return success({
    ...kept,
    version: Math.max(first.version, second.version) + 1,
    event: joinEvents(first.event, second.event),
    parties: union(first.parties, second.parties),
    places: union(first.places, second.places),
    things: union(first.things, second.things),
    slots: union(first.slots, second.slots),
    sources: unionOfSources(first.sources, second.sources),
    detection: {
      ...first.detection,
      decisive: distinct(first.detection.decisive, second.detection.decisive),
      groups: union(first.detection.groups, second.detection.groups),
      against: distinct(first.detection.against, second.detection.against),
    },
  });
}

function joinEvents(first: UserPack['event'], second: UserPack['event']): UserPack['event'] {
  if (first === null || second === null) return first;
  const [earlier, later] = [first, second].map(({ sourcesUntil }) => sourcesUntil).sort();
  return { ...first, sourcesUntil: later ?? earlier ?? first.sourcesUntil };
}
