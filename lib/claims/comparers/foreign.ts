import type { CompareInput } from '../finding';
import type { NamedEntry, PackIndex } from '../pack-index';

interface Identity {
  /** Kinds of things that tell events apart: those of the pack's background slots. */
  readonly kinds: ReadonlySet<string>;
  readonly ownThings: ReadonlySet<string>;
  /** Places that the event's facts name, and what they lie in. */
  readonly ownPlaces: ReadonlySet<string>;
  readonly years: readonly [number, number];
  /** Keys under which names of this event's own things and narrower places are remembered. */
  readonly ownKeys: ReadonlySet<string>;
}

const identities = new WeakMap<PackIndex, Identity>();

function identityOf(index: PackIndex): Identity {
  const known = identities.get(index);
  if (known !== undefined) return known;
  const kinds = new Set<string>();
  const ownThings = new Set<string>();
  const ownPlaces = new Set<string>();
  const addPlace = (id: string): void => {
    ownPlaces.add(id);
    for (const holder of index.places.get(id)?.within ?? []) ownPlaces.add(holder);
  };
  for (const { slot, value } of index.pack.facts) {
    const { background, thing } = index.slots.get(slot) ?? {};
    if (value.type === 'thing' && background === true && thing !== undefined) {
      kinds.add(thing);
      ownThings.add(value.thing);
      for (const holder of index.things.get(value.thing)?.within ?? []) ownThings.add(holder);
    }
    if (value.type === 'place') addPlace(value.place);
    if (value.type === 'places') for (const place of value.places) addPlace(place);
    if (value.type === 'route') for (const place of [value.from, value.to]) addPlace(place);
  }
  const { date, sourcesUntil } = index.pack.event;
  const ownKeys = new Set<string>(ownThings);
  for (const id of ownPlaces) if ((index.places.get(id)?.within.length ?? 0) > 0) ownKeys.add(id);
  const ownNames = new Set(
    [...ownThings, ...ownKeys].flatMap(
      (id) => index.things.get(id)?.names ?? index.places.get(id)?.names ?? [],
    ),
  );
  for (const { id, names } of index.pack.parties)
    if (!index.places.has(id) && names.some((name) => ownNames.has(name))) ownKeys.add(id);
  const identity: Identity = {
    ownKeys,
    kinds,
    ownThings,
    ownPlaces,
    years: [Number(date.slice(0, 4)), Number(sourcesUntil.slice(0, 4))],
  };
  identities.set(index, identity);
  return identity;
}

/** What a sentence's names say of whose event it tells. */
export interface Belonging {
  /** It names what only this event has: its flight, its operator, one of its narrower places. */
  readonly own: boolean;
  /** It names another event's flight, carrier, aircraft or year. */
  readonly foreign: boolean;
  /** It names a place or carrier that has nothing to do with this event. */
  readonly strange: boolean;
  /** It names a year before the event. */
  readonly past: boolean;
  /** Nothing of this event is named, here or just before, and something of another is. */
  readonly elsewhere: boolean;
}

const placing = new Set(['in', 'at', 'near', 'over', 'off', 'outside', 'of', 'from', 'on']);
const carriers = new Set(['airlines', 'airways', 'air']);

const belongings = new WeakMap<
  CompareInput['sentence'],
  { readonly discourse: CompareInput['discourse']; readonly belonging: Belonging }
>();

/** Reads a sentence's names, dates and the names just before for whose event it speaks of. */
export function belongingOf(input: CompareInput): Belonging {
  const known = belongings.get(input.sentence);
  if (known?.discourse === input.discourse) return known.belonging;
  const belonging = readBelonging(input);
  belongings.set(input.sentence, { discourse: input.discourse, belonging });
  return belonging;
}

function readBelonging({ sentence, index, discourse }: CompareInput): Belonging {
  const identity = identityOf(index);
  let own = false;
  let foreign = false;
  let strange = false;
  let past = false;
  const named = new Set<number>();
  for (const { from, to, entry } of sentence.names) {
    for (let at = from; at < to; at++) named.add(at);
    const read = readEntry(entry, identity, index);
    own ||= read === 'own';
    foreign ||= read === 'foreign';
    strange ||= read === 'strange';
  }
  for (const { year, from, to } of sentence.dates) {
    for (let at = from; at < to; at++) named.add(at);
    if (year !== null && year < identity.years[0]) past = true;
  }
  for (const { lower } of sentence.tokens)
    if (/^(?:19|20)\d\d$/.test(lower) && Number(lower) < identity.years[0]) past = true;
  foreign ||= past;
  if (!own) strange ||= namesStranger(sentence.tokens, named);
  const before = own ? null : belongingBefore(discourse, identity, index);
  return {
    own: own || (before === 'own' && !foreign && !strange),
    foreign,
    strange,
    past,
    elsewhere: !own && (foreign || strange || before === 'foreign'),
  };
}

/** An unknown place or carrier: a capital that no name of the pack covers, where a place would stand. */
function namesStranger(
  tokens: CompareInput['sentence']['tokens'],
  named: ReadonlySet<number>,
): boolean {
  for (const [at, token] of tokens.entries()) {
    if (named.has(at) || token.pos !== 'PROPN' || !/^\p{Lu}/u.test(token.text)) continue;
    if (carriers.has(token.lower)) return true;
    const before = tokens[at - 1]?.lower ?? '';
    const second = tokens[at - 2]?.lower ?? '';
    if (placing.has(before) && !/^\p{Lu}+$/u.test(token.text)) return true;
    if (
      before === 'the' &&
      (second === 'on' || second === 'over') &&
      /^\p{Lu}\p{Ll}/u.test(token.text)
    )
      return true;
  }
  return false;
}

function belongingBefore(
  { lastNames, lastPlaces }: CompareInput['discourse'],
  identity: Identity,
  index: PackIndex,
): 'own' | 'foreign' | null {
  if (lastPlaces.some((id) => identity.ownKeys.has(id))) return 'own';
  let foreign = false;
  for (const key of lastNames) {
    if (identity.ownKeys.has(key)) return 'own';
    const kind = index.things.get(key)?.kind;
    if (kind !== undefined && identity.kinds.has(kind)) foreign = true;
  }
  return foreign ? 'foreign' : null;
}

function readEntry(
  entry: NamedEntry,
  identity: Identity,
  index: PackIndex,
): 'own' | 'foreign' | 'strange' | null {
  if (entry.things.some((id) => identity.ownThings.has(id))) return 'own';
  if (
    entry.things.some((id) => {
      const kind = index.things.get(id)?.kind;
      return kind !== undefined && identity.kinds.has(kind);
    })
  )
    return 'foreign';
  if (entry.places.length === 0) return null;
  const ours = entry.places.some((id) => identity.ownPlaces.has(id));
  if (entry.demonym) return null;
  if (ours)
    return entry.places.some((id) => (index.places.get(id)?.within.length ?? 0) > 0) ? 'own' : null;
  if (entry.parties.length > 0) return null;
  const settled = entry.places.some((id) => {
    const place = index.places.get(id);
    return (place?.within.length ?? 0) > 0 || (place?.demonyms.length ?? 0) > 0;
  });
  return !settled || entry.places.some((id) => nearby(id, identity, index)) ? null : 'strange';
}

/** A place inside a country of the event is no sign of another event. */
const nearby = (id: string, identity: Identity, index: PackIndex): boolean =>
  (index.places.get(id)?.within ?? []).some((holder) => identity.ownPlaces.has(holder));
