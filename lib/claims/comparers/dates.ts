import type { Fact, Slot } from '../../factbase/pack-schema';
import { addDays, daysBetween, isoOf, weekdayOf } from '../../language/calendar';
import { compareDate, type DateMention } from '../../language/dates';
import { type Token, textBetween } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import { assertionOf } from './assertion';
import { type CueMatch, findCues } from './cues';
import { calendarDay, countedDays, datelineOf } from './date-anchors';
import { isAgents } from './date-doers';
import { isVerbal, type Link, linksOf, lower } from './date-links';
import { toldBefore } from './date-told';
import { belongingOf } from './foreign';

/** Finds what a sentence says on the pack's days. */
export const compareDates: Comparer = (input) => {
  const { sentence, index } = input;
  const dates = [...sentence.dates, ...countedDays(input)];
  if (dates.length === 0) return [];
  const cues = [
    ...findCues(sentence.tokens, index, 'date'),
    ...findCues(sentence.tokens, index, 'weekday'),
  ].filter(({ slot }) => index.factsBySlot.has(slot));
  const findings: Dating[] = [];
  const belonging = belongingOf(input);
  const dateline = datelineOf(sentence);
  for (const date of dates) {
    if (date === dateline || isDuration(sentence.tokens, date)) continue;
    const links = linksOf(input, date, cues);
    const before = links.length === 0 ? toldBefore(input, date) : null;
    for (const link of before === null ? links : [before]) {
      const slot = index.slots.get(link.cue.slot);
      const fact = index.factsBySlot.get(link.cue.slot)?.[0];
      if (slot === undefined || fact === undefined) continue;
      const found = judge(input, slot, fact, date, link, belonging);
      if (found === null) continue;
      findings.push({ found, wide: isWide(date) });
    }
  }
  return settle(findings);
};

interface Dating {
  readonly found: Finding;
  /** It leaves open which day. */
  readonly wide: boolean;
}

/**
 * One finding for each slot: a day that is right and one that is wrong are told of different things, and a day
 * tells more than a month.
 */
function settle(findings: readonly Dating[]): readonly Finding[] {
  const bySlot = new Map<string, Dating>();
  for (const one of findings) {
    const known = bySlot.get(one.found.slot);
    const better =
      known === undefined ||
      (known.wide && !one.wide) ||
      (known.wide === one.wide &&
        known.found.stance === 'contradicts' &&
        one.found.stance === 'supports');
    if (better) bySlot.set(one.found.slot, one);
  }
  return [...bySlot.values()].map(({ found }) => found);
}

/** "until 25 December", "since Monday", "by the evening of the 28th": no day on which something happened. */
const isDuration = (tokens: readonly Token[], { from }: DateMention): boolean =>
  (/^(?:until|till|since|by|from|before|after|between|to|than|like|through)$/.test(
    lower(tokens, from - 1),
  ) &&
    !isOnset(tokens, from - 1)) ||
  (/^(?:before|after|since|until|by|to)$/.test(lower(tokens, from - 2)) &&
    !isOnset(tokens, from - 2)) ||
  /\b(?:by|until|since|before|after|from) (?:the |late |early )?(?:morning|evening|night|afternoon|end|close|eve) of (?:the )?$/.test(
    `${tokens
      .slice(Math.max(0, from - 6), from)
      .map(({ lower: word }) => word)
      .join(' ')} `,
  ) ||
  (lower(tokens, from - 1) === 'and' &&
    tokens.slice(Math.max(0, from - 7), from - 1).some(({ lower: word }) => word === 'between'));

/** "not until 3 January", "it took until …": the day on which it came after all. */
const isOnset = (tokens: readonly Token[], at: number): boolean =>
  /^(?:until|till)$/.test(lower(tokens, at)) &&
  tokens
    .slice(Math.max(0, at - 5), at)
    .some(({ lower: word }) => /^(?:not|n't|took|takes|waited|waits)$/.test(word));

/** The day of a fact, or null. */
const dayOf = (fact: Fact): string | null => (fact.value.type === 'date' ? fact.value.date : null);

function judge(
  input: CompareInput,
  slot: Slot,
  fact: Fact,
  date: DateMention,
  link: Link,
  belonging: ReturnType<typeof belongingOf>,
): Finding | null {
  const { sentence, index } = input;
  const { tokens } = sentence;
  const stated = assertionOf(input, date.from, date.to);
  if (stated === 'open' || isUnreal(tokens, link.cue)) return null;
  // "issued no demands, it says on 29 December"
  if (sentence.parse.phraseNegated[link.cue.from] === true) return null;
  const relation = relate(input, fact, date);
  if (relation === null || relation === 'open') return null;
  const base = {
    slot: slot.id,
    fact: fact.id,
    value: textBetween(tokens, date.from, date.to),
    from: Math.min(date.from, link.cue.from),
    to: Math.max(date.to, link.cue.to),
    certainty: link.tight && !isWide(date) ? 'firm' : 'likely',
  } as const;
  if (belonging.elsewhere && !(belonging.past && isYearSlip(fact, date))) return null;
  const denied = (stated === 'denied') !== isDenied(tokens, link.cue);
  if (relation === 'same') {
    if (!isAgents(input, slot, link.cue)) return null;
    if (!denied) return { ...base, stance: 'supports', ground: 'value' };
    return date.day === null ? null : { ...base, stance: 'contradicts', ground: 'negation' };
  }
  if (denied || !slot.closed || !mayDispute(input, slot, date, link, dayOf(fact))) return null;
  if (!slot.background && !isAgents(input, slot, link.cue)) return null;
  if (belonging.past && !(belonging.own && isYearSlip(fact, date))) return null;
  if (belonging.foreign && !belonging.past) return null;
  if (date.year !== null && date.year > Number(index.pack.event.sourcesUntil.slice(0, 4)))
    return null;
  const eventYear = Number(index.pack.event.date.slice(0, 4));
  if (isYearSlip(fact, date) && (date.year ?? 0) < eventYear && !isSlip(tokens, date, eventYear))
    return null;
  if (isYearSlip(fact, date) && (date.year ?? 0) > eventYear && isAnniversary(tokens)) return null;
  return { ...base, stance: 'contradicts', ground: 'value' };
}

/** More days than one may be meant. */
const isWide = ({ day, weekday, relative }: DateMention): boolean =>
  day === null && weekday === null && relative === null;

/** A later year's commemoration. */
const isAnniversary = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower: word }) =>
    /^(?:anniversar|memorial|commemorat|later|after|mark)/.test(word),
  );

/** A year that somebody got wrong, not one in which something else happened on that day. */
const isSlip = (tokens: readonly Token[], { year }: DateMention, eventYear: number): boolean =>
  year === null ||
  (eventYear - year <= 3 && !tokens.some(({ lower: word }) => /^(?:;|later|ago)$/.test(word)));

/** The right day of the wrong year. */
function isYearSlip(fact: Fact, date: DateMention): boolean {
  const day = dayOf(fact);
  return (
    day !== null && date.month === Number(day.slice(5, 7)) && date.day === Number(day.slice(8, 10))
  );
}

function relate(
  { published, index, sentence: { tokens } }: CompareInput,
  fact: Fact,
  date: DateMention,
): 'same' | 'other' | 'open' | null {
  const day = dayOf(fact);
  if (day !== null) {
    const relation = compareDate(date, day, published);
    // Between Christmas and New Year a month or year alone says nothing against a day beside it.
    if (
      relation === 'other' &&
      date.day === null &&
      date.weekday === null &&
      date.relative === null &&
      date.stretch === null &&
      nextMonth(date, day)
    )
      return 'open';
    if (relation === 'open' && isDefinite(tokens, date))
      return date.weekday === weekdayOf(day) ? 'same' : 'other';
    return relation;
  }
  if (fact.value.type !== 'weekday') return null;
  const { weekday } = fact.value;
  if (date.weekday !== null) return date.weekday === weekday ? 'same' : 'other';
  const { date: first, sourcesUntil } = index.pack.event;
  const meant =
    date.relative !== null && published !== null
      ? addDays(published, date.relative)
      : calendarDay(date, index);
  if (meant === null || meant < first || (date.year === null && meant > sourcesUntil))
    return 'open';
  return weekdayOf(meant) === weekday ? 'open' : 'other';
}

/** "on the Thursday", "a Sunday morning": no other week's day is meant than that of the events told. */
const isDefinite = (
  tokens: readonly Token[],
  { from, weekday, day, stretch }: DateMention,
): boolean =>
  weekday !== null &&
  day === null &&
  stretch === null &&
  /^(?:the|a)$/.test(lower(tokens, from - 1)) &&
  !/s$/.test(lower(tokens, from));

const nextMonth = (date: DateMention, day: string): boolean =>
  date.month === null && date.year !== null && date.year !== Number(day.slice(0, 4));

/** "discussed the crash on 14 January": the day is that of what is told of the event. */
function isObject({ sentence }: CompareInput, date: DateMention, cue: CueMatch): boolean {
  const { tokens } = sentence;
  if (isVerbal(tokens, cue) || date.from < cue.to) return false;
  if (lower(tokens, date.from - 1) === 'of' || lower(tokens, date.from - 1) === ':') return false;
  if (/^(?:was|were|happened|occurred|came)$/.test(lower(tokens, cue.to))) return false;
  for (let at = 0; at < cue.from; at++) {
    const { pos, lower: word } = tokens[at] ?? { pos: '', lower: '' };
    if (pos === 'VERB' && !/^(?:was|were|is|says?|said|was|reports?)$/.test(word)) return true;
  }
  const verb = tokens.slice(date.to).findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return verb < 0 && date.day === null;
}

const vehicle =
  /^(?:plane|jet|airliner|aircraft|flight|liner|airplane|it|crash|machine|which|that)$/;

const figurative = /^(?:fell|falls|lost|struck|fall)$/;

/** Verbs that much else does too want the thing that fell or was lost. */
function isFigurative({ sentence }: CompareInput, cue: CueMatch): boolean {
  const { tokens, names } = sentence;
  if (!figurative.test(lower(tokens, cue.from))) return false;
  return (
    !tokens.some(({ lower: word }) => vehicle.test(word) && word !== 'it' && word !== 'that') &&
    !names.some(({ entry }) => entry.things.length > 0)
  );
}

/** A weekday stands where a day is told: "on Friday", "a Friday", "Friday, 3 January". */
const isPlaced = (tokens: readonly Token[], { from }: DateMention): boolean =>
  from === 0 ||
  /^(?:on|a|an|the|that|of|,|is|was|last|this|early|late|:|—|–|-)$/.test(lower(tokens, from - 1));

/** Whether another day than ours is surely that of the slot. */
function mayDispute(
  input: CompareInput,
  slot: Slot,
  date: DateMention,
  link: Link,
  day: string | null,
): boolean {
  const { index, published } = input;
  if (slot.background && (isObject(input, date, link.cue) || isFigurative(input, link.cue)))
    return false;
  if (slot.type === 'weekday')
    return (
      !isOtherOccasion(input, slot, date) &&
      isPlaced(input.sentence.tokens, date) &&
      link.cue.partnered &&
      !isLater(input, date) &&
      !othersSpeak(input, slot)
    );
  if (isAlternative(input.sentence.tokens, date)) return false;
  const { date: first, sourcesUntil } = index.pack.event;
  if (date.relative !== null || date.stretch?.of === 'page')
    return (
      link.tight &&
      published !== null &&
      published >= first &&
      (slot.background || published <= sourcesUntil)
    );
  if (date.stretch !== null) return link.tight;
  if (date.day === null && date.weekday === null) return date.month !== null && link.tight;
  if (date.weekday !== null && date.day === null) {
    if (isDefinite(input.sentence.tokens, date)) return link.tight;
    // A bare weekday is of the week before the page: long after, it is of another story.
    if (published === null || day === null) return false;
    const age = daysBetween(day, published);
    return link.tight && age >= 0 && age < 7;
  }
  return true;
}

/** "on Tuesday or Wednesday": either may be right. */
const isAlternative = (tokens: readonly Token[], { from, to }: DateMention): boolean =>
  lower(tokens, to) === 'or' ||
  tokens.slice(Math.max(0, from - 3), from).some(({ lower: word }) => word === 'or');

/** The same speaker is documented to have spoken on another day too. */
function isOtherOccasion({ index }: CompareInput, slot: Slot, date: DateMention): boolean {
  const { weekday } = date;
  return (
    weekday !== null &&
    slot.agent.some((party) => {
      const slots = index.values.slotsByActor(weekday, party);
      return slots.size > (slots.has(slot.id) ? 1 : 0);
    })
  );
}

/** A day after the sources' last. */
function isLater({ index }: CompareInput, date: DateMention): boolean {
  if (date.day === null || date.month === null) return false;
  const { sourcesUntil } = index.pack.event;
  return date.year === null
    ? calendarDay(date, index) === null
    : isoOf(date.year, date.month, date.day) > sourcesUntil;
}

/** Somebody else than the slot's speaker is named who may be the one that spoke that day. */
function othersSpeak({ sentence, index }: CompareInput, slot: Slot): boolean {
  return sentence.names.some(({ entry }) =>
    entry.parties.some((id) => {
      const party = index.parties.get(id);
      return party?.kind === 'person' && !slot.agent.includes(id);
    }),
  );
}

function isDenied(tokens: readonly Token[], cue: CueMatch): boolean {
  if (!isVerbal(tokens, cue)) return false;
  for (let at = cue.from - 1; at >= Math.max(0, cue.from - 3); at--)
    if (/^(?:not|n't|never)$/.test(lower(tokens, at))) return true;
  return false;
}

/** Demanded, awaited or planned: no day on which it was done. */
function isUnreal(tokens: readonly Token[], cue: CueMatch): boolean {
  for (let at = Math.max(0, cue.from - 5); at < cue.from; at++)
    if (
      /^(?:demand|want|await|expect|call|refuse|would|could|should|might|may|will|if|ask|plan|due)/.test(
        lower(tokens, at),
      ) &&
      tokens[at]?.pos !== 'NOUN'
    )
      return true;
  return false;
}
