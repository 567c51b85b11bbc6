import type { Token } from '../../language/tokens';
import { readPhrase } from './count-phrase';
import { definite, denials, isHypothetical, lower, persons, type Reading } from './count-reading';
import { countParts } from './count-slots';
import type { Quantity } from './quantities';

/** Verbs under which a counted noun still names all of them. */
const totalVerbs = new Set(
  'be report confirm count know remain fear presume believe say'.split(' '),
);

/** "passengers: 62" need not be all who were there. */
export const isRole = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.pos === 'NOUN' || tokens[at]?.pos === 'PROPN';

/** "with 67 people on board", "had 67 aboard", "there were 67 …". */
export const hasHolder = (tokens: readonly Token[], quantity: Quantity): boolean =>
  /^(?:with|had|has|have|carrying|were|was|are|all|the|held|-|:|—|–|)$/.test(
    lower(tokens, quantity.from - 1),
  );

/** "For every three who survived, four died"; "nine more people"; "twice nineteen". */
export function isRatio(tokens: readonly Token[], quantity: Quantity): boolean {
  const before = lower(tokens, quantity.from - 1);
  if (/^(?:every|each|twice|thrice|times|another)$/.test(before)) return true;
  if (quantity.kind === 'all' && before === 'for') return true;
  if (/^(?:more|fewer|times)$/.test(lower(tokens, quantity.to))) return true;
  for (let at = 0; at < quantity.from; at++)
    if (/^(?:for|of|about)$/.test(lower(tokens, at)) && lower(tokens, at + 1) === 'every')
      return true;
  return false;
}

/** Whether a quantity allows the count of a slot. */
export const sameCount = (reading: Reading, slot: string, quantity: Quantity): boolean => {
  const count = reading.slots.get(slot)?.count ?? -1;
  return quantity.low <= count && count <= quantity.high;
};

/** "never rose above forty", "did not reach 30": what a denied figure leaves. */
export function boundedBy(
  tokens: readonly Token[],
  from: number,
  quantity: Quantity,
): Quantity | null {
  let denied = 0;
  if (
    /^(?:exceed|surpass|top|pass)/.test(lower(tokens, quantity.from - 1)) &&
    quantity.exact &&
    !quantity.share
  ) {
    const negated = tokens.slice(from, quantity.from).some(({ lower: word }) => denials.has(word));
    if (!negated)
      return { ...quantity, low: quantity.low + 1, high: Number.POSITIVE_INFINITY, exact: false };
  }
  for (let at = from; at < quantity.from; at++) if (denials.has(lower(tokens, at))) denied++;
  if (denied % 2 === 0 || quantity.share) return quantity;
  if (quantity.high === Number.POSITIVE_INFINITY)
    return { ...quantity, low: 0, high: quantity.low - 1, exact: false };
  if (/^(?:reach|hit|exceed|pass|cross|top)/.test(lower(tokens, quantity.from - 1)))
    return { ...quantity, low: 0, high: quantity.high, exact: false };
  return null;
}

/** The number of one of the parts, so that what is named as the whole is that part. */
export const isOtherCount = (reading: Reading, quantity: Quantity, whole: string): boolean =>
  (countParts(reading.index).byCount.get(quantity.low) ?? []).some((id) => id !== whole);

/** The 67 in "38 of the 67" and "38 people out of 67". */
export function isWholeOf(reading: Reading, quantity: Quantity, order: number): boolean {
  const { tokens } = reading.sentence;
  const part = reading.quantities[order - 1];
  if (part === undefined || quantity.kind !== 'number') return false;
  let joined = part.kind === 'all' && part.to === quantity.from;
  for (let at = part.to; at < quantity.from; at++) {
    const word = lower(tokens, at);
    if (word === 'of') joined = true;
    else if (
      !/^(?:out|all|the|those|its|their|these|whole|lives)$/.test(word) &&
      (joined || !persons.has(word))
    )
      return false;
  }
  return joined;
}

/** "Of the 37 Danish passengers, … 14 survived": parts of a part. */
export function isPartOfOther(reading: Reading, order: number): boolean {
  const { tokens } = reading.sentence;
  for (const [place, frame] of reading.quantities.entries()) {
    if (place >= order) return false;
    const opener = lower(tokens, frame.from - 1) === 'the' ? frame.from - 2 : frame.from - 1;
    if (lower(tokens, opener) !== 'of' || !/^(?:|[,;:])$/.test(lower(tokens, opener - 1))) continue;
    const phrase = readPhrase(reading, frame, place);
    if (phrase.kind !== 'people' || isFewOf(reading, frame)) return true;
  }
  return false;
}

/** Too few to be taken for all who were there: "of the five crew". */
function isFewOf(reading: Reading, { kind, exact, share, high }: Quantity): boolean {
  if (kind !== 'number' || !exact || share) return false;
  const counts = [...reading.wholes].map((id) => reading.slots.get(id)?.count ?? 0);
  return counts.length > 0 && high < Math.max(...counts) / 2;
}

/** "Two pilots and one steward, all three dead": those counted before, no others. */
export function sumsUp(reading: Reading, quantity: Quantity, order: number): boolean {
  const { tokens } = reading.sentence;
  if (quantity.kind !== 'number' || !quantity.exact || order < 2) return false;
  if (!/^(?:all|these|those)$/.test(lower(tokens, quantity.from - 1))) return false;
  let sum = 0;
  for (const part of reading.quantities.slice(0, order)) {
    if (part.kind === 'all') continue;
    if (part.kind !== 'number' || !part.exact || part.share) return false;
    sum += part.low;
  }
  return sum === quantity.low;
}

/** "The youngest was four", "the oldest, 81,". */
const isAge = (tokens: readonly Token[], { from }: Quantity): boolean =>
  tokens
    .slice(Math.max(0, from - 4), from)
    .some(({ lower: word }) => /^(?:youngest|oldest|eldest)$/.test(word)) &&
  /^(?:was|is|,|:|aged)$/.test(lower(tokens, from - 1));

/** "walked out without help", "survived unhurt": of some among those who did. */
export const isQualified = (tokens: readonly Token[], from: number): boolean =>
  tokens
    .slice(from, from + 12)
    .some(
      ({ lower: word }, at, words) =>
        /^(?:unaided|unhurt|unharmed|uninjured|unscathed|unassisted)$/.test(word) ||
        (word === 'without' && words[at + 1]?.lower === 'help'),
    );

/** Ages, seats, clock times and the like: a figure that is no number of people. */
export function isMeasure(tokens: readonly Token[], quantity: Quantity): boolean {
  if (quantity.kind !== 'number') return false;
  const after = lower(tokens, quantity.to);
  if (isAge(tokens, quantity)) return true;
  for (let at = Math.max(0, quantity.from - 10); at < quantity.from; at++)
    if (/^(?:age|aged|ages)$/.test(lower(tokens, at))) return true;
  if (isHypothetical(tokens, quantity.from - 4, quantity.from)) return true;
  const hyphened = after === '-' && tokens[quantity.to]?.from === tokens[quantity.to - 1]?.to;
  if (hyphened && tokens[quantity.to + 1]?.from === tokens[quantity.to]?.to) return true;
  if (
    lower(tokens, quantity.from - 1) === ',' &&
    (after === ',' || after === '') &&
    tokens[quantity.from - 2]?.pos === 'PROPN'
  )
    return true;
  if (
    /^(?:under|over|aged)$/.test(lower(tokens, quantity.from)) &&
    /^(?:was|were|is|are)$/.test(lower(tokens, quantity.from - 1))
  )
    return true;
  return /^(?:under|over|flight|row|rows|seat|seats|aged|page|no\.?|number|article|room|gate|chapter|paragraph|version|day|age)$/.test(
    lower(tokens, quantity.from - 1),
  );
}

/** Whether a figure with its noun gives all of them: not the subject of what only some did. */
export function isTotal(reading: Reading, quantity: Quantity, to: number): boolean {
  const { tokens } = reading.sentence;
  if (quantity.kind !== 'number' || quantity.share) return true;
  if (isNarrowed(tokens, quantity, to)) return false;
  if (definite(tokens, quantity)) return true;
  if (/^(?:from|with|among|by|to|for|out|up)$/.test(lower(tokens, quantity.from - 1))) return false;
  const next = tokens[to];
  if (next === undefined) return true;
  if (next.lower === 'of') return !isOfSome(reading, quantity, to);
  if (next.pos === 'VERB') return totalVerbs.has(next.lemma) || reading.cueAt.has(to);
  if (next.pos === 'AUX') {
    let at = to;
    while (tokens[at]?.pos === 'AUX' || tokens[at]?.pos === 'ADV') at++;
    const verb = tokens[at];
    return verb?.pos !== 'VERB' || totalVerbs.has(verb.lemma) || reading.cueAt.has(at);
  }
  return next.lower !== 'who' && next.lower !== 'from';
}

/** "Twelve survivors of the crash spoke": the subject of what only some need have done. */
function isOfSome(reading: Reading, quantity: Quantity, to: number): boolean {
  const { parse, tokens } = reading.sentence;
  const clause = parse.clauses.find(
    ({ subject, group }) =>
      subject !== null && group > to && subject >= quantity.from && subject < group,
  );
  const verb = tokens[clause?.head ?? -1];
  if (clause === undefined || verb?.pos !== 'VERB') return false;
  return !totalVerbs.has(verb.lemma) && !reading.cueAt.has(clause.head);
}

const broad =
  /^(?:more|other|total|dead|killed|known|confirmed|reported|injured|wounded|innocent|lucky|human|living|alive|single|sole|whole)$/;

/** "one unidentified survivor", "nine Danish survivors": those of a kind, who need not be all. */
function isNarrowed(tokens: readonly Token[], quantity: Quantity, to: number): boolean {
  return tokens
    .slice(quantity.to, to)
    .some(({ pos, lower: word, text }) =>
      pos === 'ADJ' || (pos === 'PROPN' && /^\p{Lu}/u.test(text)) ? !broad.test(word) : false,
    );
}
