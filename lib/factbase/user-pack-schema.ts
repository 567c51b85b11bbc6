import * as v from 'valibot';
import { failure, type Result, success } from '../result';
import { problemsOf } from '../schema-problems';
import { checksumOf } from './canonical-json';
import {
  detectionSchema,
  partySchema,
  placeSchema,
  slotSchema,
  sourceSchema,
  thingSchema,
} from './pack-schema';
import { unpackHashes } from './shingles';
import { checkUserPack } from './user-pack-references';

/** Ids that the user's packs give themselves: two of them can be put together with "--" between. */
const ownId = v.pipe(
  v.string(),
  v.maxLength(80),
  v.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'an id has small letters and digits, with single hyphens between them',
  ),
);
/** Ids of what a bundled pack holds. */
const id = sourceSchema.entries.id;
const isoDay = v.pipe(v.string(), v.isoDate());
const written = v.pipe(v.string(), v.regex(/\S/, 'nothing is written there'), v.maxLength(5000));
const number = v.pipe(v.number(), v.finite(), v.minValue(0));
const weekday = v.picklist([0, 1, 2, 3, 4, 5, 6]);
const unordered = 'from lies after to';

/** What a source says of a slot: a value, or for counts and days a range. */
export const givenSchema = v.variant('type', [
  v.strictObject({ type: v.literal('count'), count: number }),
  v.pipe(
    v.strictObject({ type: v.literal('count'), from: number, to: number }),
    v.check(({ from, to }) => from <= to, unordered),
  ),
  v.strictObject({ type: v.literal('date'), date: isoDay }),
  v.pipe(
    v.strictObject({ type: v.literal('date'), from: isoDay, to: isoDay }),
    v.check(({ from, to }) => from <= to, unordered),
  ),
  v.strictObject({ type: v.literal('weekday'), weekday }),
  v.strictObject({ type: v.literal('place'), place: id }),
  v.strictObject({ type: v.literal('route'), from: id, to: id }),
  v.strictObject({ type: v.literal('thing'), thing: id }),
  v.strictObject({ type: v.literal('places'), places: v.pipe(v.array(id), v.minLength(1)) }),
  v.strictObject({ type: v.literal('statement') }),
]);

/** One confirmed statement of a source. */
export const userFactSchema = v.strictObject({
  slot: id,
  value: givenSchema,
  /** The source's own sentence, or the user's wording of it. */
  statement: written,
  /** Paragraph and sentence: "¶4 s2". */
  locator: v.pipe(v.string(), v.maxLength(200)),
  stance: v.picklist(['supports', 'contradicts']),
  /** The party from whom the source relays it. */
  party: v.nullable(id),
  hedged: v.boolean(),
});

/** A publication that the user added, with what it says. */
export const userSourceSchema = v.strictObject({
  id: ownId,
  name: written,
  url: v.nullable(
    v.pipe(v.string(), v.regex(/^(?:https?|file):\/\//i, 'an address of a page or a file')),
  ),
  /** The day on which it appeared, or null where unknown. */
  published: v.nullable(isoDay),
  /** What is kept of its wording: hashed runs of words, unsigned 32-bit numbers, little endian, in base64. */
  text: v.strictObject({
    every: v.pipe(v.number(), v.integer(), v.minValue(1)),
    hashes: v.pipe(
      v.string(),
      v.check((packed) => unpackHashes(packed) !== null, 'hashes are damaged'),
    ),
  }),
  facts: v.array(userFactSchema),
});

/** A pack of the user's own: sources for a bundled pack's event, or an event of its own. Unknown keys are refused. */
export const userPackSchema = v.strictObject({
  schema: v.literal('second-source/user-pack@1'),
  id: ownId,
  name: written,
  /** Counts the pack's revisions. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  created: v.pipe(v.string(), v.isoTimestamp()),
  /** SHA-256 of the canonical JSON (RFC 8785) of everything else. */
  checksum: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hexadecimal')),
  /** The pack whose event it adds to, or null for an event of its own. */
  extends: v.nullable(id),
  /** For an event of its own: its day, and the last day on which its sources speak. */
  event: v.nullable(v.strictObject({ date: isoDay, sourcesUntil: isoDay })),
  parties: v.array(v.strictObject(partySchema.entries)),
  places: v.array(v.strictObject(placeSchema.entries)),
  things: v.array(v.strictObject(thingSchema.entries)),
  slots: v.array(v.strictObject(slotSchema.entries)),
  sources: v.array(userSourceSchema),
  detection: v.strictObject({
    ...detectionSchema.entries,
    groups: v.array(v.strictObject(detectionSchema.entries.groups.item.entries)),
  }),
});

export type UserFact = v.InferOutput<typeof userFactSchema>;
export type UserSource = v.InferOutput<typeof userSourceSchema>;
export type UserPack = v.InferOutput<typeof userPackSchema>;

/** A pack as it is being worked on, before its contents are sealed by a checksum. */
export type UserPackDraft = Omit<UserPack, 'checksum'>;

/** A user's pack in `input`, or what is wrong with it and at which path; its checksum is not compared. */
export function readUserPack(input: unknown): Result<UserPack> {
  const parsed = v.safeParse(userPackSchema, input);
  if (!parsed.success) return failure(...problemsOf(parsed.issues));
  const problems = checkUserPack(parsed.output);
  return problems.length > 0 ? failure(...problems) : success(parsed.output);
}

/**
 * The same, and the checksum must be that of the contents: what a file or the storage holds is whole.
 * What the file leaves to defaults is filled in, and the checksum with it.
 */
export async function openUserPack(input: unknown): Promise<Result<UserPack>> {
  const read = readUserPack(input);
  if (!read.ok) return read;
  const { checksum, ...draft } = read.value;
  const raw = Object.entries(Object(input)).filter(([key]) => key !== 'checksum');
  const found = await checksumOf(Object.fromEntries(raw));
  if (found === checksum) return success(await sealUserPack(draft));
  return failure({
    where: 'checksum',
    what: `the contents do not fit the checksum, they were changed or cut: theirs is ${found}`,
  });
}

/** A pack with the checksum of its contents. */
export async function sealUserPack(draft: UserPackDraft): Promise<UserPack> {
  const { schema, id, name, version, created, event, parties, places, things } = draft;
  const { slots, sources, detection } = draft;
  const contents: UserPackDraft = {
    ...{ schema, id, name, version, created, extends: draft.extends, event },
    ...{ parties, places, things, slots, sources, detection },
  };
  return { ...contents, checksum: await checksumOf(contents) };
}

/** A pack with nothing in it yet. */
export const emptyUserPack = (
  pack: Pick<UserPackDraft, 'id' | 'name' | 'created' | 'extends' | 'event'>,
): UserPackDraft => ({
  schema: 'second-source/user-pack@1',
  version: 1,
  ...pack,
  parties: [],
  places: [],
  things: [],
  slots: [],
  sources: [],
  detection: { decisive: [], groups: [], against: [] },
});
