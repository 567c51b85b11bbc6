import * as v from 'valibot';
import type { DetectionResult } from '../detect/detect';
import type { MarkSpec, SentencePlace } from '../mark/target';
import { sessionListSchema } from '../storage/session-pages';
import { languages } from '../storage/settings';
import { matrixReplySchema } from './matrix-schema';
import {
  aboutSchema,
  articleSchema,
  blockSchema,
  pageReportSchema,
  sentenceSchema,
  verdictSchema,
} from './report-schema';
import { sourcesProtocol } from './sources-schema';

/** No answer; on its way it may turn from undefined into null. */
const nothing = v.union([v.void(), v.null()]);
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.strictTuple([v.number(), v.number()]);

export const detectionResultSchema: v.GenericSchema<unknown, DetectionResult> = v.object({
  pack: v.nullable(v.string()),
  about: aboutSchema,
  relevance: v.number(),
  why: v.array(v.string()),
});

const placeSchema: v.GenericSchema<unknown, SentencePlace> = v.object({
  block: whole,
  range: span,
  text: v.string(),
});

/** What somebody does about the label of a sentence. */
const contestActSchema = v.variant('act', [
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
});
export type Reading = v.InferOutput<typeof readingSchema>;

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

export const phases = [
  /** Nothing was noticed on this page. */
  'unnoticed',
  /** The page names the event in passing. */
  'mention',
  'checking',
  'checked',
  'failed',
  /** The browser lets no extension in. */
  'unreachable',
] as const;

/** Readable names of what a report names by id. */
const namesSchema = v.object({
  slots: v.record(v.string(), v.string()),
  sources: v.record(v.string(), v.string()),
});

/** What the popup shows of a tab. */
export const tabViewSchema = v.object({
  phase: v.picklist(phases),
  host: v.string(),
  siteOn: v.boolean(),
  /** The page was looked at, or is without anybody asking. */
  runsHere: v.boolean(),
  pageOn: v.boolean(),
  detection: v.nullable(detectionResultSchema),
  report: v.nullable(pageReportSchema),
  painted: v.nullable(paintedSchema),
  packs: v.array(v.object({ id: v.string(), name: v.string() })),
  problem: v.nullable(v.string()),
  /** Records that the user keeps and that could not be read. */
  setAside: v.optional(whole),
  names: namesSchema,
});
export type TabView = v.InferOutput<typeof tabViewSchema>;

/** What was found in a text that somebody selected or pasted. */
export const textReportSchema = v.variant('state', [
  v.object({
    state: v.literal('checked'),
    report: pageReportSchema,
    names: namesSchema,
    /** Characters at the end that were left out because the text is too long. */
    left: whole,
  }),
  /** There is no fact base to check it against; why, where that is known. */
  v.object({ state: v.literal('no-pack'), problem: v.nullable(v.string()) }),
]);
export type TextReport = v.InferOutput<typeof textReportSchema>;

/** Messages from pages to the background. */
export const pageProtocol = {
  /** The detector noticed something that deserves a closer look. */
  noticed: { request: v.object({}), reply: nothing },
  /** The page has little text of its own and a large frame, or a frame has loaded another document. */
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

/** Messages from the extension's own views to the background. */
export const viewProtocol = {
  tab: { request: v.object({ tabId }), reply: tabViewSchema },
  'switch-page': { request: v.object({ tabId, on: v.boolean() }), reply: nothing },
  'switch-site': { request: v.object({ tabId, on: v.boolean() }), reply: nothing },
  /** Looks at the tab's page once; false where the browser does not let the extension in. */
  look: { request: v.object({ tabId }), reply: v.boolean() },
  /** Contests the label of a sentence of the tab's report; false as in the page's protocol. */
  contest: {
    request: v.object({ tabId, sentence: whole, text: v.string(), act: contestActSchema }),
    reply: v.boolean(),
  },
  /** Takes everything out of all open pages, and forgets what was found there. */
  'leave-tabs': { request: v.object({}), reply: nothing },
  'check-anyway': {
    request: v.object({ tabId, pack: v.nullable(v.string()) }),
    reply: nothing,
  },
  /** Scrolls the tab to a sentence of its report. */
  jump: { request: v.object({ tabId, sentence: whole }), reply: v.boolean() },
  /** Checks any text against a pack (null: the one whose event it fits best), whatever it is about. */
  'check-text': {
    request: v.object({
      text: v.string(),
      pack: v.nullable(v.string()),
      /** The day the text appeared, for "on Monday" and the like. */
      published: v.nullable(v.string()),
    }),
    reply: textReportSchema,
  },
  /** Takes what is selected in a tab as the passage to check. */
  'take-selection': { request: v.object({ tabId }), reply: nothing },
  /** Who reports what in a pack: the asked-for, or the first. */
  matrix: { request: v.object({ pack: v.nullable(v.string()) }), reply: matrixReplySchema },
  /** The pages that were checked since the browser started, as far as they are kept. */
  'session-pages': { request: v.object({}), reply: sessionListSchema },
  /** The report of one of them. */
  'session-page': { request: v.object({ id: whole }), reply: v.nullable(pageReportSchema) },
  'forget-session': { request: v.object({}), reply: nothing },
  ...sourcesProtocol,
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
  /** Take everything out of the page and end. */
  stop: { request: v.object({}), reply: nothing },
} as const;

export const rooms = { page: 'page', view: 'view', annotator: 'annotator' } as const;
