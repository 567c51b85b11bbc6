import type { Token } from '../../language/tokens';
import type { Comparer, Finding } from '../finding';
import { assertionOf } from './assertion';
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
import { type CountSlot, countParts, countSlots } from './count-slots';
import { type CueMatch, findCues } from './cues';
import { belongingOf } from './foreign';
import { isOfOtherCalamity } from './other-calamities';
import { breakdownIn, countsPart } from './parts-of-people';
import { findQuantities, type Quantity } from './quantities';

/** Finds what a sentence says on the pack's count slots. */
export const compareCounts: Comparer = (input) => {
  const { sentence, index } = input;
  const slots = countSlots(index);
  if (slots.size === 0) return [];
  const cues = findCues(sentence.tokens, index, 'count');
  if (cues.length === 0) return [];
  const quantities = withPercents(
    findQuantities(sentence.tokens, sentence.numbers),
    sentence.tokens,
  );
  if (quantities.length === 0) return [];
  const { wholes } = countParts(index);
  const cueAt = new Map<number, CueMatch[]>();
  const deedAt = new Map<number, string>();
  for (const cue of cues) {
    const counted = slots.get(cue.slot);
    if (counted === undefined) continue;
    if (index.slots.get(cue.slot)?.deed === true) {
      deedAt.set(cue.from, cue.slot);
      continue;
    }
    const known = cueAt.get(cue.from);
    if (known === undefined) cueAt.set(cue.from, [cue]);
    else known.push(cue);
  }
  const reading: Reading = {
    ...input,
    cueAt,
    deedAt,
    quantities,
    startsQuantity: new Set(quantities.map(({ from }) => from)),
    slots,
    wholes,
  };
  const belonging = belongingOf(input);
  if (belonging.elsewhere) return [];
  const findings: Finding[] = [];
  for (const [order, quantity] of quantities.entries())
    for (const filled of fill(reading, quantity, order).flatMap((one) =>
      withComplement(reading, one),
    )) {
      const found = judge(reading, filled);
      if (found === null || isOfOtherCalamity(sentence, found)) continue;
      if (
        found.stance === 'contradicts' &&
        (countsPart(sentence, index, input.discourse.part, quantity) ||
          belonging.foreign ||
          (!belonging.own && pointsElsewhere(sentence.tokens)) ||
          isOutlandish(found, belonging.own, reading, filled))
      )
        continue;
      findings.push(found);
    }
  if (!belonging.foreign) findings.push(...compareBreakdown(reading));
  return withoutEarly(findings, sentence.tokens);
};

/** "67 passengers and five crew": their sum against all who were there; that it agrees backs neither part. */
function compareBreakdown(reading: Reading): readonly Finding[] {
  const { tokens } = reading.sentence;
  const pair = breakdownIn(reading.sentence);
  if (pair === null || assertionOf(reading, pair.from, pair.to) !== 'asserted') return [];
  return [...reading.wholes].flatMap((id): readonly Finding[] => {
    const slot = reading.slots.get(id);
    if (slot === undefined || slot.count === pair.sum) return [];
    if (pair.sum > slot.count * outlandish || pair.sum < slot.count / outlandish) return [];
    const { from, to } = pair;
    const value = tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
    return [
      {
        slot: id,
        fact: slot.fact.id,
        stance: 'contradicts',
        ground: 'value',
        value,
        from,
        to,
        certainty: 'firm',
      },
    ];
  });
}

/** "Forty-three per cent survived, fifty-seven were killed": the second is of a hundred too. */
function withPercents(
  quantities: readonly Quantity[],
  tokens: readonly Token[],
): readonly Quantity[] {
  const read: Quantity[] = [];
  for (const quantity of quantities) {
    const before = read.at(-1);
    const named = tokens[quantity.to]?.pos;
    const isPercent =
      before?.share === true &&
      before.kind === 'number' &&
      /^(?:percent|%|cent|pc)$/.test(lower(tokens, before.to - 1)) &&
      quantity.kind === 'number' &&
      !quantity.share &&
      quantity.high <= 100 &&
      named !== 'NOUN' &&
      named !== 'ADJ' &&
      Math.abs((before.low + before.high) / 2 + quantity.low / 100 - 1) < 0.015;
    read.push(
      isPercent
        ? {
            ...quantity,
            low: quantity.low / 100 - 0.01,
            high: quantity.high / 100 + 0.01,
            share: true,
            exact: false,
          }
        : quantity,
    );
  }
  return read;
}

/** "Early reports had 72; the number was 67", "first six, then fourteen": what is given up again is not asserted. */
function withoutEarly(findings: readonly Finding[], tokens: readonly Token[]): readonly Finding[] {
  const early = tokens.findIndex(
    ({ lower: word }, at) =>
      (/^(?:early|earlier|initial|first|preliminary)$/.test(word) &&
        /^(?:report|figure|account|count|estimate|number|bulletin)s?$/.test(
          lower(tokens, at + 1),
        )) ||
      (word === 'first' &&
        /^(?:report|speak|give|say|put|announce|think|count|name)$/.test(
          tokens[at + 1]?.lemma ?? '',
        )) ||
      /^(?:initially|originally)$/.test(word) ||
      (word === 'at' && lower(tokens, at + 1) === 'first'),
  );
  if (early < 0) return findings;
  return findings.filter(({ slot, from, to }) => {
    if (from < early) return true;
    const revised = findings.some((other) => other.slot === slot && other.from >= to);
    return (
      !revised &&
      !tokens
        .slice(to)
        .some(({ lower: word }) =>
          /^(?:then|later|finally|eventually|end|corrected|revised)$/.test(word),
        )
    );
  });
}

/** All who died and none who survived say the same; so do their opposites. */
function withComplement(reading: Reading, filled: Filled): readonly Filled[] {
  const { quantity } = filled;
  const complement = reading.slots.get(filled.slot)?.complement ?? null;
  if (complement === null || (quantity.kind !== 'all' && quantity.kind !== 'none')) return [filled];
  const share = 1 - quantity.low;
  return [
    filled,
    { ...filled, slot: complement, quantity: { ...quantity, low: share, high: share } },
  ];
}

/** "96 people died there", "five survived that one": another event, spoken of before. */
const pointsElsewhere = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ lower: word }, at) =>
      (word === 'there' &&
        !/^(?:be|have)$/.test(tokens[at + 1]?.lemma ?? '') &&
        tokens[at + 1]?.pos !== 'AUX') ||
      (word === 'that' &&
        /^(?:one|crash|fire|disaster|collision|accident|case)$/.test(lower(tokens, at + 1))),
  );

const outlandish = 1.8;

/** Far more people than the event had at all, where nothing says that this event is meant. */
function isOutlandish(found: Finding, own: boolean, reading: Reading, filled: Filled): boolean {
  if (own) return false;
  const slot = reading.slots.get(found.slot);
  const whole = (slot?.whole ?? slot)?.count ?? 0;
  return !filled.quantity.share && filled.quantity.low > whole * outlandish;
}

/** "did not kill everybody": some, then. */
function isKeptFrom({ sentence: { parse } }: Reading, cue: number, { kind }: Quantity): boolean {
  const clause = parse.clauses[parse.clauseOf[cue] ?? -1];
  return kind === 'all' && clause?.negated === true && clause.head === cue;
}

/** "was not carrying 67": what there was instead is left open. */
const isDeniedVerb = ({ sentence: { parse } }: Reading, cue: number): boolean =>
  parse.clauses.some(({ head, negated }) => head === cue && negated);

/** The slots that a quantity fills; none where the words do not tell. */
function fill(reading: Reading, quantity: Quantity, order: number): readonly Filled[] {
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
  else if (phrase.aboard !== null && sameCount(reading, phrase.aboard, quantity))
    add(phrase.aboard, phrase.to, false);
  return filled;
}

/** The finding for a filled slot: the same value, another one, or nothing that can be said. */
function judge(reading: Reading, filled: Filled): Finding | null {
  const slot = reading.slots.get(filled.slot);
  if (slot === undefined) return null;
  const { tokens } = reading.sentence;
  const { quantity, from, to } = filled;
  const assertion = assertionOf(reading, quantity.from, quantity.to);
  if (assertion === 'open') return null;
  const { any, denied } = { any: quantity.kind === 'any', denied: assertion === 'denied' };
  if (any)
    return denied && slot.count > 0
      ? finding(slot, 'contradicts', 'negation', tokens, quantity, from, to)
      : null;
  const interval = intervalOf(quantity, slot);
  if (interval === null) return null;
  const [low, high] = interval;
  const same = slot.count >= low - 1e-9 && slot.count <= high + 1e-9;
  if (denied) {
    if (!same || !quantity.exact || quantity.share) return null;
    return finding(slot, 'contradicts', 'negation', tokens, quantity, from, to);
  }
  if (same) {
    if (!filled.total && slot.count !== low) return null;
    return finding(slot, 'supports', 'value', tokens, quantity, from, to);
  }
  if (!filled.total && low <= slot.count) return null;
  if (slot.whole === null && low > slot.count * 5) return null;
  if (
    quantity.kind === 'number' &&
    !quantity.share &&
    quantity.exact &&
    low <= 2 &&
    !definite(tokens, quantity)
  )
    return null;
  if (quantity.kind === 'all' && slot.whole === null) return null;
  return finding(slot, 'contradicts', 'value', tokens, quantity, from, to);
}

function intervalOf(quantity: Quantity, slot: CountSlot): readonly [number, number] | null {
  if (quantity.kind === 'rest') {
    if (slot.whole === null) return null;
    return [slot.whole.count - quantity.high, slot.whole.count - quantity.low];
  }
  if (!quantity.share) return [quantity.low, quantity.high];
  if (slot.whole === null) return null;
  const whole = slot.whole.count;
  return [quantity.low * whole, quantity.high * whole];
}

function finding(
  slot: CountSlot,
  stance: Finding['stance'],
  ground: Finding['ground'],
  tokens: readonly Token[],
  quantity: Quantity,
  from: number,
  to: number,
): Finding {
  const value = tokens
    .slice(quantity.from, quantity.to)
    .map((token) => token.text)
    .join(' ');
  return {
    slot: slot.id,
    fact: slot.fact.id,
    stance,
    ground,
    value,
    from: Math.min(from, quantity.from),
    to: Math.max(to, quantity.to),
    certainty: quantity.kind === 'number' ? 'firm' : 'likely',
  };
}
