import type { Clause } from '../../language/clauses';
import type { NumberMention } from '../../language/numbers';
import type { Token } from '../../language/tokens';
import type { AnnotatedSentence } from '../annotate';
import type { PackIndex } from '../pack-index';
import { lower, persons } from './count-reading';
import { countParts, countSlots } from './count-slots';
import { isCountry, type PlaceSpan, placeSpans } from './place-spans';

/** Some of the people, told apart from the others by who they are: "the 16 Sudrians", "the crew". */
export interface Part {
  /** Tokens of its figure, end exclusive; where it has none, of its noun. */
  readonly from: number;
  readonly to: number;
  /** How many they are at most; null where the sentence does not say. */
  readonly size: number | null;
}

/** Tokens of a figure, end exclusive, with the most that it allows. */
export interface Figure {
  readonly from: number;
  readonly to: number;
  readonly high: number;
}

/** Nouns for people of one kind, who are not all who travel. */
const kinds =
  /^(?:crew|crewmembers?|crewmen|crewman|pilots?|co-?pilots?|captains?|stewards?|stewardess(?:es)?|attendants?|hostess(?:es)?|child|children|kids?|minors?|babies|baby|infants?|toddlers?|teenagers?|boys?|girls?|wom[ae]n|m[ae]n|adults?|foreigners?|students?|pensioners?|couples?|brothers?|sisters?|relatives?|citizens?|nationals?|residents?|natives?|passports?|citizenship|nationality)$/;

const travellers = /^(?:passengers?|travellers?|travelers?|fliers?|flyers?)$/;

const phraseWords = new Set(['ADJ', 'DET', 'NOUN', 'PROPN', 'ADV', 'PART', 'PUNCT']);

/** The parts of the people that a sentence speaks of, in order. */
export function partsOfPeople(sentence: AnnotatedSentence, index: PackIndex): readonly Part[] {
  const countries = placeSpans(sentence).filter(({ ids }) => isCountry(ids, index));
  const parts: Part[] = [];
  for (const number of sentence.numbers)
    if (number.form === 'count' && namesPart(sentence, countries, number))
      parts.push({ from: number.from, to: number.to, size: number.high });
  const framed = frameOf(sentence, countries);
  if (framed !== null) parts.push(framed);
  return parts.sort((one, other) => one.from - other.from);
}

/** Whether a figure counts people of one kind: "16 Sudrians", "five crew", "three people from Norlund", "37 were Norlunders". */
function namesPart(
  sentence: AnnotatedSentence,
  countries: readonly PlaceSpan[],
  number: NumberMention,
): boolean {
  const { tokens } = sentence;
  const clause = sentence.parse.clauses[sentence.parse.clauseOf[number.from] ?? -1];
  let at = number.to;
  while (
    /^(?:of|the|those|its|were|was|are|had|been|be|held|hold|holding|carried|have)$/.test(
      lower(tokens, at),
    )
  )
    at++;
  for (; at < Math.min(tokens.length, number.to + 6); at++) {
    const word = lower(tokens, at);
    if (kinds.test(word) || hurt.test(word) || isCitizenOf(tokens, countries, at)) return true;
    if (word === 'members') return isOfCrew(tokens, clause, at);
    if (persons.has(word) || travellers.test(word))
      return comesFrom(tokens, countries, at + 1) || areHurt(tokens, at + 1);
    if (word === 'from') return comesFrom(tokens, countries, at);
    if (!phraseWords.has(tokens[at]?.pos ?? '') || /^[,;:().]$/.test(word)) return false;
  }
  return false;
}

const hurt = /^(?:injured|wounded|hospitali[sz]ed|critical)$/;

/** "14 people who were injured". */
function areHurt(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (/^(?:who|were|was|are|had|been|also|seriously|badly|critically)$/.test(lower(tokens, at)))
    at++;
  return hurt.test(lower(tokens, at));
}

/** "The crew consisted of 5 members". */
const isOfCrew = (tokens: readonly Token[], clause: Clause | undefined, at: number): boolean =>
  tokens.slice(clause?.from ?? 0, at + 3).some(({ lower: word }) => word === 'crew');

/** A country's people stand there: "Sudrians", "Sudrian nationals"; not "a Sudrian missile". */
function isCitizenOf(
  tokens: readonly Token[],
  countries: readonly PlaceSpan[],
  at: number,
): boolean {
  const span = countries.find(({ from, to }) => from <= at && at < to);
  if (span?.demonym !== true) return false;
  const next = lower(tokens, span.to);
  return (
    lower(tokens, span.to - 1).endsWith('s') ||
    kinds.test(next) ||
    persons.has(next) ||
    travellers.test(next) ||
    !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[span.to]?.pos ?? '')
  );
}

/** "from Sudria", "of Sudria" right behind people. */
const comesFrom = (
  tokens: readonly Token[],
  countries: readonly PlaceSpan[],
  at: number,
): boolean =>
  /^(?:from|of)$/.test(lower(tokens, at)) &&
  countries.some(({ from, demonym }) => from === at + 1 && !demonym);

/** "Among the crew, …", "Of the Sudrians, …": a part without a figure that the rest is about. */
function frameOf({ tokens }: AnnotatedSentence, countries: readonly PlaceSpan[]): Part | null {
  const opener = tokens.findIndex(({ lower: word }, at) => at < 3 && /^(?:among|of)$/.test(word));
  if (opener < 0) return null;
  const end = tokens.findIndex(({ lower: word }, at) => at > opener && word === ',');
  for (let at = opener + 1; at < Math.min(end, opener + 6); at++)
    if (kinds.test(lower(tokens, at)) || isCitizenOf(tokens, countries, at))
      return { from: at, to: at + 1, size: null };
  return null;
}

/**
 * Whether a figure counts only some of the people, by who they are or by what was said before: "seven" in
 * "16 Sudrians (seven died)", "nine" in "Nine of them survived" after a sentence on sixteen Sudrians, the 62
 * passengers beside five of crew. What it says is no number of all who died, survived or were there.
 *
 * @param before How many the part had that the sentence before ended on, or null.
 */
export function countsPart(
  sentence: AnnotatedSentence,
  index: PackIndex,
  before: number | null,
  figure: Figure,
): boolean {
  const { tokens } = sentence;
  if (isEverybody(tokens, figure.to)) return false;
  const parts = partsOfPeople(sentence, index);
  if (isBreakdown(sentence, index, figure) || areSomeBodies(tokens, index, figure)) return true;
  if (lower(tokens, figure.to + 1) === 'whose') return true;
  for (const { from, to, size } of parts) {
    if (figure.from >= from && figure.from < to) return true;
    if (opensInto(tokens, figure.to, from)) return true;
    if (to > figure.from) continue;
    if (size === null ? isBare(tokens, figure.to) : figure.high <= size) return true;
  }
  return before !== null && figure.high <= before && isOfThem(tokens, figure);
}

/** "43 | passengers and crew". */
const isEverybody = (tokens: readonly Token[], at: number): boolean =>
  travellers.test(lower(tokens, at)) &&
  lower(tokens, at + 1) === 'and' &&
  lower(tokens, at + 2) === 'crew';

/** "23 of the | 37 Sudrians", "all | three Sudrians". */
function opensInto(tokens: readonly Token[], from: number, part: number): boolean {
  if (from > part || part - from > 3) return false;
  for (let at = from; at < part; at++)
    if (!/^(?:of|the|those|all|its|out)$/.test(lower(tokens, at))) return false;
  return true;
}

const isBare = (tokens: readonly Token[], at: number): boolean =>
  !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[at]?.pos ?? '');

/** "Nine of them survived", "Nine survived", "with nine of these killed". */
function isOfThem(tokens: readonly Token[], { from, to }: Figure): boolean {
  if (lower(tokens, to) === 'of' && /^(?:them|these|those|whom)$/.test(lower(tokens, to + 1)))
    return true;
  return from <= 1 && isBare(tokens, to);
}

/** "62 passengers and five crew": the two together. */
export interface Breakdown {
  /** From the first figure's first token to the last noun, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly sum: number;
}

/** Passengers and crew, counted side by side and together all who were there; null where a sentence has no such pair. */
export function breakdownIn({ tokens, numbers }: AnnotatedSentence): Breakdown | null {
  const exact = numbers.filter(({ form, exact: one }) => form === 'count' && one);
  for (const [order, first] of exact.entries()) {
    const second = exact[order + 1];
    if (second === undefined) return null;
    const [one, other] = [nounOf(tokens, first.to), nounOf(tokens, second.to)];
    if (one === null || other === null || one.crew === other.crew) continue;
    if (!tokens.slice(one.at + 1, second.from).every(({ lower: word }) => joints.test(word)))
      continue;
    return { from: first.from, to: other.at + 1, sum: first.high + second.high };
  }
  return null;
}

const joints = /^(?:and|plus|with|along|together|as|well|&|,|members?|the|its)$/;

/** The noun right behind a figure, where it is for passengers or for crew. */
function nounOf(
  tokens: readonly Token[],
  from: number,
): { readonly at: number; readonly crew: boolean } | null {
  for (let at = from; at < from + 2; at++) {
    const word = lower(tokens, at);
    if (travellers.test(word)) return { at, crew: false };
    if (word.startsWith('crew')) return { at, crew: true };
  }
  return null;
}

/** "62 passengers and five crew", where that makes all; or passengers alone, somewhat fewer than all. */
function isBreakdown(sentence: AnnotatedSentence, index: PackIndex, figure: Figure): boolean {
  const { tokens } = sentence;
  if (!tokens.slice(figure.to, figure.to + 3).some(({ lower: word }) => travellers.test(word)))
    return false;
  const pair = breakdownIn(sentence);
  return [...countParts(index).wholes]
    .map((id) => countSlots(index).get(id)?.count ?? 0)
    .some((whole) =>
      pair === null
        ? figure.high < whole && figure.high >= whole * leastTravellers
        : pair.sum === whole,
    );
}

/** "the bodies of four people": of some among the dead, where they are fewer than any part of all. */
function areSomeBodies(tokens: readonly Token[], index: PackIndex, figure: Figure): boolean {
  const isBodies =
    lower(tokens, figure.from - 1) === 'of' &&
    /^(?:bodies|remains|coffins|relatives|families)$/.test(lower(tokens, figure.from - 2));
  if (!isBodies) return false;
  const counts = [...countSlots(index).values()].filter(({ whole }) => whole !== null);
  return counts.every(({ count }) => figure.high < count);
}

/** What part of all on board passengers are at least, crew left out. */
const leastTravellers = 0.85;

/** How many the part has that a sentence ends on; null where it speaks of none. */
export const partLeftBy = (sentence: AnnotatedSentence, index: PackIndex): number | null =>
  partsOfPeople(sentence, index).at(-1)?.size ?? null;
