import * as v from 'valibot';
import type { MarkSpec, SentencePlace } from '../mark/target';
import { languages } from '../storage/settings';
import { articleSchema, blockSchema, sentenceSchema, verdictSchema } from './report-schema';

// What pages and the background say to one another. It is loaded into pages: what views say stands elsewhere.

/** No answer; on its way it may turn from undefined into null. */
export const nothing = v.union([v.void(), v.null()]);
export const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.strictTuple([v.number(), v.number()]);

const placeSchema: v.GenericSchema<unknown, SentencePlace> = v.object({
  block: whole,
  range: span,
  text: v.string(),
});

/** What somebody does about the label of a sentence. */
export const contestActSchema = v.variant('act', [
  v.object({
    act: v.literal('contest'),
    verdict: v.nullable(verdictSchema),
    note: v.pipe(v.string(), v.maxLength(5000)),
  }),
  v.object({ act: v.literal('withdraw') }),
  /** Undoes the withdrawal. */
  v.object({ act: v.literal('restore') }),
]);
export type ContestAct = v.InferOutput<typeof contestActSchema>;

const markSchema: v.GenericSchema<unknown, MarkSpec> = v.object({
  id: whole,
  verdict: verdictSchema,
  contest: v.optional(v.picklist(['overruled', 'dropped'])),
  block: whole,
  range: span,
  text: v.string(),
  faults: v.array(span),
});

/** How many marks could be drawn; on a restless page, which changes too often to be followed, none are for now. */
export const paintedSchema = v.object({
  drawn: whole,
  undrawn: whole,
  restless: v.optional(v.boolean()),
});
export type PaintedCounts = v.InferOutput<typeof paintedSchema>;

/** What the annotator read: the blocks that are new to the background, and the order of all. */
export const readingSchema = v.object({
  url: v.string(),
  canonical: v.optional(v.nullable(v.string())),
  title: v.string(),
  description: v.string(),
  published: v.nullable(v.string()),
  language: v.nullable(v.string()),
  order: v.array(whole),
  blocks: v.array(blockSchema),
  /** Child indexes from the root element to the article, for a look at who manages it. */
  path: v.array(whole),
  /** The number of the question: what is sent before the answer names it. */
  question: v.optional(whole),
});
export type Reading = v.InferOutput<typeof readingSchema>;

/** Marks of the sentences that are checked first, sent while the rest is being checked. */
const firstMarksSchema = v.object({
  /** The reading's own number. */
  question: whole,
  marks: v.array(markSchema),
  managed: v.boolean(),
});
export type FirstMarks = v.InferOutput<typeof firstMarksSchema>;

export const checkReplySchema = v.variant('state', [
  v.object({
    state: v.literal('marks'),
    marks: v.array(markSchema),
    /** A framework keeps this part of the page: its DOM is to be left alone. */
    managed: v.boolean(),
  }),
  /** Blocks that the reading counts on are no longer known: send all. */
  v.object({ state: v.literal('again') }),
  /** The page is not about the event as it stands; its text may be on its way. */
  v.object({ state: v.literal('nothing') }),
  /** Nothing is to be marked here. */
  v.object({ state: v.literal('stop') }),
]);
export type CheckReply = v.InferOutput<typeof checkReplySchema>;

/** Messages from pages to the background. */
export const pageProtocol = {
  /** The detector noticed something that deserves a closer look. */
  noticed: { request: v.object({}), reply: nothing },
  /** The page has a large frame and little text of its own, or one that names the event; or a frame has loaded another document. */
  framed: { request: v.object({}), reply: nothing },
  /** The frame that sent this shows another document, or is gone. */
  left: { request: v.object({}), reply: nothing },
  /** What the closer look read, to be judged. */
  candidate: {
    request: v.intersect([articleSchema, v.object({ description: v.string() })]),
    reply: nothing,
  },
  /** The texts of the language that was chosen; null where the browser's own is to be taken. */
  words: {
    request: v.object({ language: v.picklist(languages) }),
    reply: v.nullable(v.record(v.string(), v.string())),
  },
  check: { request: readingSchema, reply: checkReplySchema },
  /** The reader went to a mark in the page. */
  at: { request: v.object({ sentence: whole, text: v.string() }), reply: nothing },
  painted: { request: paintedSchema, reply: nothing },
  /** Elements of the page stand in for what it takes to read it. */
  unreadable: { request: v.object({}), reply: nothing },
  /** All that the report says of one sentence. */
  sentence: {
    request: v.object({ id: whole, text: v.string() }),
    reply: v.nullable(sentenceSchema),
  },
  /** Contests a sentence's label; false where the sentence is not there any more, or nothing can be kept. */
  contest: {
    request: v.object({ id: whole, text: v.string(), act: contestActSchema }),
    reply: v.boolean(),
  },
} as const;

/** Messages from the background to the annotator of a tab. */
export const annotatorProtocol = {
  /** Read the page (again): it was noticed, or navigated without a reload. */
  look: { request: v.object({}), reply: nothing },
  jump: {
    request: v.object({ sentence: whole, place: v.optional(placeSchema) }),
    reply: v.boolean(),
  },
  /** To the next (1) or previous (-1) mark. */
  step: { request: v.object({ by: v.picklist([1, -1]) }), reply: nothing },
  /** Marks to draw before the answer to a check is complete. */
  marks: { request: firstMarksSchema, reply: nothing },
  /** Take everything out of the page and end. */
  stop: { request: v.object({}), reply: nothing },
} as const;

export const rooms = { page: 'page', view: 'view', annotator: 'annotator' } as const;
