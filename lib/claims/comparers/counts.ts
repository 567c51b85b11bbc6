import { type Token, textBetween } from '../../language/tokens';
import type { Comparer, Finding } from '../finding';
import { assertionOf } from './assertion';
import { fill, withComplement } from './count-fill';
import { judge } from './count-judge';
import { type Filled, lower, type Reading } from './count-reading';
import { countParts, countSlots } from './count-slots';
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
    const value = textBetween(tokens, from, to);
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
