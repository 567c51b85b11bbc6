import { compareMention } from '../claims/compare-mention';
import { demandOf } from '../claims/comparers/acts-demands';
import { askers, isApproached } from '../claims/comparers/acts-openness';
import { inability, reasons } from '../claims/comparers/acts-reach';
import { speakerOf } from '../claims/comparers/acts-speakers';
import { roleReader, type Somebody, stranger } from '../claims/comparers/acts-who';
import { countsPart } from '../claims/comparers/parts-of-people';
import { eventTokens } from '../claims/comparers/things';
import type { Finding, FindingGround } from '../claims/finding';
import type { Candidate } from '../claims/judge';
import type { Mention } from '../claims/mentions';
import type { PackIndex } from '../claims/pack-index';
import { type Reading, spanOf } from '../claims/reading';
import type { Fact, Slot } from '../factbase/pack-schema';
import { addDays } from '../language/calendar';
import type { Clause } from '../language/clauses';

/** Token indices, end exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Whether what stands at a token is denied, by its clause or within its phrase. */
export const isNegated = (reading: Reading, at: number): boolean => {
  const { phraseNegated } = reading.sentence.parse;
  const clause = clauseAt(reading, at);
  return phraseNegated[at] === true || (clause?.negated === true && !isReason(reading, clause, at));
};

/** "could not land due to a drone attack": the reason why something could not be done is so. */
const isReason = (
  { sentence: { tokens } }: Reading,
  { group, head }: Clause,
  at: number,
): boolean =>
  tokens.slice(group, head + 1).some(({ lower }) => inability.test(lower)) &&
  tokens.slice(head + 1, Math.max(head + 1, at)).some(({ lower }) => reasons.test(lower));

/** The clause that a token belongs to; undefined where the sentence has no predicate. */
const clauseAt = ({ sentence: { parse } }: Reading, at: number): Clause | undefined =>
  parse.clauses[parse.clauseOf[at] ?? -1];

/** "not all", "not only", "not without": some of it is granted. */
const isPartlyDenied = ({ sentence: { tokens } }: Reading): boolean =>
  tokens.some(
    ({ lower }, at) =>
      /^(?:all|every|only|just|alone|merely|simply|entirely|both|without|yet)$/.test(lower) &&
      /^(?:not|n't)$/.test(tokens[at - 1]?.lower ?? ''),
  );

/** Whether a mention, though its value differs from the fact's, is not what the page gives for the slot. */
const isNoAnswer = (
  reading: Reading,
  mention: Mention,
  slot: Slot,
  fact: Fact,
  index: PackIndex,
): boolean =>
  (mention.value.type === 'count' &&
    countsPart(reading.sentence, index, reading.before.part, mention.value.number)) ||
  isDeniedValue(reading, mention) ||
  isUnreal(reading, mention) ||
  (slot.type === 'place' &&
    (isListed(reading, mention) ||
      isLeftForIt(reading, fact, slot, index) ||
      isOfUnnamedPlace(reading, slot, index))) ||
  (slot.type === 'date' && isBound(reading, mention)) ||
  (slot.type === 'thing' && doesOtherThan(reading, mention, index));

/** "was not on Monday", "no Halden": what is denied is not what is asserted; what stands behind "but" is. */
function isDeniedValue(reading: Reading, { from }: Stretch): boolean {
  const { tokens, parse } = reading.sentence;
  if (parse.phraseNegated[from] === true) return tokens[from - 1]?.lower !== 'until';
  const clause = clauseAt(reading, from);
  if (clause?.negated !== true || clause.group > from) return false;
  return !tokens.slice(clause.group, from).some(({ lower }) => /^(?:but|until|till)$/.test(lower));
}

/** "could have spoken Sudrian", "might have been avoided". */
function isUnreal(reading: Reading, { from }: Stretch): boolean {
  const clause = clauseAt(reading, from);
  if (clause === undefined) return false;
  return reading.sentence.tokens
    .slice(clause.from, clause.to)
    .some(
      ({ lower }, at, words) =>
        /^(?:could|would|should|might)$/.test(lower) && words[at + 1]?.lower === 'have',
    );
}

/** "Coordination of the two services could have prevented it": the predicate behind a word, or its own, is unreal. */
function isUnrealised(reading: Reading, at: number): boolean {
  const { tokens, parse } = reading.sentence;
  const next = parse.clauses.find(({ head }) => head >= at);
  const words = next === undefined ? [] : tokens.slice(next.group, next.head + 1);
  if (
    tokens.some(({ lower }) => /^(?:no|not|n't|nothing|never|neither|nobody|hardly)$/.test(lower))
  )
    return false;
  return (
    isUnreal(reading, { from: at, to: at + 1 }) ||
    words.some(
      ({ lower }, place) =>
        /^(?:could|would|should|might)$/.test(lower) && words[place + 1]?.lower === 'have',
    )
  );
}

/** "after Monday", "the morning after Monday", "between Monday and Tuesday": a bound, no day. */
function isBound({ sentence: { tokens } }: Reading, { from }: Stretch): boolean {
  const before = tokens.slice(Math.max(0, from - 5), from).map(({ lower }) => lower);
  return (
    /^(?:after|before|since|between)$/.test(before.at(-1) ?? '') ||
    (before.at(-1) === 'and' && before.includes('between'))
  );
}

/** Stands before the verb of a clause that tells of another deed than the event: "A Vesper fetched the mail". */
function doesOtherThan(reading: Reading, { from }: Stretch, index: PackIndex): boolean {
  const { sentence } = reading;
  const { tokens } = sentence;
  const clause = clauseAt(reading, from);
  if (clause === undefined || from >= clause.group || clause.passive) return false;
  if (tokens[clause.head]?.pos !== 'VERB') return false;
  const events = eventTokens({ sentence, index });
  return !events.some((at) => at >= clause.from && at < clause.to);
}

/** "after a try at Sorvik it flew on to Hollin": the fact's own place is named beside the other, and not denied. */
const isLeftForIt = (reading: Reading, fact: Fact, slot: Slot, index: PackIndex): boolean =>
  reading.mentions.some(
    ({ mention }) =>
      compareMention(mention, fact, slot, index, reading.published) === 'equal' &&
      !isNegated(reading, mention.from),
  );

/** A slot that tells of one place ("Tarnby is the capital of Fennia"), in a sentence that does not name it. */
function isOfUnnamedPlace({ sentence }: Reading, { cues }: Slot, index: PackIndex): boolean {
  const words = cues.map((cue) => cue.split('+').at(-1) ?? cue);
  const about = [...index.places.values()].find(({ names }) =>
    names.some((name) => words.every((word) => word === name.toLowerCase())),
  );
  return (
    about !== undefined && !sentence.names.some(({ entry }) => entry.places.includes(about.id))
  );
}

const listJoints = new Set([',', 'or', 'and']);

/** One of several names in a row ("Sorvik, Hollin or Lunde"): none of them is the answer to a slot of one place. */
function isListed(
  { sentence: { tokens, names } }: Reading,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const joins = (at: number): boolean => listJoints.has(tokens[at]?.lower ?? '');
  return (
    (joins(to) && names.some((name) => name.from === to + 1)) ||
    (joins(from - 1) && names.some((name) => name.to === from - 1))
  );
}

/** "with 38 dead": a figure that was found to be another slot's is not this one's. */
const isTaken = (mention: Mention, slot: Slot, backing: readonly Finding[]): boolean =>
  slot.type === 'count' &&
  backing.some(
    (finding) =>
      finding.slot !== slot.id && finding.from <= mention.from && mention.to <= finding.to,
  );

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
    return isUnsaid(reading, candidate) ? null : { ground: 'negation', ...words };
  if (isDoneTogether(reading, candidate, index)) return null;
  const other = otherParty(reading, candidate, index);
  if (other !== null) return isRidiculed(reading) ? null : other;
  if (slot.type !== 'statement' || isToldLater(reading, trigger.top, index)) return null;
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

/** "So the idea that it was … is ridiculous": what is thrown out is asserted of nobody. */
function isRidiculed({ sentence: { tokens } }: Reading): boolean {
  const opener = tokens
    .slice(0, 6)
    .some(({ lower }) => /^(?:idea|notion|claim|theory|version|suggestion|story)$/.test(lower));
  return (
    opener &&
    tokens.some(({ lower }) =>
      /^(?:ridiculous|absurd|nonsense|laughable|false|untrue)$/.test(lower),
    )
  );
}

const joined = /^(?:,|and|&|both|as|well|with)$/;

/** "Estmark, Norlund and Sudria have all opened a case": whoever is documented to have is one of several. */
function isDoneTogether(
  { sentence: { tokens, names } }: Reading,
  { slot, trigger }: Candidate,
  index: PackIndex,
): boolean {
  const side = (party: string): string => index.parties.get(party)?.side ?? party;
  const wanted = new Set(slot.agent.map(side));
  const named = names.filter(({ from, entry }) => from <= trigger.top && entry.parties.length > 0);
  const row: typeof named = [];
  for (const name of named.toReversed()) {
    const next = row.at(-1);
    if (
      next !== undefined &&
      !tokens.slice(name.to, next.from).every(({ lower }) => joined.test(lower))
    )
      break;
    row.push(name);
  }
  return (
    row.length > 1 && row.some(({ entry }) => entry.parties.some((id) => wanted.has(side(id))))
  );
}

/** A party before the trigger on another side than the documented one. */
function otherParty(
  reading: Reading,
  { slot, trigger }: Candidate,
  index: PackIndex,
): Fault | null {
  if (slot.agent.length === 0) return null;
  const side = (party: string): string => index.parties.get(party)?.side ?? party;
  const wanted = new Set(slot.agent.map(side));
  const named = reading.sentence.names.filter(({ entry }) => entry.parties.length > 0);
  const acting = named.findLast(({ from }) => from <= trigger.top);
  const party = acting?.entry.parties[0];
  if (acting === undefined || party === undefined || wanted.has(side(party))) return null;
  // Where the name alone points at the fact, whoever is named next may be the one who did it.
  const next = named.find(({ from }) => from >= acting.to)?.entry.parties[0];
  if (trigger.top < acting.to && next !== undefined && wanted.has(side(next))) return null;
  if (index.parties.get(party)?.kind === 'anonymous') return null;
  return {
    ground: 'role',
    value: index.parties.get(party)?.name ?? party,
    from: acting.from,
    to: acting.to,
  };
}
