import type { Fact, Slot } from '../../factbase/pack-schema';
import { addDays, compareDate, type DateMention, weekdayOf } from '../../language/dates';
import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import { assertionOf } from './assertion';
import { type CueMatch, findCues } from './cues';
import { isVerbal, type Link, linksOf, lower } from './date-links';
import { belongingOf } from './foreign';

/** Finds what a sentence says on the pack's days. */
export const compareDates: Comparer = (input) => {
  const { sentence, index } = input;
  const dates = [...sentence.dates, ...daysAfter(input)];
  if (dates.length === 0) return [];
  const cues = [
    ...findCues(sentence.tokens, index, 'date'),
    ...findCues(sentence.tokens, index, 'weekday'),
  ].filter(({ slot }) => index.factsBySlot.has(slot));
  const findings: Finding[] = [];
  const belonging = belongingOf(input);
  for (const date of dates) {
    if (isDuration(sentence.tokens, date)) continue;
    for (const link of linksOf(input, date, cues)) {
      const slot = index.slots.get(link.cue.slot);
      const fact = index.factsBySlot.get(link.cue.slot)?.[0];
      if (slot === undefined || fact === undefined) continue;
      const found = judge(input, slot, fact, date, link, belonging);
      if (found === null) continue;
      findings.push(found);
    }
  }
  return settle(findings);
};

/** One finding for each slot: a day that is right and one that is wrong are told of different things. */
function settle(findings: readonly Finding[]): readonly Finding[] {
  const bySlot = new Map<string, Finding>();
  for (const found of findings) {
    const known = bySlot.get(found.slot);
    if (known === undefined) bySlot.set(found.slot, found);
    else if (known.stance === 'contradicts' && found.stance === 'supports')
      bySlot.set(found.slot, found);
  }
  return [...bySlot.values()];
}

/** "until 25 December", "since Monday": no day on which something happened. */
const isDuration = (tokens: readonly Token[], { from }: DateMention): boolean =>
  /^(?:until|till|since|by|from|before|after|between|to|than|like|through)$/.test(
    lower(tokens, from - 1),
  ) ||
  /^(?:before|after|since|until)$/.test(lower(tokens, from - 2)) ||
  (lower(tokens, from - 1) === 'and' &&
    tokens.slice(Math.max(0, from - 7), from - 1).some(({ lower: word }) => word === 'between'));

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
  const relation = relate(input, fact, date);
  if (relation === null || relation === 'open') return null;
  const base = {
    slot: slot.id,
    fact: fact.id,
    value: tokens
      .slice(date.from, date.to)
      .map(({ text }) => text)
      .join(' '),
    from: Math.min(date.from, link.cue.from),
    to: Math.max(date.to, link.cue.to),
    certainty: link.tight ? 'firm' : 'likely',
  } as const;
  if (belonging.elsewhere && !(belonging.past && isYearSlip(fact, date))) return null;
  const denied = (stated === 'denied') !== isDenied(tokens, link.cue);
  if (relation === 'same') {
    if (!isAgents(input, slot, link.cue)) return null;
    if (!denied) return { ...base, stance: 'supports', ground: 'value' };
    return date.day === null ? null : { ...base, stance: 'contradicts', ground: 'negation' };
  }
  if (denied || !slot.closed || !mayDispute(input, slot, date, link)) return null;
  if (!slot.background && !isAgents(input, slot, link.cue)) return null;
  if (belonging.past && !(belonging.own && isYearSlip(fact, date))) return null;
  if (belonging.foreign && !belonging.past) return null;
  if (date.year !== null && date.year > Number(index.pack.event.sourcesUntil.slice(0, 4)))
    return null;
  const eventYear = Number(index.pack.event.date.slice(0, 4));
  if (isYearSlip(fact, date) && (date.year ?? 0) > eventYear && isAnniversary(tokens)) return null;
  return { ...base, stance: 'contradicts', ground: 'value' };
}

/** A later year's commemoration. */
const isAnniversary = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower: word }) =>
    /^(?:anniversar|memorial|commemorat|later|after|mark)/.test(word),
  );

/** The right day of the wrong year. */
function isYearSlip(fact: Fact, date: DateMention): boolean {
  const day = dayOf(fact);
  return (
    day !== null && date.month === Number(day.slice(5, 7)) && date.day === Number(day.slice(8, 10))
  );
}

function relate(
  { published }: CompareInput,
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
      nextMonth(date, day)
    )
      return 'open';
    return relation;
  }
  if (fact.value.type !== 'weekday') return null;
  const { weekday } = fact.value;
  if (date.weekday !== null) return date.weekday === weekday ? 'same' : 'other';
  if (date.day !== null && date.month !== null && date.year !== null)
    return weekdayOf(isoOf(date.year, date.month, date.day)) === weekday ? 'open' : 'other';
  return 'open';
}

const isoOf = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const nextMonth = (date: DateMention, day: string): boolean =>
  date.month === null && date.year !== null && date.year !== Number(day.slice(0, 4));

/** "discussed the crash on 14 January": the day is that of what is told of the event. */
function isObject({ sentence }: CompareInput, date: DateMention, cue: CueMatch): boolean {
  const { tokens } = sentence;
  if (isVerbal(tokens, cue) || date.from < cue.to) return false;
  if (lower(tokens, date.from - 1) === 'of' || lower(tokens, date.from - 1) === ':') return false;
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
function mayDispute(input: CompareInput, slot: Slot, date: DateMention, link: Link): boolean {
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
  if (date.day === null && date.relative === null && date.weekday === null)
    return date.month !== null && link.tight;
  if (date.weekday !== null && date.day === null) {
    // A bare weekday is of the week before the page: long after, it is of another story.
    if (published === null) return false;
    const age = (Date.parse(published) - Date.parse(index.pack.event.date)) / 86_400_000;
    return link.tight && age >= 0 && age <= 7 && slot.background;
  }
  if (date.relative !== null) return link.tight && published !== null && slot.background;
  return true;
}

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
  const year = date.year ?? Number(sourcesUntil.slice(0, 4));
  return date.year !== null
    ? isoOf(year, date.month, date.day) > sourcesUntil
    : date.month > 1 && date.month < 12;
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

/** A doer is named and it is not the one whose act the slot dates. */
function isAgents({ sentence, index }: CompareInput, slot: Slot, cue: CueMatch): boolean {
  if (slot.agent.length === 0) return true;
  const sides = new Set(slot.agent.map((id) => index.parties.get(id)?.side ?? id));
  const clause = sentence.parse.clauses.find(
    ({ head, group }) => head === cue.from || group === cue.from,
  );
  const subject = clause?.passive === true ? clause.by : (clause?.subject ?? null);
  const named = sentence.names.filter(({ entry }) => entry.parties.length > 0 && !entry.demonym);
  const doer =
    subject === null || subject === undefined
      ? named.filter(({ to }) => to <= cue.from).at(-1)
      : named.find(({ from, to }) => from <= subject && subject < to);
  if (doer === undefined) return true;
  return doer.entry.parties.some((id) => sides.has(index.parties.get(id)?.side ?? id));
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

const counted = new Map<string, number>(
  'a the one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at): [string, number] => [word, Math.max(1, at - 1)]),
);

/** "three days after the crash": a day counted from that of a background slot. */
function daysAfter({ sentence, index }: CompareInput): readonly DateMention[] {
  const { tokens } = sentence;
  const mentions: DateMention[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.lower !== 'after' || !/^(?:days?|weeks?)$/.test(lower(tokens, at - 1))) continue;
    const word = lower(tokens, at - 2);
    const count = /^\d{1,2}$/.test(word) ? Number(word) : counted.get(word);
    if (
      count === undefined ||
      /^(?:than|about|nearly|almost|some|least|first)$/.test(lower(tokens, at - 3))
    )
      continue;
    const event = findCues(tokens, index, 'date').find(
      ({ slot, from }) => index.slots.get(slot)?.background === true && from > at && from <= at + 5,
    );
    const fact = event === undefined ? undefined : index.factsBySlot.get(event.slot)?.[0];
    const day = fact === undefined ? null : dayOf(fact);
    if (event === undefined || day === null) continue;
    const length = lower(tokens, at - 1).startsWith('week') ? 7 : 1;
    const iso = addDays(day, count * length);
    mentions.push({
      from: at - 2,
      to: event.to,
      day: Number(iso.slice(8, 10)),
      month: Number(iso.slice(5, 7)),
      year: Number(iso.slice(0, 4)),
      weekday: null,
      relative: null,
    });
  }
  return mentions;
}
