import type { Fact } from '../../factbase/pack-schema';
import { type Token, textBetween } from '../../language/tokens';
import type { CompareInput, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { assertionOf } from './assertion';
import { countSlots } from './count-slots';
import { type CueMatch, findCues } from './cues';
import { belongingOf } from './foreign';
import { isCountry, type PlaceSpan, placeSpans } from './place-spans';

interface PeopleSlots {
  /** Slots that list whose people the lost were. */
  readonly lists: readonly (readonly [Fact, readonly string[]])[];
  /** Slots that say whose people most of the lost were. */
  readonly majorities: readonly (readonly [Fact, string])[];
}

const caches = new WeakMap<PackIndex, PeopleSlots>();

function slotsOf(index: PackIndex): PeopleSlots {
  const known = caches.get(index);
  if (known !== undefined) return known;
  const lists: (readonly [Fact, readonly string[]])[] = [];
  const majorities: (readonly [Fact, string])[] = [];
  for (const { id, cues } of index.pack.slots) {
    const fact = index.factsBySlot.get(id)?.[0];
    if (fact?.value.type === 'places') lists.push([fact, fact.value.places]);
    if (fact?.value.type === 'place' && cues.some((cue) => cue === 'most' || cue === 'majority'))
      majorities.push([fact, fact.value.place]);
  }
  const made = { lists, majorities };
  caches.set(index, made);
  return made;
}

/** The words for those who were lost: cues of the counted part that no subtraction gives. */
function lostCues(input: CompareInput): readonly CueMatch[] {
  const slots = countSlots(input.index);
  return findCues(input.sentence.tokens, input.index, 'count').filter(({ slot }) => {
    const known = slots.get(slot);
    return known?.complement != null && input.index.slots.get(slot)?.derive === undefined;
  });
}

/** Whose citizens the dead were, and most of them. */
export function comparePeoples(input: CompareInput): readonly Finding[] {
  const { sentence, index } = input;
  const { lists, majorities } = slotsOf(index);
  if (lists.length === 0 && majorities.length === 0) return [];
  const places = placeSpans(sentence).filter((place) => isPeople(sentence.tokens, place));
  if (places.length === 0) return [];
  const lost = lostCues(input);
  if (lost.length === 0) return [];
  const { elsewhere, foreign } = belongingOf(input);
  if (elsewhere)
    return foreign || input.discourse.elsewhere > 0 ? [] : strangers(input, places, lost);
  const findings: Finding[] = [];
  for (const [fact, wanted] of majorities) {
    const found = compareMajority(input, fact, wanted, places, lost);
    if (found !== null) findings.push(found);
  }
  for (const [fact, wanted] of lists) {
    const found = compareList(input, fact, wanted, places, lost);
    if (found !== null) findings.push(found);
  }
  return findings;
}

const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';
const belongs = /^(?:citizen|national|people|passport|subject|countryman|countrymen|compatriot)s?$/;

/** A place name used of people: "Danes", "citizens of Norway", "from Sweden", "Danish passports". */
function isPeople(tokens: readonly Token[], place: PlaceSpan): boolean {
  const next = lower(tokens, place.to);
  if (place.demonym) {
    const word = lower(tokens, place.to - 1);
    if (belongs.test(next) || next === 'citizenship') return true;
    const token = tokens[place.to];
    return (
      word.endsWith('s') || token === undefined || !['NOUN', 'PROPN', 'ADJ'].includes(token.pos)
    );
  }
  const before = lower(tokens, place.from - 1);
  return before === 'of' || before === 'from' || before === ',' || before === 'and';
}

const majority = /^(?:most|majority|mostly|mainly|largely|chiefly|predominantly|bulk)$/;
const minority = /^(?:minority|few|handful|hardly)$/;

function compareMajority(
  { sentence }: CompareInput,
  fact: Fact,
  wanted: string,
  places: readonly PlaceSpan[],
  lost: readonly CueMatch[],
): Finding | null {
  const { tokens } = sentence;
  const at = tokens.findIndex((token) => majority.test(token.lower) || minority.test(token.lower));
  const word = lower(tokens, at);
  if (at < 0) return null;
  const few = minority.test(word);
  if (few && word === 'few' && lower(tokens, at - 1) === 'a') return null;
  const cue = lost.find(({ from }) => Math.abs(from - at) <= 12);
  if (cue === undefined || tokens.some((token) => token.lower === '?')) return null;
  const between = tokens
    .slice(Math.min(at, cue.from), Math.max(at, cue.from))
    .map((token) => token.lower);
  if (between.some((token) => /^[;:.]$/.test(token))) return null;
  const named = places.filter(
    (place) =>
      Math.abs(place.from - at) <= 16 &&
      !refused(tokens, place.from) &&
      belongsToMajority(tokens, at, cue, place),
  );
  const place = named[0];
  if (place === undefined || named.length > 1) return null;
  const right = place.ids.includes(wanted);
  const negated =
    /^(?:not|n't)$/.test(lower(tokens, at - 1)) ||
    /^(?:not|n't)$/.test(lower(tokens, place.from - 1));
  const stance = right === !few && !negated ? 'supports' : 'contradicts';
  if (!right && (few || negated)) return null;
  return {
    slot: fact.slot,
    fact: fact.id,
    stance,
    ground: 'value',
    value: textBetween(tokens, place.from, place.to),
    from: Math.min(at, cue.from, place.from),
    to: Math.max(at + 1, cue.to, place.to),
    certainty: 'likely',
  };
}

/** "rather than Russians", "not foreigners". */
const refused = (tokens: readonly Token[], at: number): boolean =>
  lower(tokens, at - 1) === 'than' || lower(tokens, at - 1) === 'not';

const phrase =
  /^(?:of|the|those|who|were|was|are|be|been|had|have|people|persons|on|in|near|by|far|great|vast|that|made|make|up|form|formed|constitute|constituted|comprised|came|come|from|citizens?|nationals?|passports?|held|holding|with|a|an|overall|,|not|n't|killed|died|dead|lost|lives|their|-|:|travelling|board|aboard|crash|only|all|accounted|for|being)$/;

/** The majority and the people are one phrase: "most of the dead were X", "X made up the majority of the dead". */
function belongsToMajority(
  tokens: readonly Token[],
  at: number,
  cue: CueMatch,
  place: PlaceSpan,
): boolean {
  const low = Math.min(at, cue.from, place.from);
  const high = Math.max(at, cue.from, place.from);
  let strange = 0;
  for (let index = low; index < high; index++) {
    if (
      index === at ||
      (index >= cue.from && index < cue.to) ||
      (index >= place.from && index < place.to)
    )
      continue;
    const token = tokens[index];
    if (token === undefined || token.lower === 'among' || token.lower === 'but') return false;
    if (phrase.test(token.lower) || token.pos === 'NUM' || token.pos === 'PROPN') continue;
    if (token.pos === 'VERB' || token.pos === 'PUNCT') return false;
    strange++;
  }
  return strange <= 2;
}

const onlyWords = /^(?:only|exclusively|solely|alone|all|every|without|nowhere|nobody|single)$/;
const noneWords = /^(?:no|none|not)$/;

function compareList(
  input: CompareInput,
  fact: Fact,
  wanted: readonly string[],
  places: readonly PlaceSpan[],
  lost: readonly CueMatch[],
): Finding | null {
  const { tokens } = input.sentence;
  if (tokens.some((token) => token.lower === '?')) return null;
  const named = new Set(places.flatMap(({ ids }) => ids.filter((id) => wanted.includes(id))));
  const first = places[0];
  const cue = lost[0];
  if (first === undefined || cue === undefined) return null;
  const base = {
    slot: fact.slot,
    fact: fact.id,
    value: textBetween(tokens, first.from, first.to),
    from: Math.min(first.from, cue.from),
    to: Math.max(first.to, cue.to),
    certainty: 'likely',
  } as const;
  const refusedAny = places.some((place) => refused(tokens, place.from) || deniesOf(tokens, place));
  if (named.size === wanted.length && wanted.length > 1 && refusedAny) return null;
  if (named.size === wanted.length && wanted.length > 1)
    return {
      ...base,
      stance: 'supports',
      ground: 'value',
      to: Math.max(cue.to, places.at(-1)?.to ?? 0),
    };
  const strange = strangerAmong(input, places, wanted, cue);
  if (strange !== null) return strangeFinding(tokens, fact, first, strange, cue);
  if (named.size !== 1) return null;
  if (assertionOf(input, first.from - 1, first.to) !== 'asserted') return null;
  const negated = noneWords.test(lower(tokens, first.from - 1)) || deniesOf(tokens, first);
  if (negated && nearLost(tokens, first, cue))
    return { ...base, stance: 'contradicts', ground: 'negation' };
  if (assertionOf(input, first.from, first.to) !== 'asserted') return null;
  if (!allOfLost(tokens, cue)) return null;
  const closed = tokens
    .slice(cue.to, first.from)
    .every(
      (token) =>
        /^(?:were|was|are|be|been|came|come|is|citizens?|nationals?|of|from|the|on|board|in|crash|held|holding|had|near|all|only|exclusively|solely|people|near|killed|died)$/.test(
          token.lower,
        ) || token.pos === 'PROPN',
    );
  return closed && cue.to <= first.from
    ? { ...base, stance: 'contradicts', ground: 'value' }
    : null;
}

const listWords =
  /^(?:were|was|are|be|been|came|come|citizens?|nationals?|of|from|the|among|included?|including|both|,|and|:|people|passports?|states|countries|namely|three|four|five)$/;

/**
 * Whose citizens stand in a list of the dead that no source has there ("The dead were A, B and X citizens"): a list
 * of three or more, right beside the dead, of whom at least one is documented.
 */
function strangerAmong(
  input: CompareInput,
  places: readonly PlaceSpan[],
  wanted: readonly string[],
  cue: CueMatch,
): PlaceSpan | null {
  const { tokens } = input.sentence;
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || places.length < 3) return null;
  const known = places.filter(({ ids }) => ids.some((id) => wanted.includes(id)));
  const strange = places.find(
    ({ ids }) => isCountry(ids, input.index) && !ids.some((id) => wanted.includes(id)),
  );
  if (strange === undefined || known.length === 0) return null;
  const inPlace = (at: number): boolean => places.some(({ from, to }) => from <= at && at < to);
  const from = Math.min(first.from, cue.from);
  const to = Math.max(last.to, cue.to);
  for (let at = from; at < to; at++)
    if (!inPlace(at) && !(cue.from <= at && at < cue.to) && !listWords.test(lower(tokens, at)))
      return null;
  return assertionOf(input, first.from, last.to) === 'asserted' ? strange : null;
}

const strangeFinding = (
  tokens: readonly Token[],
  fact: Fact,
  first: PlaceSpan,
  strange: PlaceSpan,
  cue: CueMatch,
): Finding => ({
  slot: fact.slot,
  fact: fact.id,
  stance: 'contradicts',
  ground: 'value',
  value: textBetween(tokens, strange.from, strange.to),
  from: Math.min(first.from, cue.from),
  to: Math.max(strange.to, cue.to),
  certainty: 'likely',
});

/** Strangers in lists that a documented country heads: their names alone make no other event of this one. */
function strangers(
  input: CompareInput,
  places: readonly PlaceSpan[],
  lost: readonly CueMatch[],
): readonly Finding[] {
  const { index, sentence } = input;
  const [first] = places;
  const [cue] = lost;
  if (first === undefined || cue === undefined) return [];
  return slotsOf(index).lists.flatMap(([fact, wanted]) => {
    if (!first.ids.some((id) => wanted.includes(id))) return [];
    const strange = strangerAmong(input, places, wanted, cue);
    return strange === null ? [] : [strangeFinding(sentence.tokens, fact, first, strange, cue)];
  });
}

/** "No citizen of Kyrgyzstan", "no Russian citizens", "not one Kazakh". */
function deniesOf(tokens: readonly Token[], place: PlaceSpan): boolean {
  for (let at = place.from - 1; at >= Math.max(0, place.from - 4); at--) {
    const word = lower(tokens, at);
    if (word === 'no' || (word === 'not' && /^(?:one|a)$/.test(lower(tokens, at + 1)))) return true;
    if (!/^(?:citizens?|nationals?|of|one|a|single|passengers?)$/.test(word)) return false;
  }
  return false;
}

const nearLost = (tokens: readonly Token[], place: PlaceSpan, cue: CueMatch): boolean => {
  const low = Math.min(place.to, cue.to);
  const high = Math.max(place.from, cue.from);
  return (
    high - low <= 7 &&
    tokens
      .slice(low, high)
      .every(({ lower: word }) => !/^[,;:.]$/.test(word) && word !== 'who' && word !== 'but')
  );
};

/** "All of the dead", "all the victims", "the dead … only": the sentence speaks of every one. */
function allOfLost(tokens: readonly Token[], cue: CueMatch): boolean {
  for (let at = cue.from - 1; at >= Math.max(0, cue.from - 5); at--)
    if (onlyWords.test(lower(tokens, at)) && lower(tokens, at - 1) !== 'not')
      return lower(tokens, at) !== 'without';
  const behind = tokens.slice(cue.to, cue.to + 4).map((token) => token.lower);
  return behind.includes('all') || behind.includes('only') || behind.includes('exclusively');
}
