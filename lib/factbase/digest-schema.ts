import * as v from 'valibot';
import { sourceSchema } from './pack-schema';

const id = sourceSchema.entries.id;
const isoDay = v.pipe(v.string(), v.isoDate());
const ordinal = v.pipe(v.number(), v.integer(), v.minValue(1));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 in hexadecimal'));

const locatorSchema = v.strictObject({ paragraph: ordinal, sentence: ordinal });

/** One checkable statement of a source. */
export const digestFactSchema = v.strictObject({
  slot: id,
  /** What it says, in the form that the slot's type wants; nothing for statements. */
  value: v.optional(v.unknown()),
  /** The statement in our own words. */
  statement: v.pipe(v.string(), v.nonEmpty()),
  /** Where it stands: one sentence or several that repeat it. */
  locator: v.union([v.pipe(v.array(locatorSchema), v.minLength(1)), locatorSchema]),
  party: v.optional(id),
  hedged: v.optional(v.boolean(), false),
  stance: v.optional(v.picklist(['supports', 'contradicts']), 'supports'),
  /** It follows from the sentence without being said there. */
  follows: v.optional(v.boolean(), false),
  namedBy: v.optional(id),
  dismissedBy: v.optional(id),
  /** Facts that a party denies by it. */
  contests: v.optional(v.array(v.strictObject({ slot: id, party: id })), []),
});

/** What one publication says, with the places where it says so. Unknown keys are refused. */
export const digestSchema = v.strictObject({
  schema: v.literal('second-source/digest@1'),
  id,
  name: v.pipe(v.string(), v.nonEmpty()),
  document: v.strictObject({
    file: v.pipe(v.string(), v.nonEmpty()),
    /** Short name of the document in locators. */
    label: v.pipe(v.string(), v.nonEmpty()),
    sha256: hash,
    /** The publication's own paragraphs, where the document holds several publications. */
    paragraphs: v.optional(v.pipe(v.array(ordinal), v.minLength(1))),
  }),
  published: v.optional(isoDay),
  /** Sources known to rest on the same report although their wording differs. */
  sameReportAs: v.optional(v.array(id), []),
  facts: v.array(digestFactSchema),
});

/** Hashed word runs by source: what is kept of the documents' wording. */
export const shinglesSchema = v.strictObject({
  schema: v.literal('second-source/shingles@1'),
  sources: v.record(
    id,
    v.strictObject({
      sha256: hash,
      every: ordinal,
      /** Unsigned 32-bit hashes, little endian, in base64. */
      hashes: v.string(),
    }),
  ),
});

export type Locator = v.InferOutput<typeof locatorSchema>;
export type DigestFact = v.InferOutput<typeof digestFactSchema>;
export type Digest = v.InferOutput<typeof digestSchema>;
export type ShinglesFile = v.InferOutput<typeof shinglesSchema>;

/** The places where a digest's fact stands, as a list. */
export const locatorsOf = (fact: DigestFact): readonly Locator[] =>
  Array.isArray(fact.locator) ? fact.locator : [fact.locator];

/** Locators as people read them: "003 ¶7 s2, ¶12 s1". */
export const describeLocators = (label: string, locators: readonly Locator[]): string =>
  `${label} ${locators.map(({ paragraph, sentence }) => `¶${paragraph} s${sentence}`).join(', ')}`;
