import { compareMention } from '../claims/compare-mention';
import { demandOf } from '../claims/comparers/acts-demands';
import { askers, isApproached, opensNotEvery } from '../claims/comparers/acts-openness';
import { speakerOf } from '../claims/comparers/acts-speakers';
import { roleReader, type Somebody, stranger } from '../claims/comparers/acts-who';
import type { Finding, FindingGround } from '../claims/finding';
import type { Candidate } from '../claims/judge';
import type { PackIndex } from '../claims/pack-index';
import { type Reading, spanOf } from '../claims/reading';
import type { Fact } from '../factbase/pack-schema';
import { addDays } from '../language/calendar';
import { clauseAt, isNegated, isPartlyDenied, isUnrealised } from './denial';
import { isNoAnswer, isTaken } from './no-answer';
import { isDoneTogether, isRidiculed, otherParty } from './other-party';

/** From this chance on a mention is shown as the page's value of a slot. */
const fillsSurely = 0.3;

/** What shows that a sentence contradicts a fact. */
export interface Fault {
  readonly ground: FindingGround;
  readonly value: string | null;
  readonly from: number;
  readonly to: number;
}

/**
 * What a learned contradiction rests on: another value, a denial, another party, or else the words themselves.
 * Null where the slot asks for a value and the sentence shows none that differs: a dispute without a reason
 * is none. Values that `backing` findings take for other slots are theirs.
 */
export function faultOf(
  candidate: Candidate,
  reading: Reading,
  fact: Fact,
  index: PackIndex,
  backing: readonly Finding[],
): Fault | null {
  const { slot, trigger } = candidate;
  const { sentence } = reading;
  if (deniesElsewhere(reading, candidate, fact, index)) return null;
  for (const [at, { mention }] of reading.mentions.entries()) {
    if ((candidate.fills[at] ?? 0) < fillsSurely) continue;
    if (isTaken(mention, slot, backing)) continue;
    if (isNoAnswer(reading, mention, slot, fact, index)) continue;
    const relation = compareMention(mention, fact, slot, index, reading.published);
    if (relation !== 'other') continue;
    const [from, to] = spanOf(reading, mention.from, mention.to);
    return {
      ground: 'value',
      value: sentence.text.slice(from, to),
      from: mention.from,
      to: mention.to,
    };
  }
  const words = { from: trigger.from, to: trigger.to + 1, value: null };
  if (slot.type === 'statement' && isUnrealised(reading, trigger.top)) return null;
  if (slot.rejected === true)
    return speakerAt(reading, trigger.top, index) !== null || isGuessed(reading, trigger.top)
      ? null
      : { ground: 'rejected-explanation', ...words };
  if (isAskedFor(reading, candidate, index) || isOppositeDenied(reading, candidate)) return null;
  if (isApproached(sentence.tokens, trigger.top)) return null;
  if (slot.negative !== true && isNegated(reading, trigger.top) && !isPartlyDenied(reading))
    return isUnsaid(reading, candidate) || isOfManner(reading, trigger.top)
      ? null
      : { ground: 'negation', ...words };
  if (isDoneTogether(reading, candidate, index)) return null;
  const other = otherParty(reading, candidate, index);
  if (other !== null) return isRidiculed(reading) ? null : other;
  if (slot.type !== 'statement' || isToldLater(reading, trigger.top, index)) return null;
  if (opensNotEvery(sentence.tokens)) return null;
  return { ground: 'opposite', ...words };
}

/** Who is named as saying it: that they did is another claim than what they say. */
const speakerAt = (reading: Reading, at: number, index: PackIndex): Somebody | null =>
  speakerOf(roleReader(reading.sentence, index), at);

const guessing = new Set('assume guess wonder suppose speculate'.split(' '));

/** "the pilots assumed that it was birds": what somebody took for so is not asserted. */
function isGuessed(reading: Reading, at: number): boolean {
  const { tokens, parse } = reading.sentence;
  let clause = clauseAt(reading, at);
  while (clause !== undefined) {
    if (guessing.has(tokens[clause.head]?.lemma ?? '') && clause.subject !== null) return true;
    clause = clause.governor === null ? undefined : parse.clauses[clause.governor];
  }
  return false;
}

const daysOfGrace = 14;

/**
 * Whether the page is younger than the sources and the clause at a token names no day that they speak of: what
 * somebody says or does then contradicts nothing that they said or did before.
 */
function isToldLater(reading: Reading, at: number, index: PackIndex): boolean {
  const { published, sentence } = reading;
  const until = addDays(index.pack.event.sourcesUntil, daysOfGrace);
  if (published === null || published <= until) return false;
  const clause = clauseAt(reading, at);
  return !sentence.dates.some(
    ({ from, year, month }) =>
      year !== null &&
      (clause === undefined || (from >= clause.from && from < clause.to)) &&
      (month === null
        ? String(year) < until.slice(0, 4)
        : `${year}-${String(month).padStart(2, '0')}` <= until.slice(0, 7)),
  );
}

/** Whether a comparer's contradiction is none: somebody's later act, or what a stranger is told to have said. */
export function isNoFault(finding: Finding, reading: Reading, index: PackIndex): boolean {
  if (finding.stance !== 'contradicts') return false;
  if (finding.ground === 'opposite') return isToldLater(reading, finding.from, index);
  return (
    finding.ground === 'rejected-explanation' &&
    speakerAt(reading, finding.from, index)?.ids[0] === stranger
  );
}

/**
 * Whether the sentence denies another place, day or thing than the fact's ("never reached Hollin", "never got
 * there", "was not on Monday"): what was not there may have been where the sources say.
 */
function deniesElsewhere(
  reading: Reading,
  { slot, trigger }: Candidate,
  fact: Fact,
  index: PackIndex,
): boolean {
  if (!/^(?:place|date|thing)$/.test(slot.type) || !isNegated(reading, trigger.top)) return false;
  const { sentence, mentions, published } = reading;
  const relations = mentions.map(({ mention }) =>
    compareMention(mention, fact, slot, index, published),
  );
  if (relations.includes('equal') || relations.includes('wider')) return false;
  return relations.includes('other') || sentence.tokens.some(({ lower }) => lower === 'there');
}

const saying = new Set(
  'admit acknowledge concede confirm recognise recognize accept comment mention name specify explain say state tell'.split(
    ' ',
  ),
);

/** "did not admit that it fired": that somebody did not say it denies nothing that is no saying. */
function isUnsaid(reading: Reading, { slot, trigger }: Candidate): boolean {
  const verb = reading.sentence.tokens[clauseAt(reading, trigger.top)?.head ?? -1];
  return slot.agent.length === 0 && saying.has(verb?.lemma ?? '');
}

/** "The missile was not intentional": that it was done on purpose is denied, not that it was done. */
const isOfManner = (reading: Reading, at: number): boolean =>
  /^(?:intentional|deliberate|accidental|wilful|intended|meant)/.test(
    reading.sentence.tokens[clauseAt(reading, at)?.head ?? -1]?.lower ?? '',
  );

/** "presses him to admit it": what somebody asks for is not told as done. */
const isAskedFor = (reading: Reading, { slot, trigger }: Candidate, index: PackIndex): boolean =>
  slot.frames?.some(({ demand }) => demand) !== true &&
  (reading.sentence.tokens[trigger.top - 1]?.lower === 'to' ||
    isObjectOfAsking(reading, trigger.top)) &&
  demandOf(roleReader(reading.sentence, index), trigger.top) !== null;

/** "demanded an official apology": nothing but the noun's own words between. */
function isObjectOfAsking({ sentence: { tokens } }: Reading, noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(0, noun - 5); at--) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.pos === 'VERB') return askers.has(token.lemma);
    if (!/^(?:DET|ADJ|ADV|PRON|PART|ADP)$/.test(token.pos)) return false;
  }
  return false;
}

/** "no talk of a deliberate act": to deny the contrary of a fact is no denial of it. */
function isOppositeDenied(reading: Reading, { slot, trigger }: Candidate): boolean {
  const { tokens } = reading.sentence;
  const contrary = tokens.findIndex(
    ({ lower }, at) =>
      at >= trigger.from - 4 &&
      at <= trigger.to + 4 &&
      slot.opposites?.some((word) => lower.startsWith(word)) === true,
  );
  return (
    contrary >= 0 &&
    tokens
      .slice(Math.max(0, contrary - 6), contrary)
      .some(({ lower }) => /^(?:no|not|n't|never|nothing|without)$/.test(lower))
  );
}
