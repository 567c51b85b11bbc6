import * as v from 'valibot';

/** A text that somebody wants checked beside a tab's page. */
export const passageSchema = v.object({
  text: v.string(),
  from: v.picklist(['selection', 'typed']),
  /** Why no text could be taken from the page: nothing is selected, or the browser lets nobody look. */
  problem: v.nullable(v.picklist(['nothing-selected', 'shut-out'])),
  /** Milliseconds since 1970; tells asking again from having asked. */
  when: v.number(),
});
export type StoredPassage = v.InferOutput<typeof passageSchema>;

/** Key of a tab's passage in session storage. */
export const passageKey = (tab: number): string => `passage:${tab}`;
