import type { Fact, Slot } from '../../factbase/pack-schema';
import { type Token, textBetween } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { assertionOf } from './assertion';
import { type CueMatch, findCues } from './cues';
import { belongingOf } from './foreign';
import { comparePeoples } from './peoples';
import {
  befallsOthers,
  compounded,
  isAction,
  isDenied,
  isFigurative,
  isNominal,
  isUnreal,
  joining,
  namesWanted,
  negators,
  placeAfter,
  placeBefore,
} from './place-links';
import { type PlaceSpan, placeSpans, relatePlace } from './place-spans';
import { compareSeats } from './seats';

/** Finds what a sentence says on the pack's places: where it happened, where to, where from made. */
export const comparePlaces: Comparer = (input) => {
  const { sentence, index } = input;
  const cues = findCues(sentence.tokens, index, 'place');
  const findings: Finding[] = [...comparePeoples(input), ...compareSeats(input)];
  if (cues.length === 0) return findings;
  const belonging = belongingOf(input);
  if (belonging.elsewhere && belonging.foreign) return findings;
  const places = placeSpans(sentence);
  const done = new Set<string>();
  for (const cue of cues) {
    const slot = index.slots.get(cue.slot);
    const fact = index.factsBySlot.get(cue.slot)?.[0];
    if (slot === undefined || fact?.value.type !== 'place') continue;
    if (isPreposition(sentence.tokens, cue) || isSpecial(slot, index)) continue;
    const found = readCue(input, cue, slot, fact, fact.value.place, places);
    if (found === null || done.has(found.slot + found.stance)) continue;
    if (found.stance === 'contradicts' && belonging.foreign) continue;
    done.add(found.slot + found.stance);
    findings.push(found);
  }
  return findings;
};

const isPreposition = (tokens: readonly Token[], cue: CueMatch): boolean =>
  cue.to === cue.from + 1 &&
  joining.has((tokens[cue.from]?.lower ?? '').replace(/(?:ing|ed|s)$/, ''));

/** Slots that tell a quality of a thing ("-built"), said of the thing and not of an act. */
const isQuality = (slot: Slot): boolean => slot.cues.some((cue) => cue.startsWith('-'));

/** Whether the thing of which the quality is told stands before the cue, or nothing does. */
function saidOfThing({ sentence, index }: CompareInput, cue: CueMatch, place: PlaceSpan): boolean {
  const { tokens } = sentence;
  if (place.to < cue.from) {
    const head = [cue.to, cue.to + 1, cue.to + 2].some((at) => isThingAt(sentence, index, at));
    return head || cue.to >= tokens.length || tokens[cue.to]?.pos === 'PUNCT';
  }
  if (tokens[place.from - 1]?.lower !== 'in' && tokens[place.from - 2]?.lower !== 'in')
    return false;
  if (cue.from === 0) return true;
  for (let at = cue.from - 1; at >= Math.max(0, cue.from - 14); at--) {
    if (isThingAt(sentence, index, at) || (tokens[at]?.lower === 'it' && at <= 1)) return true;
    const pos = tokens[at]?.pos;
    if (pos === 'NOUN' && at >= cue.from - 3) return false;
  }
  return false;
}

function isThingAt(sentence: CompareInput['sentence'], index: PackIndex, at: number): boolean {
  const word = sentence.tokens[at]?.lower ?? '';
  if (
    sentence.names.some(({ from, to, entry }) => from <= at && at < to && entry.things.length > 0)
  )
    return true;
  return index.values.thingWords.has(word);
}

/** Slots that other readers here take: the seat of a place, the nation of most. */
const isSpecial = (slot: Slot, index: PackIndex): boolean =>
  slot.cues.some((cue) => cue === 'most' || cue === 'majority') ||
  slot.cues.some((cue) => index.places.has(cue));

function readCue(
  input: CompareInput,
  cue: CueMatch,
  slot: Slot,
  fact: Fact,
  wanted: string,
  places: readonly PlaceSpan[],
): Finding | null {
  const { sentence, index } = input;
  const { tokens } = sentence;
  const denied = isDenied(tokens, cue);
  const place =
    compounded(tokens, cue, places) ??
    placeAfter(tokens, cue, places, index) ??
    (isQuality(slot) ? null : placeBefore(tokens, cue, places));
  if (place === null) {
    if (!denied || !isAction(tokens, cue, slot) || isUnreal(tokens, cue, cue.to)) return null;
    return make(fact, 'contradicts', 'negation', null, cue.from - 1, cue.to);
  }
  if (isQuality(slot) && !saidOfThing(input, cue, place)) return null;
  const relation = relatePlace(place.ids, wanted, index);
  const text = textBetween(tokens, place.from, place.to);
  const from = Math.min(cue.from, place.from);
  const to = Math.max(cue.to, place.to);
  if (cue.partnered && tokens.slice(0, cue.from).some(({ lower }) => negators.has(lower)))
    return null;
  const assertion = assertionOf(input, place.from, place.to);
  if (assertion === 'open' || isUnreal(tokens, cue, to)) return null;
  if (denied !== (assertion === 'denied')) {
    if (relation === 'other' || relation === 'narrower') return null;
    return make(fact, 'contradicts', 'negation', text, from, to);
  }
  if (relation === 'equal' || relation === 'wider')
    return make(fact, 'supports', 'value', text, from, to);
  if (
    relation === 'narrower' ||
    cue.partnered ||
    isFigurative(tokens, cue, sentence.names) ||
    isNominal(tokens, cue, place)
  )
    return null;
  if (namesWanted(places, wanted, index, cue, place) || befallsOthers(input, cue)) return null;
  return make(fact, 'contradicts', 'value', text, from, to);
}

const make = (
  fact: Fact,
  stance: Finding['stance'],
  ground: Finding['ground'],
  value: string | null,
  from: number,
  to: number,
): Finding => ({
  slot: fact.slot,
  fact: fact.id,
  stance,
  ground,
  value,
  from: Math.max(0, from),
  to,
  certainty: value === null ? 'likely' : 'firm',
});
