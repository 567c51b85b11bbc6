import * as v from 'valibot';
import type { DetectionResult } from '../detect/detect';
import { sessionListSchema } from '../storage/session-pages';
import { matrixReplySchema } from './matrix-schema';
import { contestActSchema, nothing, paintedSchema, whole } from './page-protocol';
import { aboutSchema, pageReportSchema } from './report-schema';
import { sourcesProtocol } from './sources-schema';

const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));

export const detectionResultSchema: v.GenericSchema<unknown, DetectionResult> = v.object({
  pack: v.nullable(v.string()),
  about: aboutSchema,
  relevance: v.number(),
  why: v.array(v.string()),
});

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
