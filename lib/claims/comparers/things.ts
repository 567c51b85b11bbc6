import type { Fact, Slot } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { NamedEntry, PackIndex } from '../pack-index';
import { assertionOf, isRefused } from './assertion';
import { findCues } from './cues';
import { codeOf, otherCodes } from './flight-codes';
import { belongingOf } from './foreign';
import { compareLanguages } from './languages';
import {
  befalls,
  doomed,
  isDisputed,
  isNegatedName,
  lower,
  type Match,
  others,
  type Reading,
} from './thing-links';

/** Finds what a sentence says on the pack's named things: the flight, who ran it, its type, the language. */
export const compareThings: Comparer = (input) => {
  const { index } = input;
  const findings: Finding[] = [...compareLanguages(input)];
  const belonging = belongingOf(input);
  const reading: Reading = {
    ...input,
    own: belonging.own,
    astray:
      belonging.past ||
      (belonging.elsewhere && (belonging.strange || input.discourse.elsewhere > 0)),
    events: eventTokens(input),
  };
  for (const { slot, fact, thing } of index.values.backgroundThings) {
    findings.push(...compareNames(reading, slot, fact, thing));
    findings.push(...compareCodes(reading, fact, thing));
  }
  return findings;
};

/** Where the sentence says what the event was: that it crashed, fell, was lost or hit. */
export function eventTokens({
  sentence,
  index,
}: Pick<CompareInput, 'sentence' | 'index'>): readonly number[] {
  const tokens: number[] = [];
  for (const type of ['place', 'date'] as const)
    for (const { slot, from } of findCues(sentence.tokens, index, type))
      if (index.slots.get(slot)?.background === true && sentence.tokens[from]?.pos !== 'ADP')
        tokens.push(from);
  return tokens;
}

/** Denied by itself or with the sentence, but not by both: one "not" before it counts once. */
const isDenied = (
  { sentence }: CompareInput,
  name: Match,
  stated: ReturnType<typeof assertionOf>,
): boolean =>
  isRefused(sentence.tokens, name.from) ||
  isDeniedPredicate(sentence.tokens, name.from) ||
  (stated === 'denied') !== isNegatedName(sentence.tokens, name);

const longestPredicate = 6;

/** "was not a flight of X", "did not belong to X": nothing but the predicate stands between. */
function isDeniedPredicate(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(1, from - longestPredicate); at--) {
    const word = lower(tokens, at);
    if (word === 'not' || word === "n't")
      return /^(?:was|is|did|does|do|wo|were|are)$/.test(lower(tokens, at - 1));
    const passed =
      /^(?:of|to|belong|by)$/.test(word) || /^(?:DET|NOUN|ADJ)$/.test(tokens[at]?.pos ?? '');
    if (!passed) return false;
  }
  return false;
}

function compareNames(
  reading: Reading,
  slot: Slot,
  fact: Fact,
  wanted: string,
): readonly Finding[] {
  const { sentence, index } = reading;
  const holders = index.things.get(wanted)?.within ?? [];
  const findings: Finding[] = [];
  const ours: Match[] = [];
  const others: Match[] = [];
  for (const name of sentence.names) {
    const ids = name.entry.things.filter((id) => index.things.get(id)?.kind === slot.thing);
    if (ids.length === 0) continue;
    if (ids.includes(wanted) || ids.some((id) => holders.includes(id))) ours.push(name);
    else others.push(name);
  }
  for (const name of ours) {
    const exact = name.entry.things.includes(wanted);
    const stated = assertionOf(reading, name.from, name.to);
    if (stated === 'open') continue;
    if (isDenied(reading, name, stated)) {
      if (
        isSaidOfEvent(reading, name) &&
        (exact || others.length > 0) &&
        isPredicate(sentence.tokens, name)
      )
        findings.push(make(reading, fact, name, 'contradicts', 'negation'));
    } else if (exact || !others.some((other) => other.from > name.from))
      findings.push(make(reading, fact, name, 'supports', 'value'));
  }
  if (reading.astray || codeOf(index, wanted) !== null) return findings;
  for (const name of others) {
    if (
      assertionOf(reading, name.from, name.to) !== 'asserted' ||
      isNegatedName(sentence.tokens, name)
    )
      continue;
    if (!isDisputed(reading, slot, name, ours)) continue;
    findings.push(make(reading, fact, name, 'contradicts', 'value'));
    break;
  }
  if (slot.thing !== undefined && others.length === 0 && ours.length === 0)
    findings.push(...compareNation(reading, slot, fact, wanted));
  return findings;
}

const make = (
  { sentence }: CompareInput,
  fact: Fact,
  { from, to }: { readonly from: number; readonly to: number },
  stance: Finding['stance'],
  ground: Finding['ground'],
): Finding => ({
  slot: fact.slot,
  fact: fact.id,
  stance,
  ground,
  value: sentence.tokens
    .slice(from, to)
    .map(
      ({ text }, at, all) =>
        text + (all[at + 1] !== undefined && all[at + 1]?.text !== '-' && text !== '-' ? ' ' : ''),
    )
    .join(''),
  from,
  to,
  certainty: 'firm',
});

/** "was no Halden", "it was not a Halden": said of the thing as a whole. */
const isPredicate = (tokens: readonly Token[], { from }: { readonly from: number }): boolean =>
  [1, 2, 3, 4].some((step) => /^(?:was|is|were|by|it)$/.test(lower(tokens, from - step))) &&
  ![1, 2, 3].some((step) => /^(?:in|on|aboard|with|from|at)$/.test(lower(tokens, from - step)));

const isSaidOfEvent = (reading: Reading, name: Match): boolean =>
  reading.own || reading.events.some((at) => Math.abs(at - name.from) <= 8);

/** "A Kazakh airliner crashed": the nation of who ran it, where ours is named by its nation. */
function compareNation(
  reading: Reading,
  slot: Slot,
  fact: Fact,
  wanted: string,
): readonly Finding[] {
  const { sentence, index } = reading;
  const { tokens } = sentence;
  if (!reading.own) return [];
  if (!sentence.names.some(({ entry }) => entry.demonym)) return [];
  const held = (index.things.get(wanted)?.within ?? []).flatMap(
    (id) => index.things.get(id)?.names ?? [],
  );
  if (held.length === 0) return [];
  for (const name of sentence.names) {
    if (!name.entry.demonym) continue;
    const nation = tokens[name.from]?.text ?? '';
    if (held.some((ours) => ours.startsWith(nation))) continue;
    if (!held.some((ours) => /^\p{Lu}\p{L}+ \p{Ll}/u.test(ours))) continue;
    let noun = name.to;
    while (/^(?:passenger|civilian|civil|commercial)$/.test(lower(tokens, noun))) noun++;
    if (!/^(?:plane|jet|airliner|jetliner|airline|carrier)$/.test(lower(tokens, noun))) continue;
    if (lower(tokens, noun - 1) === 'fighter' || others.test(lower(tokens, name.from - 1)))
      continue;
    const span: Match = { from: name.from, to: noun + 1, entry: name.entry };
    if (assertionOf(reading, span.from, span.to) !== 'asserted' || isNegatedName(tokens, span))
      continue;
    if (
      sentence.names.some(
        ({ entry }) => entry.things.length > 0 && isOfKind(index, entry, slot.thing),
      )
    )
      continue;
    if (befalls(reading, span) || doomed.test(lower(tokens, span.from - 1)))
      return [make(reading, fact, span, 'contradicts', 'value')];
  }
  return [];
}

const isOfKind = (index: PackIndex, entry: NamedEntry, kind: string | undefined): boolean =>
  entry.things.some((id) => index.things.get(id)?.kind === kind);

const sisters =
  /^(?:sister|twin|before|after|return|another|other|second|earlier|later|next|previous|new|replacement)$/;

/** Another number where the flight's stands. */
function compareCodes(reading: Reading, fact: Fact, wanted: string): readonly Finding[] {
  const { sentence, index } = reading;
  const { tokens } = sentence;
  const code = codeOf(index, wanted);
  if (code === null || reading.astray) return [];
  const named = sentence.names.filter(({ entry }) =>
    isOfKind(index, entry, index.slots.get(fact.slot)?.thing),
  );
  for (const mention of otherCodes(tokens, code)) {
    if (named.some(({ from, to }) => from < mention.to && mention.from < to)) continue;
    if (
      assertionOf(reading, mention.from, mention.to) !== 'asserted' ||
      isNegatedName(tokens, mention)
    )
      continue;
    const beside = named.some(
      ({ from }) =>
        !/^(?:not|than|of)$/.test(lower(tokens, from - 1)) && Math.abs(from - mention.from) < 12,
    );
    if (beside && !named.some((name) => isNegatedName(tokens, name))) continue;
    if (
      tokens.some(({ lower: word }) => sisters.test(word)) &&
      !named.some((name) => isNegatedName(tokens, name))
    )
      continue;
    if (!mention.slip && reading.events.length === 0 && !namesNumber(tokens, mention)) continue;
    if (lower(tokens, mention.to) === 'to' && reading.events.length === 0) continue;
    return [make(reading, fact, mention, 'contradicts', 'value')];
  }
  return [];
}

/** "the number was …", "it was …", "flight number …". */
const namesNumber = (tokens: readonly Token[], { from }: { readonly from: number }): boolean =>
  /^(?:number|was|is|:|code)$/.test(lower(tokens, from - 1)) ||
  /^(?:number|code)$/.test(lower(tokens, from - 2));
