import * as v from 'valibot';
import { digestProposalSchema } from '../digest/proposal';
import type { ClaimReview } from '../extract/claim-review';
import { detectionSchema, slotTypes } from '../factbase/pack-schema';
import { articleSchema } from './report-schema';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.nullable(v.string());
const named = v.object({ id: v.string(), name: v.string() });

/** A source as the list of packs shows it. */
const sourceViewSchema = v.object({
  id: v.string(),
  name: v.string(),
  url: text,
  published: text,
  facts: whole,
  /** Names of sources with whose wording it shares its own, and so its voice. */
  sharesWith: v.array(v.string()),
});

/** A pack as the list of packs shows it: of a user's own pack its own sources. */
const packViewSchema = v.object({
  ...named.entries,
  own: v.boolean(),
  on: v.boolean(),
  /** The name of the pack that it adds to, or null. */
  addsTo: text,
  date: text,
  version: v.string(),
  facts: whole,
  sources: v.array(sourceViewSchema),
  /** What of it cannot be used, and why. */
  problems: v.array(v.string()),
});

/** All packs, and what is left of others. */
export const packsReplySchema = v.object({
  packs: v.array(packViewSchema),
  removed: v.array(v.object({ ...named.entries, at: v.string() })),
  problems: v.array(v.string()),
});

const reviewSchema: v.GenericSchema<unknown, ClaimReview> = v.object({
  claim: v.string(),
  holds: v.nullable(v.boolean()),
  rating: v.string(),
  reviewer: text,
});

/** What was read of a page or a file that may become a source. */
export const readPageSchema = v.object({
  article: articleSchema,
  reviews: v.array(reviewSchema),
});

/** What a text may add to a pack, and what the pack knows that it can be said with. */
export const proposeReplySchema = v.object({
  digest: digestProposalSchema,
  /** For an event that no pack is about: what it could be called, and by what its pages are noticed. */
  event: v.nullable(
    v.object({
      name: v.string(),
      date: v.string(),
      sourcesUntil: v.string(),
      detection: detectionSchema,
    }),
  ),
  /** The source whose wording it shares, so that it adds no voice; null where it has one of its own. */
  sharesWith: text,
  known: v.object({
    slots: v.array(
      v.object({
        id: v.string(),
        label: v.string(),
        type: v.picklist(slotTypes),
        thing: v.optional(v.string()),
        /** What the pack's sources say, ready to be read; null for statements and open questions. */
        value: text,
      }),
    ),
    places: v.array(named),
    things: v.array(v.object({ ...named.entries, kind: v.string() })),
    parties: v.array(named),
  }),
});

export const sourcesProtocol = {
  /** All packs with their sources. */
  packs: { request: v.object({}), reply: packsReplySchema },
  /** The article of the page that a tab shows, and its reviews of claims; null where it cannot be read. */
  'read-page': { request: v.object({ tabId: whole }), reply: v.nullable(readPageSchema) },
  /** What a text may add to a pack; to a new one where the target is null. */
  propose: {
    request: v.object({ ...readPageSchema.entries, target: text, today: v.string() }),
    reply: proposeReplySchema,
  },
} as const;

export type SourceView = v.InferOutput<typeof sourceViewSchema>;
export type PackView = v.InferOutput<typeof packViewSchema>;
export type PacksReply = v.InferOutput<typeof packsReplySchema>;
export type ReadPage = v.InferOutput<typeof readPageSchema>;
export type ProposeReply = v.InferOutput<typeof proposeReplySchema>;
export type Known = ProposeReply['known'];
