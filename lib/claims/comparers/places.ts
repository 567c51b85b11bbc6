import type { Fact, Slot } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { assertionOf } from './assertion';
import { type CueMatch, findCues } from './cues';
import { belongingOf } from './foreign';
import { comparePeoples } from './peoples';
import { isCountry, isSettled, type PlaceSpan, placeSpans, relatePlace } from './place-spans';
import { compareSeats } from './seats';

/** Prepositions and the like that join what happened to where. */
const joining = new Set(
  'in at near outside to towards toward into for by off on beside around within inside onto short next amid'.split(
    ' ',
  ),
);
/** What may stand between an event, its preposition and the place. */
const between = new Set(['DET', 'ADJ', 'ADV', 'NUM', 'PUNCT', 'PART', 'NOUN', 'PROPN', 'ADP']);
const stops = new Set([
  ',',
  ';',
  ':',
  '.',
  '?',
  '!',
  '(',
  ')',
  '"',
  '—',
  '–',
  'and',
  'but',
  'or',
  'from',
  'after',
  'before',
  'while',
  'when',
  'as',
  'that',
  'which',
  'who',
  'with',
  'than',
  'over',
  'against',
  'about',
  'between',
  'since',
  'until',
  'because',
  'by',
  'of',
  'for',
  'to',
  'towards',
  'toward',
]);
const ofHeads = new Set(
  'city town outskirts coast shore shores shore region suburbs district edge vicinity west east north south side area airport part republic direction port ground soil territory short'.split(
    ' ',
  ),
);
/** Wishes, requests and refusals: what was not done. */
const unreal = new Set(
  'ask request seek refuse deny want hope plan try consider offer permission permit allow leave intend propose advise urge suggest could would should might may clear authorise authorize decline reject unable'.split(
    ' ',
  ),
);
const negators = new Set(['not', "n't", 'never', 'no', 'without', 'neither', 'nor']);
/** Nouns after which a place is where something was bound for, not where it was. */
const courses = new Set('way route road journey flight approach trip course'.split(' '));
const longestGap = 12;

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
  if (cue.from <= 1) return true;
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
  return index.pack.slots.some(
    (slot) =>
      slot.type === 'thing' &&
      slot.background &&
      slot.cues.some((cue) => word === cue || word === `${cue}s`),
  );
}

/** Slots that other readers here take: the seat of a place, the nation of most. */
const isSpecial = (slot: Slot, index: PackIndex): boolean =>
  slot.cues.some((cue) => cue === 'most' || cue === 'majority') ||
  slot.cues.some((cue) => index.pack.places.some(({ id }) => id === cue));

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
    placeBefore(tokens, cue, places);
  if (place === null) {
    if (!denied || !isAction(tokens, cue, slot)) return null;
    return make(fact, 'contradicts', 'negation', null, cue.from - 1, cue.to);
  }
  if (isQuality(slot) && !saidOfThing(input, cue, place)) return null;
  const relation = relatePlace(place.ids, wanted, index);
  const text = tokens
    .slice(place.from, place.to)
    .map((token) => token.text)
    .join(' ');
  const from = Math.min(cue.from, place.from);
  const to = Math.max(cue.to, place.to);
  const assertion = assertionOf(input, place.from, place.to);
  if (assertion === 'open' || isUnreal(tokens, cue, to)) return null;
  if (denied !== (assertion === 'denied')) {
    if (relation === 'other' || relation === 'narrower') return null;
    return make(fact, 'contradicts', 'negation', text, from, to);
  }
  if (relation === 'equal' || relation === 'wider')
    return make(fact, 'supports', 'value', text, from, to);
  if (relation === 'narrower' || cue.partnered || isNominal(tokens, cue, place)) return null;
  if (namesWanted(places, wanted, index, cue, place)) return null;
  return make(fact, 'contradicts', 'value', text, from, to);
}

/** The right place stands in reach too, so that the other one is said in passing. */
function namesWanted(
  places: readonly PlaceSpan[],
  wanted: string,
  index: PackIndex,
  cue: CueMatch,
  other: PlaceSpan,
): boolean {
  return places.some(
    (place) =>
      place !== other &&
      !place.demonym &&
      relatePlace(place.ids, wanted, index) !== 'other' &&
      place.from > cue.from &&
      place.from < other.from,
  );
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

/** "Brazilian-built", "made-in". */
function compounded(
  tokens: readonly Token[],
  cue: CueMatch,
  places: readonly PlaceSpan[],
): PlaceSpan | null {
  const hyphen = /^[-–]$/.test(tokens[cue.from - 1]?.lower ?? '');
  if (!hyphen) return null;
  return places.find(({ to }) => to === cue.from - 1) ?? null;
}

/** "crashed on Wednesday near the Kazakh city of Aktau": a place joined to the cue by a preposition. */
function placeAfter(
  tokens: readonly Token[],
  cue: CueMatch,
  places: readonly PlaceSpan[],
  index: PackIndex,
): PlaceSpan | null {
  let joined = false;
  let into = false;
  for (let at = cue.to; at < Math.min(tokens.length, cue.to + longestGap); at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    const place = places.find(({ from }) => from === at);
    if (place !== undefined) {
      const next = tokens[place.to];
      const describes =
        place.demonym &&
        next !== undefined &&
        (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ');
      if (describes && !ofHeads.has(next.lower)) {
        at = place.to - 1;
        continue;
      }
      if (!joined) return null;
      if (describes && places.some(({ from }) => from > place.to && from <= place.to + 2)) {
        at = place.to - 1;
        continue;
      }
      if (place.demonym && !describes) return null;
      const byWhom = tokens[place.from - 1]?.lower === 'by' && isCountry(place.ids, index);
      if (byWhom) return null;
      if (!isSettled(place.ids, index)) {
        const plain =
          into &&
          !/^(?:coast|shore|region|side|steppe|port|city|state|basin)/.test(next?.lower ?? '');
        return plain ? place : null;
      }
      return place;
    }
    if (joining.has(token.lower)) {
      joined = true;
      into = /^(?:in|into)$/.test(token.lower);
      continue;
    }
    if (token.lower === 'of' && ofHeads.has(tokens[at - 1]?.lower ?? '')) continue;
    if (token.lower === 'from' && joined) continue;
    if (stops.has(token.lower) || courses.has(token.lower) || !between.has(token.pos)) return null;
  }
  return null;
}

/** "Near Almaty the jet met its end", "It was at Baku that …", "Dagestan is where the jet came down". */
function placeBefore(
  tokens: readonly Token[],
  cue: CueMatch,
  places: readonly PlaceSpan[],
): PlaceSpan | null {
  const first = places.find(({ demonym }) => !demonym);
  if (first === undefined || first.to > cue.from || first.from > 6) return null;
  if (places.some((place) => place !== first && !place.demonym && place.from < cue.from))
    return null;
  for (let at = first.to; at < cue.from; at++)
    if (/^[;:]$/.test(tokens[at]?.lower ?? '')) return null;
  const lead = tokens.slice(0, first.from).map(({ lower }) => lower);
  const behind = tokens.slice(first.to, first.to + 3).map(({ lower }) => lower);
  if (lead.length <= 2 && behind.includes('where') && /^(?:is|was)$/.test(behind[0] ?? ''))
    return first;
  const cleft =
    lead[0] === 'it' &&
    (lead[1] === 'was' || lead[1] === 'is') &&
    behind.slice(0, 1).includes('that');
  if (cleft && lead.some((word) => joining.has(word))) return first;
  return null;
}

/** A mere mention of the event with a place where something else goes on ("spoke of the crash in Baku"). */
function isNominal(tokens: readonly Token[], cue: CueMatch, place: PlaceSpan): boolean {
  const head = tokens[cue.to - 1];
  if (head === undefined || head.pos === 'VERB' || head.pos === 'AUX') return false;
  if (cue.to - cue.from > 1) return false;
  const joint = tokens.slice(cue.to, place.from).map(({ lower }) => lower);
  return !joint.some((word) => /^(?:near|outside|off|close|beside|towards?)$/.test(word));
}

/** Whether the cue is a deed that can be denied as such: "was not diverted". */
function isAction(tokens: readonly Token[], cue: CueMatch, slot: Slot): boolean {
  const verb = tokens.slice(cue.from, cue.to).some(({ pos }) => pos === 'VERB');
  return (
    verb &&
    !slot.background &&
    cue.to - cue.from === 1 &&
    !slot.cues.some((word) => word.startsWith('-'))
  );
}

/** A negation of the cue itself. */
function isDenied(tokens: readonly Token[], cue: CueMatch): boolean {
  let denials = 0;
  const verbal = tokens.slice(cue.from, cue.to).some(({ pos }) => pos === 'VERB');
  const reach = verbal ? 4 : 2;
  for (let at = cue.from - 1; at >= Math.max(0, cue.from - reach); at--) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT' || token.pos === 'CCONJ') break;
    if (negators.has(token.lower)) denials++;
    else if (token.pos === 'NOUN' && at < cue.from - 1) break;
  }
  return denials % 2 === 1;
}

function isUnreal(tokens: readonly Token[], cue: CueMatch, end: number): boolean {
  for (let at = end; at < Math.min(tokens.length, end + 5); at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT') break;
    if (/^(?:request|deny|refuse|advise|reject|decline|permit|allow|consider)$/.test(token.lemma))
      return true;
  }
  for (let at = Math.max(0, cue.from - 6); at < cue.from; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (/^[;,:.]$/.test(token.lower)) continue;
    if (unreal.has(token.lemma) && !(token.lemma === 'try' && cue.to - cue.from > 1)) return true;
  }
  const next = tokens[cue.to];
  return (
    next !== undefined &&
    (unreal.has(next.lemma) ||
      (/^(?:was|were|is)$/.test(next.lower) && unreal.has(tokens[cue.to + 1]?.lemma ?? '')))
  );
}
