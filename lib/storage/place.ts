import * as v from 'valibot';

/** Where the reader of a tab's page went last: a marked sentence of its report. */
export const placeSchema = v.object({
  sentence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  text: v.string(),
  /** Milliseconds since 1970; tells going there again from having gone there. */
  when: v.number(),
});
export type Place = v.InferOutput<typeof placeSchema>;

/** Key of a tab's place in session storage. */
export const placeKey = (tab: number): string => `place:${tab}`;
