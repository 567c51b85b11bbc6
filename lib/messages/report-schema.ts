import * as v from 'valibot';
import type { Article } from '../extract/article';
import type {
  ClaimReport,
  Contest,
  Evidence,
  OmittedFact,
  PageReport,
  Resemblance,
  SentenceReport,
} from '../report/page-report';

const span = v.strictTuple([v.number(), v.number()]);
const text = v.nullable(v.string());

export const verdictSchema = v.picklist(['corroborated', 'disputed', 'unique']);
export const aboutSchema = v.picklist(['yes', 'mention', 'no']);
const kindSchema = v.nullable(v.picklist(['single-source', 'only-here']));

export const blockSchema = v.object({
  id: v.number(),
  role: v.picklist(['headline', 'heading', 'paragraph', 'list-item', 'quote', 'caption', 'cell']),
  text: v.string(),
});

export const articleSchema: v.GenericSchema<unknown, Article> = v.object({
  url: text,
  canonical: v.optional(text),
  title: v.string(),
  published: text,
  language: text,
  blocks: v.array(blockSchema),
});

export const evidenceSchema: v.GenericSchema<unknown, Evidence> = v.object({
  source: v.string(),
  sourceName: v.string(),
  lineage: v.string(),
  stance: v.picklist(['supports', 'contradicts']),
  value: text,
  statement: v.string(),
  locator: v.string(),
  party: text,
  lessExact: v.optional(v.boolean()),
  pack: v.string(),
  packName: v.optional(v.string()),
});

const claimSchema: v.GenericSchema<unknown, ClaimReport> = v.object({
  fact: text,
  slot: text,
  value: text,
  verdict: verdictSchema,
  kind: kindSchema,
  reason: v.string(),
  span,
  hedged: v.boolean(),
  contestedBy: v.array(v.string()),
  note: v.nullable(v.picklist(['another-figure', 'after-our-sources'])),
  evidence: v.array(evidenceSchema),
});

export const contestSchema: v.GenericSchema<unknown, Contest> = v.object({
  verdict: v.nullable(verdictSchema),
  note: v.string(),
  created: v.string(),
  url: text,
  packVersion: v.string(),
});

export const unmarkedSchema = v.picklist([
  'question',
  'other-event',
  'opinion',
  'background',
  'no-claim',
  'not-checked',
]);

export const sentenceSchema: v.GenericSchema<unknown, SentenceReport> = v.object({
  text: v.string(),
  verdict: v.nullable(verdictSchema),
  kind: kindSchema,
  claims: v.array(claimSchema),
  central: v.nullable(v.number()),
  block: v.number(),
  range: span,
  unmarked: v.optional(v.nullable(unmarkedSchema)),
  contest: v.optional(contestSchema),
});

export const omittedSchema: v.GenericSchema<unknown, OmittedFact> = v.object({
  fact: v.string(),
  statement: v.string(),
  voices: v.number(),
});

export const resemblanceSchema: v.GenericSchema<unknown, Resemblance> = v.object({
  source: v.string(),
  lineage: v.string(),
  similarity: v.number(),
});

/** The report as it comes out of storage or a message. */
export const pageReportSchema: v.GenericSchema<unknown, PageReport> = v.object({
  schema: v.literal('second-source/report@1'),
  file: text,
  url: text,
  canonical: v.optional(text),
  title: v.string(),
  about: aboutSchema,
  relevance: v.number(),
  why: v.array(v.string()),
  published: text,
  language: text,
  pack: v.object({ id: v.string(), version: v.string(), name: v.string() }),
  minVoices: v.number(),
  summary: v.object({
    corroborated: v.number(),
    disputed: v.number(),
    unique: v.number(),
  }),
  sentences: v.array(sentenceSchema),
  omitted: v.array(omittedSchema),
  resembles: v.array(resemblanceSchema),
});
