import type { Token } from '../../language/tokens';
import type { AnnotatedSentence } from '../annotate';
import type { NamedEntry, PackIndex } from '../pack-index';

/** What tells an event from others: its things, places and years. */
export interface Identity {
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

/** What tells the pack's event from others; worked out once. */
export function identityOf(index: PackIndex): Identity {
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

const placing = new Set(['in', 'at', 'near', 'over', 'off', 'outside', 'of', 'from', 'on']);
const carriers = new Set(['airlines', 'airways', 'air']);

/** An unknown place or carrier: a capital that no name of the pack covers, where a place would stand. */
export const namesStranger = (tokens: readonly Token[], named: ReadonlySet<number>): boolean =>
  tokens.some(
    ({ lower }, at) =>
      isStrangePlace(tokens, at, named) ||
      (carriers.has(lower) && isUnknownName(tokens, at, named)),
  );

/** Whether a capitalised name stands there that the pack does not know. */
export const isUnknownName = (
  tokens: readonly Token[],
  at: number,
  named: ReadonlySet<number>,
): boolean => {
  const token = tokens[at];
  return (
    token !== undefined && !named.has(at) && token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)
  );
};

/** "at Vinhedo", "on the Hudson": a name that the pack does not know, where a place would stand. */
export function isStrangePlace(
  tokens: readonly Token[],
  at: number,
  named: ReadonlySet<number>,
): boolean {
  if (!isUnknownName(tokens, at, named)) return false;
  const text = tokens[at]?.text ?? '';
  const before = tokens[at - 1]?.lower ?? '';
  const second = tokens[at - 2]?.lower ?? '';
  if (placing.has(before) && !/^\p{Lu}+$/u.test(text)) return true;
  return before === 'the' && (second === 'on' || second === 'over') && /^\p{Lu}\p{Ll}/u.test(text);
}

/** Tokens that names of the pack and dates cover. */
export function namedIn({ names, dates }: AnnotatedSentence): ReadonlySet<number> {
  const named = new Set<number>();
  for (const { from, to } of [...names, ...dates]) for (let at = from; at < to; at++) named.add(at);
  return named;
}

/** Whether a name is this event's own, another event's, or of a place that has nothing to do with this one. */
export function readEntry(
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
