import type { Fact } from '../../factbase/pack-schema';
import { type Token, textBetween } from '../../language/tokens';
import type { CompareInput, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { type PlaceSpan, placeSpans, relatePlace } from './place-spans';

interface Seat {
  readonly fact: Fact;
  /** The place that the slot's question is about. */
  readonly place: string;
}

const seats = new WeakMap<PackIndex, readonly Seat[]>();

/** Slots that ask where a place lies or whose capital it is: a place is among their cues. */
function seatsOf(index: PackIndex): readonly Seat[] {
  const known = seats.get(index);
  if (known !== undefined) return known;
  const made: Seat[] = [];
  for (const { id, type, cues } of index.pack.slots) {
    const fact = index.factsBySlot.get(id)?.[0];
    const place = cues.find((cue) => index.places.has(cue));
    if (type === 'place' && fact?.value.type === 'place' && place !== undefined)
      made.push({ fact, place });
  }
  seats.set(index, made);
  return made;
}

const capital = /^(?:capital|seat|centre|center)$/;
const city = /^(?:city|town)$/;

/** "Sorvik, the capital of Lunde", "Lunde's capital, Sorvik", "Sorvik lies in Lunde". */
export function compareSeats({ sentence, index }: CompareInput): readonly Finding[] {
  const findings: Finding[] = [];
  const places = placeSpans(sentence);
  if (places.length === 0) return findings;
  for (const { fact, place } of seatsOf(index)) {
    const seat = places.find(({ ids, demonym }) => !demonym && ids.includes(place));
    if (seat === undefined || fact.value.type !== 'place') continue;
    const holder =
      holderAfter(sentence.tokens, seat, places) ?? holderBefore(sentence.tokens, seat, places);
    if (holder === null) continue;
    const relation = relatePlace(holder.ids, place, index);
    if (relation === 'equal' || relation === 'narrower') continue;
    findings.push({
      slot: fact.slot,
      fact: fact.id,
      stance: relation === 'wider' ? 'supports' : 'contradicts',
      ground: 'value',
      value: textBetween(sentence.tokens, holder.from, holder.to),
      from: Math.min(seat.from, holder.from),
      to: Math.max(seat.to, holder.to),
      certainty: 'firm',
    });
  }
  return findings;
}

const placeAt = (places: readonly PlaceSpan[], at: number): PlaceSpan | undefined =>
  places.find(({ from }) => from === at);

/** "Sorvik, capital of …", "Sorvik is in …", "Sorvik, in …", "Sorvik, Lunde". */
function holderAfter(
  tokens: readonly Token[],
  seat: PlaceSpan,
  places: readonly PlaceSpan[],
): PlaceSpan | null {
  let at = seat.to;
  let linked = false;
  let named = false;
  for (let step = 0; step < 14 && at < tokens.length; step++, at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    const place = placeAt(places, at);
    if (place !== undefined) {
      if (
        place.demonym &&
        !capital.test(tokens[place.to]?.lower ?? '') &&
        !city.test(tokens[place.to]?.lower ?? '')
      )
        return null;
      if (place.demonym || named) return place;
      return linked ? place : null;
    }
    const { lower } = token;
    if (capital.test(lower)) named = true;
    else if (lower === 'in' || lower === 'of') {
      // "Sorvik in …" holds only close by: "arrived in Sorvik in …" does as well.
      if (lower === 'of' && !named && !city.test(tokens[at - 1]?.lower ?? '')) return null;
      linked =
        lower === 'in' &&
        (at <= seat.to + 1 ||
          /^(?:is|lies|located|situated|part|,|which)$/.test(tokens[at - 1]?.lower ?? ''));
      if (!linked && !named) return null;
    } else if (
      !/^(?:,|the|a|is|lies|which|chief|main|principal|administrative|regional|republic|of|that|was|city|town|government|southern|northern|region|situated|located|as|region's|being|far|from|to|say)$/.test(
        lower,
      )
    )
      return null;
  }
  return null;
}

/** "Lunde's capital, Sorvik", "the capital of Lunde, Sorvik". */
function holderBefore(
  tokens: readonly Token[],
  seat: PlaceSpan,
  places: readonly PlaceSpan[],
): PlaceSpan | null {
  let named = false;
  for (let at = seat.from - 1; at >= Math.max(0, seat.from - 9); at--) {
    const token = tokens[at];
    if (token === undefined) return null;
    const place = places.find(({ to }) => to === at + 1);
    if (place !== undefined) return named || ofCapital(tokens, place) ? place : null;
    if (capital.test(token.lower) || (city.test(token.lower) && !named)) named = true;
    else if (
      !/^(?:,|the|of|'s|whose|is|was|city|main|chief|regional|republic|:|')$/.test(token.lower)
    )
      return null;
  }
  return null;
}

const ofCapital = (tokens: readonly Token[], place: PlaceSpan): boolean =>
  tokens[place.from - 1]?.lower === 'of' && capital.test(tokens[place.from - 2]?.lower ?? '');
