import * as v from 'valibot';
import { partySchema, placeSchema, slotSchema, thingSchema } from '../factbase/pack-schema';
import { givenSchema } from '../factbase/user-pack-schema';

/** Why something is proposed: it backs a fact, gives another value or denies one, says something new, or a reviewer says so. */
export const proposalKinds = ['supports', 'differs', 'new', 'review'] as const;

/** What a source may say, before somebody has confirmed it. */
export const proposalSchema = v.object({
  id: v.number(),
  kind: v.picklist(proposalKinds),
  /** The source's own sentence, and where it stands. */
  sentence: v.string(),
  locator: v.string(),
  /** UTF-16 offsets into the sentence: the words that it rests on. */
  span: v.strictTuple([v.number(), v.number()]),
  slot: v.string(),
  value: givenSchema,
  statement: v.string(),
  stance: v.picklist(['supports', 'contradicts']),
  party: v.nullable(v.string()),
  hedged: v.boolean(),
});

/** Names that a text speaks of, as far as nobody knew them before. */
export const namesSchema = v.object({
  parties: v.array(partySchema),
  places: v.array(placeSchema),
  things: v.array(thingSchema),
});

/** What a text may add to a pack: statements, and the names and questions that they need. */
export const digestProposalSchema = v.object({
  proposals: v.array(proposalSchema),
  /** Questions that the proposals answer and that the pack does not ask yet. */
  slots: v.array(slotSchema),
  names: namesSchema,
});

export type Proposal = v.InferOutput<typeof proposalSchema>;
export type Names = v.InferOutput<typeof namesSchema>;
export type DigestProposal = v.InferOutput<typeof digestProposalSchema>;
