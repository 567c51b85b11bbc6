import type { Token } from '../../language/tokens';
import type { PlaceSpan } from './place-spans';

/** Which end of a journey. */
export type End = 'from' | 'to';

const dash = /^[-–—]$/;

/** A place as an end of a journey. */
export interface Leg {
  readonly end: End;
  readonly place: PlaceSpan;
  /** Token where the words that make it an end begin. */
  readonly start: number;
  /** The words say a journey of the vehicle by themselves ("X–Y flight", "X-bound jet"). */
  readonly strong: boolean;
}

/** The word at a place in small letters; empty outside the sentence. */
export const word = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

const toward = /^(?:to|for|toward|towards|into)$/;

/** Words that turn a following "to" or "for" into a destination. */
export const heading =
  /^(?:bound|heading|headed|heads|destined|inbound|outbound|flight|service|route|run|way|en-route|journey|trip|flying|plane|jet|scheduled|due|leg|hop|going|travelling|traveling)$/;

/** Words after which "from" names an origin. */
export const leaving =
  /^(?:left|leaves|leaving|departed|departing|departs|departure|off|flight|plane|jet|airliner|aircraft|service|flying|flew|out|started|inbound|way|route|coming|came|originated|originating|airborne|set|hop|run)$/;

/** The ends of journeys that a sentence names, in order. */
export function findLegs(tokens: readonly Token[], places: readonly PlaceSpan[]): readonly Leg[] {
  const legs: Leg[] = [];
  for (const [order, place] of places.entries()) {
    if (place.demonym) continue;
    const next = places[order + 1];
    const pair = next === undefined || next.demonym ? null : pairOf(tokens, place, next);
    if (pair !== null && next !== undefined) {
      legs.push({ end: 'from', place, start: pair.start, strong: pair.strong });
      legs.push({ end: 'to', place: next, start: pair.start, strong: pair.strong });
      continue;
    }
    const before = places[order - 1];
    if (before !== undefined && !before.demonym && pairOf(tokens, before, place) !== null) continue;
    const leg = boundFor(tokens, place) ?? destination(tokens, place) ?? origin(tokens, place);
    if (leg !== null) legs.push(leg);
  }
  return legs;
}

/** "from X to Y", "X to Y", "X–Y flight", "X-to-Y", "left X for Y", "to Y from X" is read elsewhere. */
function pairOf(
  tokens: readonly Token[],
  first: PlaceSpan,
  second: PlaceSpan,
): { readonly start: number; readonly strong: boolean } | null {
  const gap = tokens.slice(first.to, second.from).map(({ lower }) => lower);
  const bare = gap.join(' ').replace(/^, | ,$/g, '');
  const before = word(tokens, first.from - 1);
  if (/^(?:-|–|—|- to -|to|→|->|>)$/.test(bare)) {
    const told = vehicleAfter(tokens, second.to) || isRouteLabel(tokens, first.from);
    if (before !== 'from' && !told && !/^(?:flight|service|plane|jet|run|hop)$/.test(before))
      return null;
    return { start: before === 'from' ? first.from - 1 : first.from, strong: told };
  }
  if (
    /^(?:for|bound for|headed for|heading for|heading to|en route to|on its way to|on the way to|flying to|to the \w+ capital)$/.test(
      bare,
    )
  ) {
    if (leaving.test(before) || before === 'from') return { start: first.from - 1, strong: false };
  }
  if (
    before === 'from' &&
    gap.length <= 6 &&
    gap.includes('to') &&
    gap
      .slice(0, gap.indexOf('to'))
      .every((item) =>
        /^(?:,|the|on|city|of|capital|in|its|way|heading|headed|bound|airport|en|route|\(|\))$/.test(
          item,
        ),
      )
  ) {
    const at = gap.indexOf('to');
    if (gap.slice(at + 1).every((item) => /^(?:the|city|of|capital)$/.test(item)))
      return { start: first.from - 1, strong: false };
  }
  return null;
}

/** "Route: X to Y", "Sector: X–Y". */
export const isRouteLabel = (tokens: readonly Token[], at: number): boolean =>
  word(tokens, at - 1) === ':' &&
  /^(?:route|sector|flight|leg|itinerary)$/.test(word(tokens, at - 2));

const vehicleAfter = (tokens: readonly Token[], at: number): boolean =>
  [at, at + 1, at + 2].some((place) =>
    /^(?:flight|plane|jet|airliner|aircraft|service|route|run|passenger|liner)$/.test(
      word(tokens, place),
    ),
  );

/** "Sorvik-bound". */
function boundFor(tokens: readonly Token[], place: PlaceSpan): Leg | null {
  if (dash.test(word(tokens, place.to)) && word(tokens, place.to + 1) === 'bound')
    return { end: 'to', place, start: place.from, strong: true };
  if (word(tokens, place.to) === 'bound' && word(tokens, place.to + 1) !== 'for')
    return { end: 'to', place, start: place.from, strong: true };
  return null;
}

/** "bound for X", "on its way to X", "heading to X", "the flight to X", "due to land in X". */
export function destination(tokens: readonly Token[], place: PlaceSpan): Leg | null {
  const article = /^(?:the|nearby|distant)$/.test(word(tokens, place.from - 1)) ? 1 : 0;
  const at = place.from - 1 - article;
  const before = word(tokens, at);
  if (toward.test(before)) {
    const governor = word(tokens, at - 1);
    if (heading.test(governor) && !isTurned(tokens, at - 1))
      return {
        end: 'to',
        place,
        start: at - 1,
        strong: /^(?:bound|heading|headed|destined|way)$/.test(governor),
      };
    if (governor === 'route' || governor === 'to') return null;
    if (before === 'for' && leftSoon(tokens, at))
      return { end: 'to', place, start: at, strong: false };
  }
  if (
    /^(?:in|at)$/.test(before) &&
    /^(?:land|arrive|touch|be|arriving|landing)$/.test(word(tokens, at - 1)) &&
    dueSoon(tokens, at)
  )
    return { end: 'to', place, start: at - 1, strong: false };
  if (
    /^(?:was|is|:|,)$/.test(word(tokens, at)) &&
    /^(?:destination|goal)$/.test(word(tokens, at - 1))
  )
    return { end: 'to', place, start: at - 1, strong: true };
  if (
    /^(?:is|was)$/.test(word(tokens, place.to)) &&
    word(tokens, place.to + 1) === 'where' &&
    place.from <= 2
  )
    for (let ahead = place.to + 2; ahead < Math.min(tokens.length, place.to + 12); ahead++)
      if (/^(?:going|heading|headed|bound|due|land)$/.test(word(tokens, ahead)))
        return { end: 'to', place, start: place.from, strong: true };
  return null;
}

/** "diverted … towards X", "turned for X": no destination of its own. */
export function isTurned(tokens: readonly Token[], at: number): boolean {
  for (let place = at; place >= Math.max(0, at - 5); place--)
    if (
      /^(?:divert|turn|rerout|redirect|forc|sent|send|cross|instead|ordered|told|away)/.test(
        word(tokens, place),
      )
    )
      return true;
  return false;
}

function leftSoon(tokens: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - 8); place--) {
    if (
      /^(?:left|leaves|leaving|departed|departs|departing|off|boarded|set)$/.test(
        word(tokens, place),
      )
    )
      return true;
    if (/^[;:.]$/.test(word(tokens, place))) return false;
  }
  return false;
}

function dueSoon(tokens: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - 6); place--)
    if (/^(?:due|scheduled|supposed|meant|expected)$/.test(word(tokens, place))) return true;
  return false;
}

/** The jet that left, not "the boxes from the jet" or "survivors". */
function subjectIsVehicle(tokens: readonly Token[], verb: number): boolean {
  for (let at = verb - 1; at >= Math.max(0, verb - 10); at--) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.pos !== 'NOUN' && token.pos !== 'PROPN' && token.pos !== 'PRON') continue;
    if (/^(?:which|that|who)$/.test(token.lower)) continue;
    if (!vehicles.test(token.lower) && token.pos === 'NOUN') return false;
    for (let ahead = at - 1; ahead >= Math.max(0, at - 4); ahead--) {
      if (/^(?:from|of|in|on|for)$/.test(word(tokens, ahead))) return false;
      if (tokens[ahead]?.pos === 'PUNCT') break;
    }
    return true;
  }
  return verb <= 2;
}

/** "left X", "took off from X", "the flight from X", "out of X". */
function origin(tokens: readonly Token[], place: PlaceSpan): Leg | null {
  const before = word(tokens, place.from - 1);
  const second = word(tokens, place.from - 2);
  if (/^(?:left|leaves|leaving|departing)$/.test(before)) {
    if (!subjectIsVehicle(tokens, place.from - 1)) return null;
    const spoken = /^(?:,|on|in|at|for|before|just|early|shortly|with|that|and|.)?$/.test(
      word(tokens, place.to),
    );
    return spoken ? { end: 'from', place, start: place.from - 1, strong: false } : null;
  }
  if (/^(?:in|at)$/.test(before) && /^(?:boarded|started|embarked|originated)$/.test(second))
    return { end: 'from', place, start: place.from - 2, strong: false };
  if (before === 'from' && leaving.test(second) && !isTurned(tokens, place.from - 2))
    return {
      end: 'from',
      place,
      start: place.from - 2,
      strong: second === 'off' || second === 'departed',
    };
  if (before === 'of' && second === 'out')
    return { end: 'from', place, start: place.from - 2, strong: false };
  return null;
}

/** Words for what travels, and for its journey as such. */
export const vehicles =
  /^(?:it|they|plane|jet|airliner|aircraft|flight|airplane|aeroplane|liner|service|route|board|machine)$/;
