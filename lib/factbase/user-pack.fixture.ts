import fc from 'fast-check';
import { measureShingles, packHashes } from './shingles';
import type { UserFact, UserPackDraft, UserSource } from './user-pack-schema';

const ids = ['one', 'two', 'three', 'a-b-c', 'x1'] as const;
const id = fc.constantFrom(...ids);
const text = fc.string({ minLength: 1, maxLength: 30 }).map((written) => `w${written}`);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const distinct = <T extends { readonly id: string }>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.uniqueArray(item, { selector: (each) => each.id, maxLength: 4 });

const value = fc.oneof<fc.Arbitrary<UserFact['value']>[]>(
  fc.nat(500).map((count) => ({ type: 'count' as const, count })),
  fc.nat(500).map((from) => ({ type: 'count' as const, from, to: from + 9 })),
  day.map((date) => ({ type: 'date' as const, date })),
  fc.constantFrom(0, 1, 6).map((weekday) => ({ type: 'weekday' as const, weekday })),
  id.map((place) => ({ type: 'place' as const, place })),
  fc.record({ type: fc.constant('route' as const), from: id, to: id }),
  id.map((thing) => ({ type: 'thing' as const, thing })),
  fc
    .array(id, { minLength: 1, maxLength: 3 })
    .map((places) => ({ type: 'places' as const, places })),
  fc.constant({ type: 'statement' as const }),
);

const fact: fc.Arbitrary<UserFact> = fc.record({
  slot: id.map((slot) => `base-${slot}`),
  value,
  statement: text,
  locator: fc.constant('¶2 s1'),
  stance: fc.constantFrom('supports', 'contradicts'),
  party: fc.option(id),
  hedged: fc.boolean(),
});

const source: fc.Arbitrary<UserSource> = fc.record({
  id,
  name: text,
  url: fc.option(fc.constant('https://news.example/story')),
  published: fc.option(day),
  text: fc.lorem({ maxCount: 40 }).map((words) => {
    const { every, hashes } = measureShingles(words);
    return { every, hashes: packHashes(hashes) };
  }),
  facts: fc.array(fact, { maxLength: 5 }),
});

/** Packs as users have them: whole, and for somebody else's event. */
export const anyUserPack: fc.Arbitrary<UserPackDraft> = fc.record({
  schema: fc.constant('second-source/user-pack@1' as const),
  id: id.map((own) => `own-${own}`),
  name: text,
  version: fc.integer({ min: 1, max: 99 }),
  created: fc.constant('2025-02-03T04:05:06.000Z'),
  extends: fc.constantFrom('event-one', 'event-two'),
  event: fc.constant(null),
  parties: distinct(
    fc.record({
      id,
      name: text,
      names: fc.array(text, { minLength: 1, maxLength: 3 }),
      kind: fc.constantFrom('person', 'group', 'office', 'anonymous'),
      interchangeable: fc.constant(false),
      descriptions: fc.constant([]),
    }),
  ),
  places: distinct(
    fc.record({
      id,
      name: text,
      names: fc.array(text, { minLength: 1, maxLength: 3 }),
      demonyms: fc.constant([]),
      within: fc.array(id, { maxLength: 2 }),
    }),
  ),
  things: fc.constant([]),
  slots: distinct(
    fc.record({
      id,
      type: fc.constantFrom('count', 'date', 'statement', 'place'),
      label: text,
      cues: fc.array(text, { maxLength: 3 }),
      opposites: fc.constant([]),
      agent: fc.constant([]),
      recipient: fc.constant([]),
      negative: fc.boolean(),
      background: fc.boolean(),
      closed: fc.boolean(),
    }),
  ),
  sources: distinct(source),
  detection: fc.constant({ decisive: ['Sea Lark'], groups: [], against: [] }),
});

/** Something that has no business in a pack. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', [], {}, -1, true, 'x'.repeat(6000)),
  fc.string(),
  fc.double(),
  fc.array(fc.integer(), { maxLength: 3 }),
);

/** Where a document is broken, and with what: the n-th place of all. */
export const anyBreak = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('put', 'drop', 'add'),
  junk,
});

type Break = typeof anyBreak extends fc.Arbitrary<infer T> ? T : never;

type Holder = Record<string, unknown> | unknown[];

const isHolder = (item: unknown): item is Holder => typeof item === 'object' && item !== null;

function holdersIn(item: unknown): readonly { readonly holder: Holder; readonly key: string }[] {
  if (!isHolder(item)) return [];
  return Object.entries(item).flatMap(([key, inner]) => [
    { holder: item, key },
    ...holdersIn(inner),
  ]);
}

/** A copy of the document with one place of it broken, as a file could hold it. */
export function breakDocument(document: unknown, { at, how, junk: put }: Break): unknown {
  const copy: unknown = structuredClone(document);
  const places = holdersIn(copy);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return put;
  const { holder, key } = place;
  if (how === 'drop') Reflect.deleteProperty(holder, key);
  else Reflect.set(holder, how === 'add' && !Array.isArray(holder) ? 'unheard-of' : key, put);
  return JSON.parse(JSON.stringify(copy));
}
