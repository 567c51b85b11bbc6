import type { Fact } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { assertionOf } from './assertion';
import { belongingOf } from './foreign';
import { type PlaceSpan, placeSpans, relatePlace } from './place-spans';

type End = 'from' | 'to';

/** A place as an end of a journey. */
interface Leg {
  readonly end: End;
  readonly place: PlaceSpan;
  /** Token where the words that make it an end begin. */
  readonly start: number;
  /** The words say a journey of the vehicle by themselves ("X–Y flight", "X-bound jet"). */
  readonly strong: boolean;
}

const word = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** Finds from where to where a sentence lets the vehicle of the event go. */
export const compareRoutes: Comparer = (input) => {
  const { sentence, index } = input;
  const fact = routeFact(index);
  if (fact === null) return [];
  const places = placeSpans(sentence);
  if (places.length === 0) return [];
  const { from, to } = fact;
  const belonging = belongingOf(input);
  if (belonging.foreign) return [];
  const legs = findLegs(sentence.tokens, places).filter((leg) => isOfVehicle(input, leg));
  if (legs.length === 0) return [];
  const findings: Finding[] = [];
  const good = new Set<End>();
  for (const leg of legs) {
    const relation = relatePlace(leg.place.ids, leg.end === 'from' ? from : to, index);
    const assertion = assertionOf(input, leg.start, leg.place.to);
    if (assertion === 'open') continue;
    const right = relation === 'equal' || relation === 'wider';
    if (assertion === 'denied') {
      if (right && relation === 'equal')
        findings.push(make(fact.fact, 'contradicts', 'negation', sentence.tokens, leg));
      continue;
    }
    if (right) {
      good.add(leg.end);
      if (relation === 'equal')
        findings.push(make(fact.fact, 'supports', 'value', sentence.tokens, leg));
      continue;
    }
    if (relation === 'narrower') continue;
    findings.push(make(fact.fact, 'contradicts', 'value', sentence.tokens, leg));
  }
  // Where both a right and a wrong place stand at one end, the words tell of more than one journey.
  const sane = findings.filter(
    (found) =>
      found.stance === 'supports' ||
      !legs.some((leg) => good.has(leg.end) && found.to === leg.place.to),
  );
  return dedupe(sane);
};

function dedupe(findings: readonly Finding[]): readonly Finding[] {
  const contradicts = findings.find(({ stance }) => stance === 'contradicts');
  if (contradicts !== undefined) return [contradicts];
  const [first] = findings;
  const last = findings.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ ...first, from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) }];
}

function routeFact(
  index: PackIndex,
): { readonly fact: Fact; readonly from: string; readonly to: string } | null {
  for (const { id, type } of index.pack.slots) {
    if (type !== 'route') continue;
    const fact = index.factsBySlot.get(id)?.[0];
    if (fact?.value.type === 'route') return { fact, from: fact.value.from, to: fact.value.to };
  }
  return null;
}

const make = (
  fact: Fact,
  stance: Finding['stance'],
  ground: Finding['ground'],
  tokens: readonly Token[],
  leg: Leg,
): Finding => ({
  slot: fact.slot,
  fact: fact.id,
  stance,
  ground,
  value: tokens
    .slice(leg.place.from, leg.place.to)
    .map(({ text }) => text)
    .join(' '),
  from: leg.start,
  to: leg.place.to,
  certainty: leg.strong ? 'firm' : 'likely',
});

const toward = /^(?:to|for|toward|towards|into)$/;
/** Words that turn a following "to" or "for" into a destination. */
const heading =
  /^(?:bound|heading|headed|heads|destined|inbound|outbound|making|flight|flights|service|route|run|way|en-route|journey|trip|flying|flew|fly|plane|jet|airliner|aircraft|scheduled|due|leg|hop)$/;
const leaving =
  /^(?:left|leaves|leaving|departed|departing|departs|departure|off|flight|plane|jet|airliner|aircraft|service|flying|flew|out|started|inbound|way|route|coming|came|originated|originating|airborne|set|hop|run)$/;
const dash = /^[-–—]$/;

function findLegs(tokens: readonly Token[], places: readonly PlaceSpan[]): readonly Leg[] {
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
    const plain = bare === 'to';
    if (
      plain &&
      before !== 'from' &&
      first.from > 2 &&
      !heading.test(before) &&
      !vehicleAfter(tokens, second.to)
    )
      return null;
    return {
      start: before === 'from' ? first.from - 1 : first.from,
      strong: !plain || vehicleAfter(tokens, second.to),
    };
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
    !gap.some((item) => /^(?:and|that|which|who|when|crashed|[;:.])$/.test(item))
  ) {
    const at = gap.indexOf('to');
    if (gap.slice(at + 1).every((item) => /^(?:the|city|of|capital)$/.test(item)))
      return { start: first.from - 1, strong: false };
  }
  return null;
}

const vehicleAfter = (tokens: readonly Token[], at: number): boolean =>
  [at, at + 1, at + 2].some((place) =>
    /^(?:flight|plane|jet|airliner|aircraft|service|route|run|passenger|liner)$/.test(
      word(tokens, place),
    ),
  );

/** "Grozny-bound". */
function boundFor(tokens: readonly Token[], place: PlaceSpan): Leg | null {
  if (dash.test(word(tokens, place.to)) && word(tokens, place.to + 1) === 'bound')
    return { end: 'to', place, start: place.from, strong: true };
  if (word(tokens, place.to) === 'bound' && word(tokens, place.to + 1) !== 'for')
    return { end: 'to', place, start: place.from, strong: true };
  return null;
}

/** "bound for X", "on its way to X", "heading to X", "the flight to X", "due to land in X". */
function destination(tokens: readonly Token[], place: PlaceSpan): Leg | null {
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
  if (/^(?:was|is|:|,|,\s)$/.test(before) && /^(?:destination)$/.test(word(tokens, at - 1)))
    return { end: 'to', place, start: at - 1, strong: true };
  return null;
}

/** "diverted … towards X", "turned for X": no destination of its own. */
function isTurned(tokens: readonly Token[], at: number): boolean {
  for (let place = at; place >= Math.max(0, at - 5); place--)
    if (
      /^(?:divert|turn|rerout|redirect|forc|sent|send|back|return|cross|instead|ordered|told|away)/.test(
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

/** "left X", "took off from X", "the flight from X", "out of X". */
function origin(tokens: readonly Token[], place: PlaceSpan): Leg | null {
  const before = word(tokens, place.from - 1);
  const second = word(tokens, place.from - 2);
  if (/^(?:left|leaves|leaving|departing)$/.test(before)) {
    const spoken = /^(?:,|on|in|at|for|before|just|early|shortly|with|that|and|.)?$/.test(
      word(tokens, place.to),
    );
    return spoken ? { end: 'from', place, start: place.from - 1, strong: false } : null;
  }
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

const vehicles =
  /^(?:it|they|plane|jet|airliner|aircraft|flight|airplane|aeroplane|liner|service|route|embraer|board|machine)$/;
const others =
  /^(?:special|second|another|return|rescue|government|private|military|cargo|other|presidential|charter|chartered|all|some|several|its|new|ambulance|first)$/;

/**
 * Whether the journey is that of the event's vehicle: one singular vehicle is named near, and none
 * of the people and other flights whose journeys news tell of too.
 */
function isOfVehicle({ sentence, index }: CompareInput, leg: Leg): boolean {
  const { tokens, names } = sentence;
  const low = Math.max(0, leg.start - 14);
  const high = Math.min(tokens.length, leg.place.to + 5);
  if (
    /^(?:flights|planes|services|jets|airlines|trains|bus|train|ferry|ambulances)$/.test(
      word(tokens, leg.place.to),
    ) ||
    plural(tokens, low, leg.start)
  )
    return false;
  for (let at = leg.start; at >= low; at--)
    if (isPerson(index, names, at) && at >= leg.start - 3) return false;
  let seen = false;
  for (let at = low; at < high; at++) {
    const here = word(tokens, at);
    if (vehicles.test(here) || isVehicleName(names, index, at)) {
      if (others.test(word(tokens, at - 1)) && here !== 'it') return false;
      seen = true;
    }
  }
  return seen || (leg.strong && low === 0);
}

function plural(tokens: readonly Token[], low: number, high: number): boolean {
  for (let at = Math.max(low, high - 4); at <= high; at++)
    if (
      /^(?:flights|planes|services|jets|trains|flown|airlifted|transferred|repatriated|transported|evacuated|coffins|bodies|body)$/.test(
        word(tokens, at),
      )
    )
      return true;
  return false;
}

function isVehicleName(
  names: CompareInput['sentence']['names'],
  index: PackIndex,
  at: number,
): boolean {
  return names.some(
    ({ from, to, entry }) =>
      from <= at &&
      at < to &&
      entry.things.some((id) => {
        const kind = index.things.get(id)?.kind;
        return index.pack.slots.some((slot) => slot.background && slot.thing === kind);
      }),
  );
}

function isPerson(index: PackIndex, names: CompareInput['sentence']['names'], at: number): boolean {
  return names.some(
    ({ from, to, entry }) =>
      from <= at && at < to && entry.parties.some((id) => index.parties.get(id)?.kind === 'person'),
  );
}
