import fc from 'fast-check';

/** Something that has no business where it is put. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', [], {}, -1, 0, 1e308, 0.5, 2 ** 53, true, false),
  fc.string({ maxLength: 12 }),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.record({ type: fc.constantFrom('Annotation', 'Dataset', 'count'), value: fc.double() }),
);

/** Signs that break quotations, terminals, directions and pairs: all of them may stand in a file. */
const bad = fc.constantFrom(
  ...['\0', '\u202e', '\ud83d', '\udca9', '\ufeff', '\u2028', '</script>', '__proto__', '.', '"'],
);

/** One thing that goes wrong with a document: where (the n-th of all its places) and how. */
const anyMutation = fc.record({
  at: fc.noBias(fc.nat()),
  how: fc.constantFrom('delete', 'retype', 'deepen', 'lengthen', 'spoil', 'add', 'swap'),
  junk,
  bad,
  many: fc.integer({ min: 1, max: 60 }),
});
type Mutation = typeof anyMutation extends fc.Arbitrary<infer T> ? T : never;

/** Up to three things that go wrong with one document. */
export const anyMutations = fc.array(anyMutation, { minLength: 1, maxLength: 3 });

type Holder = Record<string, unknown> | unknown[];
interface Place {
  readonly holder: Holder;
  readonly key: string;
}

const isHolder = (item: unknown): item is Holder => typeof item === 'object' && item !== null;

const placesIn = (item: unknown): readonly Place[] =>
  isHolder(item)
    ? Object.entries(item).flatMap(([key, inner]) => [{ holder: item, key }, ...placesIn(inner)])
    : [];

const deepened = (value: unknown, many: number): unknown => {
  let item = value;
  for (let level = 0; level < many; level++) item = level % 2 === 0 ? [item] : { item };
  return item;
};

function lengthened(value: unknown, many: number): unknown {
  if (typeof value === 'string') return `${value} `.repeat(many * 20);
  if (typeof value === 'number') return value * 10 ** many;
  if (Array.isArray(value)) return Array.from({ length: many }, () => value).flat();
  return value;
}

const spoilt = (value: unknown, bad: string, at: number): unknown =>
  typeof value === 'string'
    ? `${value.slice(0, at % (value.length + 1))}${bad}${value.slice(at % (value.length + 1))}`
    : bad;

function mutate(document: unknown, { at, how, junk: put, bad: sign, many }: Mutation): void {
  const places = placesIn(document);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return;
  const { holder, key } = place;
  const value: unknown = Reflect.get(holder, key);
  const other = places[(at * 31 + many) % places.length] ?? place;
  switch (how) {
    case 'delete':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return;
    case 'add':
      if (Array.isArray(holder)) holder.push(put);
      else Reflect.set(holder, `unheard-of-${many}`, put);
      return;
    case 'swap':
      Reflect.set(holder, key, structuredClone(Reflect.get(other.holder, other.key)));
      return;
    case 'retype':
      Reflect.set(holder, key, put);
      return;
    case 'deepen':
      Reflect.set(holder, key, deepened(value, many));
      return;
    case 'lengthen':
      Reflect.set(holder, key, lengthened(value, many));
      return;
    case 'spoil':
      Reflect.set(holder, key, spoilt(value, sign, at));
      return;
  }
}

/** The document after all that went wrong with it, as JSON carries it. */
export function mutated(document: unknown, mutations: readonly Mutation[]): unknown {
  const copy: unknown = { document: structuredClone(document) };
  for (const mutation of mutations) mutate(copy, mutation);
  const carried: unknown = JSON.parse(JSON.stringify(copy));
  return isHolder(carried) ? Reflect.get(carried, 'document') : undefined;
}

/** Whether a path, as our messages name it, leads into the document; what it ends with may be missing there. */
export function leadsInto(document: unknown, path: string): boolean {
  let holder = document;
  for (const key of path === '(root)' ? [] : path.split('.')) {
    if (!isHolder(holder)) return false;
    holder = Reflect.get(holder, key);
  }
  return true;
}
