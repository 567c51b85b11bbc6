import * as v from 'valibot';
import {
  detectionSchema,
  packSchema,
  partySchema,
  placeSchema,
  slotSchema,
  thingSchema,
} from './pack-schema';

const isoDay = v.pipe(v.string(), v.isoDate());

/** The event file: everything about the event that is not a source's report. Unknown keys are refused. */
export const eventSchema = v.strictObject({
  schema: v.literal('second-source/event@1'),
  id: packSchema.entries.id,
  name: v.pipe(v.string(), v.nonEmpty()),
  date: isoDay,
  /** The last day on which the sources speak. */
  sourcesUntil: isoDay,
  parties: v.array(v.strictObject(partySchema.entries)),
  places: v.array(v.strictObject(placeSchema.entries)),
  things: v.array(v.strictObject(thingSchema.entries)),
  slots: v.array(v.strictObject(slotSchema.entries)),
  detection: v.strictObject(detectionSchema.entries),
});

export type EventFile = v.InferOutput<typeof eventSchema>;
