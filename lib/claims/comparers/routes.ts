import type { Fact } from '../../factbase/pack-schema';
import { type Token, textBetween } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { assertionOf } from './assertion';
import { findCues } from './cues';
import { identityOf } from './event-identity';
import { belongingOf } from './foreign';
import { isCountry, type PlaceSpan, placeSpans, relatePlace } from './place-spans';
import {
  type End,
  findLegs,
  heading,
  isRouteLabel,
  isTurned,
  type Leg,
  leaving,
  vehicles,
  word,
} from './route-legs';

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
  const wrong = new Set<number>();
  for (const { end, place, start } of legs)
    if (relatePlace(place.ids, end === 'from' ? from : to, index) === 'other') wrong.add(start);
  for (const leg of legs) {
    const relation = relatePlace(leg.place.ids, leg.end === 'from' ? from : to, index);
    const stated = assertionOf(input, leg.start, leg.place.to);
    if (stated === 'open') continue;
    const denied = (stated === 'denied') !== isDenied(sentence.tokens, leg.start);
    const right = relation === 'equal' || relation === 'wider';
    if (denied) {
      const told = leg.end === 'to' && isDefinite(sentence.tokens, leg.start);
      if (told && relation === 'equal')
        findings.push(make(fact.fact, 'contradicts', 'negation', sentence.tokens, leg));
      continue;
    }
    if (right) {
      good.add(leg.end);
      if (relation === 'equal' && !wrong.has(leg.start))
        findings.push(make(fact.fact, 'supports', 'value', sentence.tokens, leg));
      continue;
    }
    if (relation === 'narrower' || !canDispute(input, leg, legs, fact)) continue;
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

/** "was not bound for", "never heading to". */
function isDenied(tokens: readonly Token[], start: number): boolean {
  if (word(tokens, start - 1) === 'not' && tokens[start - 2]?.pos !== 'AUX') return false;
  for (let at = start - 1; at >= Math.max(0, start - 4); at--) {
    if (/^(?:not|n't|never)$/.test(word(tokens, at))) return true;
    if (/^[,;:.]$/.test(word(tokens, at))) return false;
  }
  return false;
}

/** "the jet", "it", "its flight": this one, and no other. */
function isDefinite(tokens: readonly Token[], start: number): boolean {
  for (let at = start + 3; at >= Math.max(0, start - 14); at--) {
    const here = word(tokens, at);
    if (!vehicles.test(here)) continue;
    if (here === 'it') return true;
    for (let ahead = at - 1; ahead >= Math.max(0, at - 5); ahead--) {
      const before = word(tokens, ahead);
      if (/^(?:the|its|that|this|whose)$/.test(before)) return true;
      if (/^(?:a|an|your|my|any|one|no|every)$/.test(before)) return false;
      if (/^[,;:.]$/.test(before) || tokens[ahead]?.pos === 'VERB') return false;
    }
  }
  return false;
}

/** The event's own vehicle stands before by a number that no other bears, as flights have and types do not. */
function isNumbered({ sentence, index }: CompareInput, start: number): boolean {
  const { ownThings } = identityOf(index);
  return sentence.names.some(
    ({ to, entry }) =>
      to <= start &&
      entry.things.some((id) => {
        const thing = index.things.get(id);
        return ownThings.has(id) && thing?.within.length === 0 && /\d/.test(thing.name);
      }),
  );
}

/** The sentence tells of what happened, so that the journey in it is the one that ended so. */
const tellsEvent = ({ sentence, index }: CompareInput): boolean =>
  findCues(sentence.tokens, index, 'place').some(
    ({ slot, from }) =>
      index.slots.get(slot)?.background === true && sentence.tokens[from]?.pos !== 'ADP',
  );

/** Whether another end than ours is surely told of the vehicle of the event. */
function canDispute(
  input: CompareInput,
  leg: Leg,
  legs: readonly Leg[],
  wanted: { readonly from: string; readonly to: string },
): boolean {
  const { sentence, index } = input;
  const { tokens } = sentence;
  const definite = isDefinite(tokens, leg.start) || isNumbered(input, leg.start);
  const labelled = isRouteLabel(tokens, leg.start);
  if (!definite && !labelled && !tellsEvent(input) && leg.start > 2) return false;
  if (!definite && !tellsEvent(input) && !leg.strong) return false;
  const twin = legs.find((other) => other.start === leg.start && other !== leg);
  if (twin !== undefined) {
    const ends = [leg, twin].flatMap(({ place }) => place.ids);
    const near = [wanted.from, wanted.to].some((id) => ends.includes(id) || holds(index, ends, id));
    if ((!near && !(definite && isKnown(input))) || isTurned(tokens, leg.start)) return false;
    return leg.strong || startsOrVehicle(sentence, index, leg.start);
  }
  const named = [leg.start, leg.start - 1].some((at) => vehicles.test(word(tokens, at)));
  if (named && !isKnown(input)) return false;
  if (isEventPlace(index, leg.place) && !(leg.strong && leg.place.from === leg.start)) return false;
  if (leg.end === 'from' && isCountry(leg.place.ids, index)) return false;
  if (leg.strong && leg.place.from === leg.start) return true;
  return startsOrVehicle(sentence, index, leg.start);
}

/** Whether something says that the journey is this event's: a name of it, here or just before, or what befell. */
const isKnown = (input: CompareInput): boolean => belongingOf(input).own || tellsEvent(input);

const holds = (index: PackIndex, ids: readonly string[], inner: string): boolean =>
  (index.places.get(inner)?.within ?? []).some((id) => ids.includes(id));

/** Where the event ended is where one can be on the way to without its being the destination. */
function isEventPlace(index: PackIndex, place: PlaceSpan): boolean {
  const { eventPlaces, routeEnds } = index.values;
  return place.ids.some((id) => eventPlaces.has(id)) && !place.ids.some((id) => routeEnds.has(id));
}

const onTheWay =
  /^(?:be|fly|travel|head|go|make|do|have|carry|come|set|leave|start|schedule|mean|suppose|operate|bring|take|lose|down|bind|crash|run|head|work|serve|miss|fail|reach)$/;

const journeys =
  /^(?:way|flight|journey|trip|hop|route|run|service|leg|people|passenger|passengers|board|morning|day|wednesday|christmas|december|number|hour|time|return|home)$/;

/** Whether the nearest doer before a place in the sentence is the vehicle, or nothing stands before. */
function startsOrVehicle(
  sentence: CompareInput['sentence'],
  index: PackIndex,
  start: number,
): boolean {
  const { tokens, names } = sentence;
  for (let at = start; at >= Math.max(0, start - 14); at--) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (isVehicle(token.lower, index) || isVehicleName(names, index, at)) {
      const ahead = word(tokens, at - 1);
      return !others.test(ahead) || token.lower === 'it';
    }
    if (
      journeys.test(token.lower) ||
      token.pos === 'NUM' ||
      names.some(({ from, to, entry }) => from <= at && at < to && entry.places.length > 0)
    )
      continue;
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') {
      if (/^(?:which|that|its|those|who)$/.test(token.lower)) continue;
      return false;
    }
    if (
      token.pos === 'VERB' &&
      !onTheWay.test(token.lemma) &&
      !heading.test(token.lower) &&
      !leaving.test(token.lower)
    )
      return false;
    if (/^[;:.]$/.test(token.lower)) return false;
  }
  return start <= 2;
}

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
  const fact = index.values.route;
  return fact?.value.type === 'route' ? { fact, from: fact.value.from, to: fact.value.to } : null;
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
  value: textBetween(tokens, leg.place.from, leg.place.to),
  from: leg.start,
  to: leg.place.to,
  certainty: leg.strong ? 'firm' : 'likely',
});

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
    if (isVehicle(here, index) || isVehicleName(names, index, at)) {
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

/** A word for what travels, in general or as this event's own is called. */
const isVehicle = (name: string, index: PackIndex): boolean =>
  vehicles.test(name) || index.values.thingWords.has(name);

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
        return index.values.backgroundKinds.has(kind);
      }),
  );
}

function isPerson(index: PackIndex, names: CompareInput['sentence']['names'], at: number): boolean {
  return names.some(
    ({ from, to, entry }) =>
      from <= at && at < to && entry.parties.some((id) => index.parties.get(id)?.kind === 'person'),
  );
}
