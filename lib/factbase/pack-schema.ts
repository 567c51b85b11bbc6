import * as v from 'valibot';
import { failure, type Result, success } from '../result';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, 'an id has small letters, digits and hyphens'),
);
const names = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.minLength(1));
const isoDay = v.pipe(v.string(), v.isoDate());

/** A person, group or office that says and does things. */
export const partySchema = v.object({
  id,
  name: v.string(),
  names,
  kind: v.picklist(['person', 'group', 'office', 'anonymous']),
  /** The side it speaks for; members back claims about the side. */
  side: v.nullish(id),
  /** Whether members of its side also speak for one another (a leadership that speaks with one voice). */
  interchangeable: v.optional(v.boolean(), false),
  /** Definite descriptions that mean this party once it was named ("the president"). */
  descriptions: v.optional(v.array(v.string()), []),
  pronoun: v.optional(v.picklist(['he', 'she', 'it', 'they'])),
});

/** A named place with what it lies in. */
export const placeSchema = v.object({
  id,
  name: v.string(),
  names,
  /** Words for what belongs there and for its citizens ("Danish", "Danes"). */
  demonyms: v.optional(v.array(v.string()), []),
  within: v.optional(v.array(id), []),
});

/** A kind of named thing other than parties and places: aircraft types, flights, airlines, weapons, organisations. */
export const thingSchema = v.object({
  id,
  name: v.string(),
  kind: id,
  names,
  /** Wider things that it is an instance of (a type of aircraft is its maker's). */
  within: v.optional(v.array(id), []),
});

export const slotTypes = [
  'count',
  'date',
  'weekday',
  'place',
  'route',
  'thing',
  'places',
  'statement',
] as const;

/**
 * A way in which sentences state a slot's proposition. Patterns are words in order: beginnings of words
 * ("apolog"), "=word" for just that word, "a|b" for either, "@id" for a name of that party, place or thing
 * or one of its members, "*" for up to four words between. "^" marks the word that carries the proposition
 * (the first one otherwise).
 */
export const frameSchema = v.strictObject({
  /** Patterns that state the proposition. */
  says: v.optional(v.array(v.string()), []),
  /** Patterns that state its opposite. */
  denies: v.optional(v.array(v.string()), []),
  /** Patterns of which the sentence must hold one. */
  near: v.optional(v.array(v.string()), []),
  /** Patterns of which it must hold none. */
  unless: v.optional(v.array(v.string()), []),
  /** The patterns are what is asked for, and asking is the proposition. */
  demand: v.optional(v.boolean(), false),
  /** Who does what the pattern says, and towards whom; the slot's agent and recipient where left out. */
  doer: v.optional(v.array(id)),
  toward: v.optional(v.array(id)),
  /** Who says it, where that is part of the proposition. */
  speaker: v.optional(v.array(id), []),
  /** Any other doer or speaker contradicts, not only the other side's. */
  exclusive: v.optional(v.boolean(), false),
  /** Where it is done stands for who does it. */
  placed: v.optional(v.boolean(), false),
  /** Whom it is directed at is part of the proposition: another one contradicts it. */
  targets: v.optional(v.boolean(), false),
  /** Whether what the patterns say may be taken as contradicted, backed, or both. */
  shows: v.optional(v.picklist(['both', 'supports', 'contradicts']), 'both'),
});

/** What may fill a slot and how sentences speak of it. */
export const slotSchema = v.object({
  id,
  type: v.picklist(slotTypes),
  /** What the slot asks, for people ("people killed"). */
  label: v.string(),
  /** Kind of thing that fills it, for type "thing". */
  thing: v.optional(id),
  /** Words of which one must stand near for a sentence to speak of the slot; stems, matched from the start of a word; "a+b" wants both. */
  cues: v.optional(v.array(v.string()), []),
  /** Words that turn the slot's proposition round ("accident" for intent). */
  opposites: v.optional(v.array(v.string()), []),
  /** For statements: who is documented to have said or done it, and towards whom. */
  agent: v.optional(v.array(id), []),
  recipient: v.optional(v.array(id), []),
  /** For statements: the proposition itself is a negation ("did not admit"). */
  negative: v.optional(v.boolean(), false),
  /** Mentions of it are mostly background ("which killed 38"). */
  background: v.optional(v.boolean(), false),
  /** Every other value contradicts; otherwise another value is unique. */
  closed: v.optional(v.boolean(), true),
  /** An explanation that the sources report only as somebody's and as dismissed: its denial is backed, its assertion is not. */
  rejected: v.optional(v.boolean()),
  /** The slot follows from two others by subtraction (survivors = on board − deaths). */
  derive: v.optional(v.object({ minus: v.tuple([id, id]) })),
  /** For counts: the count slot of which fractions and percentages are shares. */
  shareOf: v.optional(id),
  /** For statements: how sentences put it. */
  frames: v.optional(v.array(frameSchema)),
  /** For counts: it counts those to whom something was done ("gave their lives to save"), told by the doing. */
  deed: v.optional(v.boolean()),
  /** The statement of its best backed fact, in our own words. */
  statement: v.optional(v.string()),
});

/** A typed value, by slot type. */
export const valueSchema = v.variant('type', [
  v.object({ type: v.literal('count'), count: v.number() }),
  v.object({ type: v.literal('date'), date: isoDay }),
  v.object({ type: v.literal('weekday'), weekday: v.picklist([0, 1, 2, 3, 4, 5, 6]) }),
  v.object({ type: v.literal('place'), place: id }),
  v.object({ type: v.literal('route'), from: id, to: id }),
  v.object({ type: v.literal('thing'), thing: id }),
  v.object({ type: v.literal('places'), places: v.array(id) }),
  v.object({ type: v.literal('statement') }),
]);

/** What a source says where that is less exact than the fact: consistent with it, but no voice for it. */
export const widerSchema = v.variant('type', [
  v.object({ type: v.literal('count'), from: v.number(), to: v.number() }),
  v.object({ type: v.literal('date'), from: isoDay, to: isoDay }),
  v.object({ type: v.literal('place'), place: id }),
  v.object({ type: v.literal('thing'), thing: id }),
  v.object({ type: v.literal('places'), places: v.array(id) }),
]);

/** One source's report of a fact. */
export const reportSchema = v.object({
  source: id,
  statement: v.string(),
  locator: v.string(),
  /** The party from whom the source relays it. */
  party: v.nullish(id),
  hedged: v.optional(v.boolean(), false),
  /** The source reports the opposite. */
  stance: v.optional(v.picklist(['supports', 'contradicts']), 'supports'),
  /** Set where the report follows from others instead of being written there. */
  derived: v.optional(v.boolean(), false),
  /** The source's own value where it is less exact than the fact's (the country for a town). */
  wider: v.optional(widerSchema),
  /** For a rejected explanation: the party that put it forward, as far as the source names one. */
  namedBy: v.optional(id),
  /** For a rejected explanation: the party that dismissed it. */
  dismissedBy: v.optional(id),
  /** The user's own pack that it comes from; left out where it is the bundled one's. */
  pack: v.optional(id),
});

/** A proposition that at least one source reports. */
export const factSchema = v.object({
  id,
  slot: id,
  value: valueSchema,
  statement: v.string(),
  reports: v.pipe(v.array(reportSchema), v.minLength(1)),
  /** Parties that deny it. */
  contestedBy: v.optional(v.array(id), []),
});

export const sourceSchema = v.object({
  id,
  name: v.string(),
  document: v.string(),
  lineage: id,
  published: v.nullish(isoDay),
  /** Hashes of the document's word runs, for recognising near copies. */
  shingles: v.optional(v.array(v.number()), []),
  /** Only hashes divisible by this number are kept, so that long documents stay small. */
  shinglesEvery: v.optional(v.number()),
  /** The user's own pack that it comes from; left out where it is the bundled one's. */
  pack: v.optional(id),
});

export const detectionRoles = ['name', 'subject', 'event', 'detail'] as const;

/**
 * The terms by which pages about the event are noticed, in every language that pages may have.
 * A term is whole words, without regard to case and accents; a star at either end lets the word go on
 * there ("crash*"); "a+b" wants both in one passage.
 */
export const detectionSchema = v.object({
  /**
   * Pieces of words of which every page about the event has at least one, in their usual case. They are
   * looked for on every page there is: the fewer and the rarer, the better. Without them the terms serve.
   */
  anchors: v.optional(v.array(v.string())),
  /** Names of the event itself (flight number forms). */
  decisive: v.array(v.string()),
  /** Terms by group; groups that stand together in a passage name the event when their weights reach 1. */
  groups: v.array(
    v.object({
      id,
      label: v.string(),
      weight: v.number(),
      /** Who and where (name), what it happened to (subject), what happened (event), or what goes with it. */
      role: v.optional(v.picklist(detectionRoles), 'detail'),
      /** Hardly any other event has it: without one such group no page is about this event. */
      telling: v.optional(v.boolean()),
      /** A topic of its own: in a title that does not say to what it happened, the page is about that. */
      rival: v.optional(v.boolean()),
      terms: v.array(v.string()),
    }),
  ),
  /** Words that in a title say that the page is about something else that has the same names. */
  elsewhere: v.optional(v.array(v.string())),
  /** Names of other events and what only they have, which speak against. */
  against: v.array(v.string()),
});

/** What learned from the pack's examples: opaque to everything but lib/claims/model. */
export const modelSchema = v.object({
  version: v.literal(1),
  /** Weight tables by head, each a compact string. */
  heads: v.record(v.string(), v.string()),
});

export const packSchema = v.object({
  schema: v.literal('second-source/pack@1'),
  id,
  version: v.string(),
  /** Hash of everything the pack was compiled from. */
  inputs: v.optional(v.string()),
  name: v.string(),
  event: v.object({
    date: isoDay,
    /** The last day on which the sources speak. */
    sourcesUntil: isoDay,
  }),
  parties: v.array(partySchema),
  places: v.array(placeSchema),
  things: v.array(thingSchema),
  slots: v.array(slotSchema),
  sources: v.array(sourceSchema),
  facts: v.array(factSchema),
  detection: detectionSchema,
  model: v.nullish(modelSchema),
  /** The user's own packs that were merged into it. */
  own: v.optional(v.array(v.object({ id, name: v.string() }))),
});

export type Party = v.InferOutput<typeof partySchema>;
export type Place = v.InferOutput<typeof placeSchema>;
export type Thing = v.InferOutput<typeof thingSchema>;
export type Frame = v.InferOutput<typeof frameSchema>;
export type Slot = v.InferOutput<typeof slotSchema>;
export type Value = v.InferOutput<typeof valueSchema>;
export type Report = v.InferOutput<typeof reportSchema>;
export type Wider = v.InferOutput<typeof widerSchema>;
export type Fact = v.InferOutput<typeof factSchema>;
export type Source = v.InferOutput<typeof sourceSchema>;
export type Detection = v.InferOutput<typeof detectionSchema>;
export type Model = v.InferOutput<typeof modelSchema>;
export type Pack = v.InferOutput<typeof packSchema>;

/** The pack in `input`, or what is wrong with it and at which path. */
export function parsePack(input: unknown): Result<Pack> {
  const parsed = v.safeParse(packSchema, input);
  if (parsed.success) return success(parsed.output);
  return failure(
    ...parsed.issues.map((issue) => ({
      where: v.getDotPath(issue) ?? '(root)',
      what: issue.message,
    })),
  );
}

/** Number of independent lineages that report the fact; a less exact report is no voice for it. */
export function voicesOf(fact: Fact, sources: ReadonlyMap<string, Source>): number {
  const lineages = new Set<string>();
  for (const report of fact.reports)
    if (report.stance === 'supports' && report.wider === undefined) {
      const lineage = sources.get(report.source)?.lineage;
      if (lineage !== undefined) lineages.add(lineage);
    }
  return lineages.size;
}
