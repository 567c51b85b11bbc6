import type { DateMention } from '../../language/dates';
import type { AnnotatedSentence } from '../annotate';
import type { CompareInput } from '../finding';
import type { PackIndex } from '../pack-index';
import { findCues } from './cues';
import { calendarDay, dayLine } from './date-anchors';
import { isAgents } from './date-doers';
import { isVerbal, type Link, lower } from './date-links';

/** What a sentence leaves in mind of days. */
export interface Dated {
  /** The last calendar day that it names, ISO 8601, or null. */
  readonly day: string | null;
  /** Slots that ask for a day and whose deed it tells. */
  readonly told: readonly string[];
  /** The last line that was nothing but a date: the page's own day, where nothing else gives it. */
  readonly line: string | null;
}

/** Of no sentence. */
export const nothingDated: Dated = { day: null, told: [], line: null };

/** What a sentence leaves in mind of days, with what was in mind before. */
export function datedIn(sentence: AnnotatedSentence, index: PackIndex): Dated {
  const last = sentence.dates.findLast(({ day, month }) => day !== null && month !== null);
  return {
    day: last === undefined ? null : calendarDay(last, index),
    told: toldIn(sentence, index),
    line: dayLine(sentence),
  };
}

function toldIn(sentence: AnnotatedSentence, index: PackIndex): readonly string[] {
  const { tokens, parse } = sentence;
  const told = new Set<string>();
  for (const cue of [...findCues(tokens, index, 'date'), ...findCues(tokens, index, 'weekday')]) {
    const slot = index.slots.get(cue.slot);
    if (slot === undefined || !index.factsBySlot.has(cue.slot) || told.has(cue.slot)) continue;
    if (slot.type === 'weekday' && !cue.partnered) continue;
    const clause = parse.clauses[parse.clauseOf[cue.from] ?? -1];
    if (slot.background === true && !isVerbal(tokens, cue)) continue;
    if (clause?.negated === true || !isAgents({ sentence, index }, slot, cue)) continue;
    told.add(cue.slot);
  }
  return [...told];
}

const pronoun = /^(?:it|that|this|they|he|she)$/;
const standIn = /^(?:be|happen|occur|come|take|do|fall|follow|make|have)$/;
const counted = /^(?:later|on|after|before|next|following)$/;
const between = /^(?:place|so|it|that|this|about|on|in|at|the|a|an|,|early|late|only|already)$/;

/** "It happened on 25 December", "Three days later he did": a deed that only the sentence before names. */
export function toldBefore(
  { sentence: { tokens }, index, discourse }: CompareInput,
  date: DateMention,
): Link | null {
  // What is counted from a deed is the day of another.
  if (tokens.slice(date.from, date.to).some(({ lower: word }) => counted.test(word))) return null;
  const first = date.from <= 2 && !pronoun.test(lower(tokens, 0)) ? date.to : 0;
  let at = first;
  while (/^(?:,|and|but|then|so)$/.test(lower(tokens, at))) at++;
  const subject = lower(tokens, at);
  if (!pronoun.test(subject)) return null;
  const end = first === 0 ? date.from : tokens.length;
  let verb = -1;
  for (let place = at + 1; place < end; place++) {
    const token = tokens[place];
    if (token === undefined || /^[.!]$/.test(token.lower)) break;
    if (/^(?:not|n't|never)$/.test(token.lower)) return null;
    if (token.pos === 'VERB' || token.pos === 'AUX') {
      if (!standIn.test(token.lemma)) return null;
      verb = place;
    } else if (token.pos !== 'ADV' && !between.test(token.lower)) return null;
  }
  if (verb < 0) return null;
  const { told } = discourse.dated;
  const slots = /^(?:he|she)$/.test(subject)
    ? told.filter((id) => (index.slots.get(id)?.agent.length ?? 0) > 0)
    : told;
  const [slot] = slots;
  if (slot === undefined || slots.length > 1) return null;
  return { cue: { slot, from: verb, to: verb + 1, partnered: true }, tight: false };
}
