import type { Token } from '../../language/tokens';
import { governing } from './count-governor';
import {
  boundedBy,
  hasHolder,
  isMeasure,
  isOtherCount,
  isPartOfOther,
  isQualified,
  isRatio,
  isRole,
  isTotal,
  isWholeOf,
  sameCount,
  sumsUp,
} from './count-parts';
import { type Phrase, readPhrase } from './count-phrase';
import { predicate } from './count-predicate';
import { definite, type Filled, lower, type Reading } from './count-reading';
import type { Quantity } from './quantities';

/** "did not kill everybody": some, then. */
function isKeptFrom({ sentence: { parse } }: Reading, cue: number, { kind }: Quantity): boolean {
  const clause = parse.clauses[parse.clauseOf[cue] ?? -1];
  return kind === 'all' && clause?.negated === true && clause.head === cue;
}

/** "was not carrying 67": what there was instead is left open. */
const isDeniedVerb = ({ sentence: { parse } }: Reading, cue: number): boolean =>
  parse.clauses.some(({ head, negated }) => head === cue && negated);

/** "There were 29 passengers.": with nothing behind that tells which of them. */
const isAllThereWere = (tokens: readonly Token[], { from }: Quantity, to: number): boolean =>
  /^(?:was|were|are)$/.test(lower(tokens, from - 1)) &&
  lower(tokens, from - 2) === 'there' &&
  /^[.!]?$/.test(lower(tokens, to));

/** The slots that a quantity fills; none where the words do not tell. */
export function fill(reading: Reading, quantity: Quantity, order: number): readonly Filled[] {
  const { tokens } = reading.sentence;
  if (isMeasure(tokens, quantity) || isRatio(tokens, quantity)) return [];
  if (sumsUp(reading, quantity, order)) return [];
  const read = readPhrase(reading, quantity, order);
  const phrase: Phrase =
    read.kind === 'slot' &&
    tokens[read.to - 1]?.pos === 'VERB' &&
    !/^(?:those|the|who|were|all)$/.test(lower(tokens, read.to - 2)) &&
    (read.partitive || isWholeOf(reading, quantity, order))
      ? { kind: 'people', to: quantity.to, bare: true, partitive: read.partitive, aboard: null }
      : read;
  if (phrase.kind === 'other') return [];
  const filled: Filled[] = [];
  const add = (slot: string, to: number, total: boolean, from = quantity.from): void => {
    filled.push({ slot, quantity, from, to, total });
  };
  if (phrase.kind === 'slot') {
    // "N of the dead": some among them, which still cannot be more than all of them.
    if (phrase.partitive) {
      if (quantity.kind === 'number' && !quantity.share) add(phrase.slot, phrase.to, false);
      return filled;
    }
    if (isPartOfOther(reading, order)) return filled;
    // "No victims" is said of many a thing beside the event.
    const remainder = reading.index.slots.get(phrase.slot)?.derive !== undefined;
    const rest = quantity.kind === 'rest' && tokens[phrase.to - 1]?.pos !== 'NOUN';
    const lives = quantity.kind === 'rest' && /^(?:lost|lose)$/.test(lower(tokens, phrase.to - 1));
    if (quantity.kind === 'number' || rest || lives || (quantity.kind === 'none' && remainder))
      add(phrase.slot, phrase.to, isTotal(reading, quantity, phrase.to));
    return filled;
  }
  if (isWholeOf(reading, quantity, order)) {
    const [whole] = reading.wholes;
    if (whole === undefined || quantity.share) return filled;
    const count = reading.slots.get(whole)?.count ?? 0;
    const plain = phrase.bare && predicate(reading, phrase.to, false)?.aboard === '';
    const all = reading.quantities[order - 1]?.kind === 'all';
    if (
      quantity.low === count ||
      !(plain || (all && phrase.bare) || isOtherCount(reading, quantity, whole))
    )
      add(whole, phrase.to, true);
    return filled;
  }
  if (isPartOfOther(reading, order)) return filled;
  const next = reading.quantities[order + 1];
  if (next !== undefined && isWholeOf(reading, next, order + 1)) {
    const [whole] = reading.wholes;
    if (whole !== undefined && isOtherCount(reading, next, whole)) return filled;
  }
  const left = governing(reading, quantity, phrase.bare);
  if (left !== null && quantity.kind === 'number' && isDeniedVerb(reading, left.from))
    return filled;
  if (left !== null && !reading.wholes.has(left.slot)) {
    // Who saves some need not have saved all; what kills has killed all who died.
    const rest = reading.index.slots.get(left.slot)?.derive !== undefined && left.active;
    const deed = reading.deedAt.get(left.from);
    if (deed !== undefined) add(deed, phrase.to, true, left.from);
    const bound = isKeptFrom(reading, left.from, quantity)
      ? { ...quantity, kind: 'part' as const, low: 0.01, high: 0.99, exact: false }
      : boundedBy(tokens, left.from, quantity);
    if (bound === null) return filled;
    filled.push({
      slot: left.slot,
      quantity: bound,
      from: left.from,
      to: phrase.to,
      total: !rest || definite(tokens, quantity),
    });
    return filled;
  }
  const ahead = predicate(
    reading,
    phrase.to,
    quantity.kind === 'none',
    quantity.kind === 'number' && !quantity.share,
  );
  const done = ahead === null ? undefined : reading.deedAt.get(ahead.to - 1);
  if (
    done !== undefined &&
    ahead !== null &&
    ahead.slot !== undefined &&
    quantity.kind === 'number'
  )
    add(done, ahead.to, true);
  if (ahead?.slot !== undefined) {
    add(
      ahead.slot,
      ahead.to,
      (ahead.total && !isQualified(tokens, ahead.to)) ||
        quantity.kind !== 'number' ||
        quantity.share ||
        definite(tokens, quantity),
    );
    return filled;
  }
  if (quantity.kind !== 'number' || quantity.share || phrase.partitive) return filled;
  const within = phrase.aboard === null;
  if (left !== null)
    add(left.slot, phrase.to, within && (left.active || !isRole(tokens, left.from)), left.from);
  else if (ahead !== null)
    add(ahead.aboard, ahead.to, within && (ahead.total || hasHolder(tokens, quantity)));
  else if (phrase.aboard !== null) {
    const all = isAllThereWere(tokens, quantity, phrase.to);
    if (all || sameCount(reading, phrase.aboard, quantity)) add(phrase.aboard, phrase.to, all);
  }
  return filled;
}

/** All who died and none who survived say the same; so do their opposites. */
export function withComplement(reading: Reading, filled: Filled): readonly Filled[] {
  const { quantity } = filled;
  const complement = reading.slots.get(filled.slot)?.complement ?? null;
  if (complement === null || (quantity.kind !== 'all' && quantity.kind !== 'none')) return [filled];
  const share = 1 - quantity.low;
  return [
    filled,
    { ...filled, slot: complement, quantity: { ...quantity, low: share, high: share } },
  ];
}
