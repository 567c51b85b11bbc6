import type { Problem } from '../result';
import { deriveReports } from './derive';
import { addReports, type OwnReport } from './merge-facts';
import { traceOwnLineages } from './own-lineages';
import type { Detection, Pack, Slot, Source } from './pack-schema';
import { unpackHashes } from './shingles';
import type { UserPack } from './user-pack-schema';
import { closeContainment } from './values';

/** A pack with more voices, and what of the user's packs could not be used. */
export interface Merged {
  readonly pack: Pack;
  /** Where: the pack's id and the path in it. */
  readonly problems: readonly Problem[];
}

/** The id of a user's source among all sources: no two packs' sources have the same. */
export const mergedSourceId = (pack: string, source: string): string => `${pack}--${source}`;

/**
 * The pack with the voices of the user's packs that add to its event: reports join the facts of the same slot
 * and value, other values and statements become facts of their own, and whatever shares its wording with a
 * source shares its voice. The order of the user's packs does not matter, and to add one twice changes nothing.
 */
export function mergePacks(base: Pack, packs: readonly UserPack[]): Merged {
  const present = new Set(base.own?.map(({ id }) => id));
  const fresh = [...new Map(packs.map((pack) => [pack.id, pack])).values()]
    .filter(({ id }) => !present.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (fresh.length === 0) return { pack: base, problems: [] };
  const problems: Problem[] = [];
  const slots = joinSlots(base.slots, fresh, problems);
  const sources = joinSources(base.sources, fresh);
  const parties = joinNamed(base.parties, ...fresh.map((pack) => pack.parties));
  const places = joinNamed(base.places, ...fresh.map((pack) => pack.places));
  const things = joinNamed(base.things, ...fresh.map((pack) => pack.things));
  const lineageOf = new Map(sources.map(({ id, lineage }) => [id, lineage]));
  const containment = { places: closeContainment(places), things: closeContainment(things) };
  const known = { parties: new Set(parties.map(({ id }) => id)), containment };
  const added = addReports(
    { facts: base.facts, slots, containment, lineageOf },
    reportsOf(fresh, slots, known, problems),
  );
  problems.push(...added.problems);
  const packOf = new Map(sources.map(({ id, pack }) => [id, pack]));
  const facts = deriveReports(added.facts, { slots }, lineageOf).map((fact) => ({
    ...fact,
    reports: fact.reports.map((report) =>
      report.pack === undefined && packOf.get(report.source) !== undefined
        ? { ...report, pack: packOf.get(report.source) }
        : report,
    ),
  }));
  const days = fresh.flatMap((pack) => pack.sources.flatMap(({ published }) => published ?? []));
  return {
    pack: {
      ...base,
      version: `${base.version}+${fresh.map(({ checksum }) => checksum.slice(0, 8)).join('.')}`,
      event: {
        ...base.event,
        sourcesUntil: [base.event.sourcesUntil, ...days].reduce((a, b) => (a > b ? a : b)),
      },
      ...{ parties, places, things, slots, sources, facts },
      detection: joinDetection(base.detection, fresh),
      own: [...(base.own ?? []), ...fresh.map(({ id, name }) => ({ id, name }))],
    },
    problems,
  };
}

/** The pack of an event of the user's own, before its sources are added; null for one that adds to another. */
export function groundOf({ id, name, event, version }: UserPack): Pack | null {
  return event === null ? null : emptyPack({ id, name, event, version: String(version) });
}

/** A pack that knows nothing yet. */
export const emptyPack = (head: Pick<Pack, 'id' | 'name' | 'event' | 'version'>): Pack => ({
  schema: 'second-source/pack@1',
  ...head,
  parties: [],
  places: [],
  things: [],
  slots: [],
  sources: [],
  facts: [],
  detection: { decisive: [], groups: [], against: [] },
  model: null,
});

interface Named {
  readonly id: string;
  readonly names: string[];
}

/** The first of each id, with the names of all. */
function joinNamed<T extends Named>(...lists: readonly (readonly T[])[]): T[] {
  const joined = new Map<string, T>();
  for (const item of lists.flat()) {
    const known = joined.get(item.id);
    const names = [...new Set([...(known?.names ?? []), ...item.names])];
    joined.set(item.id, { ...(known ?? item), names });
  }
  return [...joined.values()];
}

function joinSlots(base: readonly Slot[], packs: readonly UserPack[], problems: Problem[]): Slot[] {
  const joined = new Map(base.map((slot) => [slot.id, slot]));
  for (const pack of packs)
    for (const [at, slot] of pack.slots.entries()) {
      const known = joined.get(slot.id);
      if (known === undefined) joined.set(slot.id, slot);
      else if (known.type !== slot.type || known.thing !== slot.thing)
        problems.push({
          where: `${pack.id}: slots.${at}`,
          what: `"${slot.id}" is a ${known.type} elsewhere, not a ${slot.type}`,
        });
    }
  return [...joined.values()];
}

function joinSources(base: readonly Source[], packs: readonly UserPack[]): Source[] {
  const own = packs.flatMap((pack) =>
    pack.sources.map((source): Source => {
      const { every, hashes } = source.text;
      const id = mergedSourceId(pack.id, source.id);
      return {
        id,
        name: source.name,
        document: source.url ?? source.name,
        lineage: id,
        published: source.published,
        shingles: [...(unpackHashes(hashes) ?? [])],
        ...(every === 1 ? {} : { shinglesEvery: every }),
        pack: pack.id,
      };
    }),
  );
  const wording = ({ id, lineage, shingles, shinglesEvery }: Source) => ({
    id,
    lineage,
    shingles: { every: shinglesEvery ?? 1, hashes: shingles },
  });
  const lineages = traceOwnLineages(base.map(wording), own.map(wording));
  return [
    ...base,
    ...own
      .map((source) => ({ ...source, lineage: lineages.get(source.id) ?? source.id }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  ];
}

interface Known {
  readonly parties: ReadonlySet<string>;
  readonly containment: {
    readonly places: ReadonlyMap<string, unknown>;
    readonly things: ReadonlyMap<string, unknown>;
  };
}

/** What the packs' sources report, without what names nothing that there is. */
function reportsOf(
  packs: readonly UserPack[],
  slots: readonly Slot[],
  known: Known,
  problems: Problem[],
): readonly OwnReport[] {
  const types = new Map(slots.map(({ id, type }) => [id, type]));
  return packs.flatMap((pack) =>
    pack.sources.flatMap((source, at) =>
      source.facts.flatMap((fact, number): OwnReport[] => {
        const where = `${pack.id}: sources.${at}.facts.${number}`;
        const what = faultOf(fact, types, known);
        if (what !== null) {
          problems.push({ where, what });
          return [];
        }
        const { slot, value, statement, locator, stance, party, hedged } = fact;
        return [
          {
            where,
            slot,
            given: value,
            report: {
              source: mergedSourceId(pack.id, source.id),
              ...{ statement, locator, party, hedged, stance },
              derived: false,
              pack: pack.id,
            },
          },
        ];
      }),
    ),
  );
}

type UserFact = UserPack['sources'][number]['facts'][number];

function faultOf(
  { slot, value, party }: UserFact,
  types: ReadonlyMap<string, Slot['type']>,
  { parties, containment }: Known,
): string | null {
  const type = types.get(slot);
  if (type === undefined) return `no slot has the id "${slot}"`;
  if (type !== value.type) return `slot "${slot}" wants a ${type}, not a ${value.type}`;
  if (party !== null && !parties.has(party)) return `no party has the id "${party}"`;
  if (value.type === 'thing')
    return containment.things.has(value.thing) ? null : `no thing has the id "${value.thing}"`;
  const places =
    value.type === 'place'
      ? [value.place]
      : value.type === 'places'
        ? value.places
        : value.type === 'route'
          ? [value.from, value.to]
          : [];
  const missing = places.find((place) => !containment.places.has(place));
  return missing === undefined ? null : `no place has the id "${missing}"`;
}

function joinDetection(base: Detection, packs: readonly UserPack[]): Detection {
  const own = packs.map(({ detection }) => detection);
  const all = [base, ...own];
  const distinct = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
  const groups = new Map(base.groups.map((group) => [group.id, group]));
  for (const group of own.flatMap((detection) => detection.groups)) {
    const known = groups.get(group.id) ?? group;
    groups.set(group.id, { ...known, terms: distinct([known.terms, group.terms]) });
  }
  const anchors = distinct(all.map((detection) => detection.anchors ?? []));
  const elsewhere = distinct(all.map((detection) => detection.elsewhere ?? []));
  return {
    ...(anchors.length > 0 ? { anchors } : {}),
    decisive: distinct(all.map(({ decisive }) => decisive)),
    groups: [...groups.values()],
    ...(elsewhere.length > 0 ? { elsewhere } : {}),
    against: distinct(all.map(({ against }) => against)),
  };
}
