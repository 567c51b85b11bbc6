import type { AnnotatedSentence } from '../annotate';
import type { PackIndex } from '../pack-index';

/** A named place in a sentence. */
export interface PlaceSpan {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly ids: readonly string[];
  /** A word for what belongs to a place ("Kazakh") rather than the place. */
  readonly demonym: boolean;
}

/** The places that a sentence names, in order. */
export const placeSpans = (sentence: AnnotatedSentence): readonly PlaceSpan[] =>
  sentence.names
    .filter(({ entry }) => entry.places.length > 0)
    .map(({ from, to, entry }) => ({ from, to, ids: entry.places, demonym: entry.demonym }));

/** How a named place stands to the wanted one. */
export type PlaceRelation = 'equal' | 'wider' | 'narrower' | 'other';

/** Compares a named place with the wanted place by what lies within what. */
export function relatePlace(
  named: readonly string[],
  wanted: string,
  index: PackIndex,
): PlaceRelation {
  const holders = (id: string): readonly string[] => index.places.get(id)?.within ?? [];
  if (named.includes(wanted)) return 'equal';
  if (named.some((id) => holders(wanted).includes(id))) return 'wider';
  return named.some((id) => holders(id).includes(wanted)) ? 'narrower' : 'other';
}

/** Whether a place is a country, or lies in one: a sea or a coast is neither. */
export const isSettled = (ids: readonly string[], index: PackIndex): boolean =>
  ids.some((id) => {
    const place = index.places.get(id);
    return place !== undefined && (place.within.length > 0 || place.demonyms.length > 0);
  });

/** Whether a name is a country's: it has citizens and lies in nothing. */
export const isCountry = (ids: readonly string[], index: PackIndex): boolean =>
  ids.some((id) => {
    const place = index.places.get(id);
    return place !== undefined && place.within.length === 0 && place.demonyms.length > 0;
  });
