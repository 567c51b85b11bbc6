import * as v from 'valibot';
import {
  aboutSchema,
  omittedSchema,
  resemblanceSchema,
  sentenceSchema,
  unmarkedSchema,
} from '../messages/report-schema';

/** The namespace of what the Web Annotation model has no term for; it names no address. */
export const vocabulary = 'urn:uuid:521b3e86-68ea-4987-ae23-2d6970e7d0b5#';

/** The program that made an annotation, wherever it runs. */
export const softwareId = 'urn:uuid:0d49ae34-cfaa-489f-9fe3-076b325a5113';

const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

const dateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/, 'not a date and time in UTC'),
);
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const range = v.strictTuple([place, place]);
const text = v.nullable(v.string());
const iri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'not an absolute address'));
const packSchema = v.object({ id: v.string(), version: v.string(), name: v.string() });

const generatorSchema = v.object({
  id: iri,
  type: v.literal('Software'),
  name: v.string(),
  softwareVersion: v.string(),
});

const textualBodySchema = v.object({
  type: v.literal('TextualBody'),
  purpose: v.picklist(['tagging', 'assessing', 'commenting']),
  format: v.optional(v.string()),
  language: v.optional(v.string()),
  created: v.optional(dateTime),
  value: v.string(),
});

/** What the report says of the sentence, all of it, as data. */
const assessmentBodySchema = v.object({
  type: v.literal('Dataset'),
  format: v.literal('application/json'),
  assessment: sentenceSchema,
});

const quoteSchema = v.object({
  type: v.literal('TextQuoteSelector'),
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
});

const positionSchema = v.object({
  type: v.literal('TextPositionSelector'),
  start: place,
  end: place,
});

const annotationSchema = v.object({
  id: iri,
  type: v.literal('Annotation'),
  motivation: v.literal('assessing'),
  created: dateTime,
  generator: generatorSchema,
  pack: packSchema,
  body: v.array(v.variant('type', [textualBodySchema, assessmentBodySchema])),
  target: v.object({
    type: v.literal('SpecificResource'),
    source: iri,
    selector: v.strictTuple([quoteSchema, positionSchema]),
    state: v.object({ type: v.literal('TimeState'), sourceDate: dateTime }),
  }),
});

/** What the annotations do not say of the page and its check: the rest of its report. */
const checkedPageSchema = v.object({
  schema: v.literal('second-source/annotations@1'),
  /** Whether all marked sentences are here, or those that somebody chose. */
  scope: v.picklist(['page', 'selection']),
  file: text,
  url: text,
  canonical: text,
  title: v.string(),
  about: aboutSchema,
  relevance: v.number(),
  why: v.array(v.string()),
  published: text,
  language: text,
  pack: packSchema,
  minVoices: v.number(),
  summary: v.object({ corroborated: place, disputed: place, unique: place }),
  omitted: v.array(omittedSchema),
  resembles: v.array(resemblanceSchema),
  /** The article's text, to which all positions refer; null in a selection. */
  text,
  /** Where in the text each sentence stands, in code points, and in which block; empty in a selection. */
  sentences: v.array(
    v.object({ position: range, block: v.number(), range, unmarked: v.optional(unmarkedSchema) }),
  ),
});

/** The annotations of one page, as our own exports have them. */
export const annotationCollectionSchema = v.object({
  '@context': v.strictTuple([v.literal(annotationContext), v.unknown()]),
  id: iri,
  type: v.literal('AnnotationCollection'),
  label: v.string(),
  created: dateTime,
  generator: generatorSchema,
  total: place,
  first: v.optional(
    v.object({
      id: iri,
      type: v.literal('AnnotationPage'),
      partOf: iri,
      startIndex: v.literal(0),
      items: v.pipe(v.array(annotationSchema), v.minLength(1)),
    }),
  ),
  last: v.optional(iri),
  checkedPage: checkedPageSchema,
});

export type Annotation = v.InferOutput<typeof annotationSchema>;
export type AnnotationCollection = v.InferOutput<typeof annotationCollectionSchema>;

/** The JSON-LD context: the model's own terms, and ours beside them. */
export const contexts: AnnotationCollection['@context'] = [
  annotationContext,
  {
    '@version': 1.1,
    ss: vocabulary,
    softwareVersion: 'ss:softwareVersion',
    pack: { '@id': 'ss:pack', '@type': '@json' },
    assessment: { '@id': 'ss:assessment', '@type': '@json' },
    checkedPage: { '@id': 'ss:checkedPage', '@type': '@json' },
  },
];
