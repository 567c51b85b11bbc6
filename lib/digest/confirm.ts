import { measureShingles, packHashes } from '../factbase/shingles';
import { freeId } from '../factbase/user-pack-files';
import type { UserFact, UserPackDraft, UserSource } from '../factbase/user-pack-schema';
import type { DigestProposal, Names, Proposal } from './proposal';
import { slugOf } from './sentence-words';

/** A publication as it was read. */
export interface ReadSource {
  readonly name: string;
  readonly url: string | null;
  /** ISO 8601 day, or null. */
  readonly published: string | null;
  /** Its text, a line a paragraph; only hashes of its wording are kept. */
  readonly text: string;
}

/** What somebody has confirmed of a source. */
export interface Confirmed {
  readonly source: ReadSource;
  readonly accepted: readonly Proposal[];
  /** Questions and names that the accepted statements may need. */
  readonly slots: DigestProposal['slots'];
  readonly names: Names;
}

const factOf = ({
  slot,
  value,
  statement,
  locator,
  stance,
  party,
  hedged,
}: Proposal): UserFact => ({ slot, value, statement, locator, stance, party, hedged });

/** The address where it is one that can be kept. */
const addressOf = (url: string | null): string | null =>
  url !== null && /^(?:https?|file):\/\//i.test(url) ? url : null;

/**
 * The pack with a source and what it says, in its next revision. A source with the same address takes the place of
 * the one that is there. Only questions and names that something needs come with it.
 */
export function addSource(
  pack: UserPackDraft,
  { source, accepted, slots, names }: Confirmed,
): UserPackDraft {
  const url = addressOf(source.url);
  const before = pack.sources.find((known) => url !== null && known.url === url);
  const taken = new Set(pack.sources.map(({ id }) => id));
  const { every, hashes } = measureShingles(source.text);
  const added: UserSource = {
    id: before?.id ?? freeId(slugOf(source.name), taken),
    name: source.name,
    url,
    published: source.published,
    text: { every, hashes: packHashes(hashes) },
    facts: accepted.map(factOf),
  };
  return {
    ...withNeeds(pack, accepted, slots, names),
    sources:
      before === undefined
        ? [...pack.sources, added]
        : pack.sources.map((known) => (known === before ? added : known)),
  };
}

/** The pack with other statements of a source that it has, in its next revision. */
export function changeSource(
  pack: UserPackDraft,
  id: string,
  { accepted, slots, names }: Omit<Confirmed, 'source'>,
): UserPackDraft {
  return {
    ...withNeeds(pack, accepted, slots, names),
    sources: pack.sources.map((source) =>
      source.id === id ? { ...source, facts: accepted.map(factOf) } : source,
    ),
  };
}

/** The pack without a source, in its next revision. */
export const removeSource = (pack: UserPackDraft, id: string): UserPackDraft => ({
  ...pack,
  version: pack.version + 1,
  sources: pack.sources.filter((source) => source.id !== id),
});

function withNeeds(
  pack: UserPackDraft,
  accepted: readonly Proposal[],
  slots: DigestProposal['slots'],
  names: Names,
): UserPackDraft {
  const ids = new Set(accepted.flatMap(idsIn));
  const needed = slots.filter(({ id }) => ids.has(id));
  const wanted = new Set([...ids, ...needed.flatMap(({ agent }) => agent)]);
  const join = <T extends { readonly id: string }>(
    known: readonly T[],
    more: readonly T[],
  ): T[] => {
    const there = new Set(known.map(({ id }) => id));
    return [...known, ...more.filter(({ id }) => wanted.has(id) && !there.has(id))];
  };
  return {
    ...pack,
    version: pack.version + 1,
    parties: join(pack.parties, names.parties),
    places: join(pack.places, names.places),
    things: join(pack.things, names.things),
    slots: join(pack.slots, needed),
  };
}

function idsIn({ slot, value, party }: Proposal): readonly string[] {
  const named = party === null ? [slot] : [slot, party];
  switch (value.type) {
    case 'place':
      return [...named, value.place];
    case 'thing':
      return [...named, value.thing];
    case 'route':
      return [...named, value.from, value.to];
    case 'places':
      return [...named, ...value.places];
    default:
      return named;
  }
}
