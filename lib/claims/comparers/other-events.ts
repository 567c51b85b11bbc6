import type { AnnotatedSentence } from '../annotate';
import type { PackIndex } from '../pack-index';
import { identityOf, isStrangePlace, namedIn, readEntry } from './event-identity';

/** Whose event a sentence tells: this one's, another's, or no one's in particular. */
export type EventTold = 'own' | 'other' | null;

/** Words for what befalls people and vehicles. */
const calamities = new Set(
  (
    'crash sink down shoot kill die collide overrun explode wreck destroy drown disaster accident catastrophe ' +
    'tragedy lose burst earthquake flood derail bomb burn perish hijack capsize avalanche eruption massacre'
  ).split(' '),
);

const placing = new Set(['at', 'near', 'in', 'off', 'over', 'outside']);
const widestPlace = 6;

/**
 * Reads whose event a sentence tells, by its names and days. It is another's where it tells of a calamity with
 * another's vehicle, carrier or year, or at a place that has nothing to do with this event.
 */
export function eventToldIn(sentence: AnnotatedSentence, index: PackIndex): EventTold {
  if (namesOwn(sentence, index)) return 'own';
  if (isOfOtherKind(sentence, index)) return 'other';
  const { tokens } = sentence;
  const befell = [...tokens.keys()].filter((at) => isCalamity(sentence, at));
  if (befell.length === 0) return null;
  const identity = identityOf(index);
  const reads = sentence.names.map(({ entry }) => readEntry(entry, identity, index));
  if (reads.includes('foreign') || isPast(sentence, identity.years[0])) return 'other';
  return befell.some((at) => isElsewhere(sentence, index, at)) ? 'other' : null;
}

const isCalamity = ({ tokens }: AnnotatedSentence, at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || !calamities.has(token.lemma)) return false;
  if (token.lower !== 'down') return true;
  return token.pos === 'VERB' || /^(?:come|go|bring)$/.test(tokens[at - 1]?.lemma ?? '');
};

/** "crashed near X": a strange place soon after what befell. */
function isElsewhere(sentence: AnnotatedSentence, index: PackIndex, from: number): boolean {
  const { tokens, names } = sentence;
  const identity = identityOf(index);
  const named = namedIn(sentence);
  for (let at = from + 1; at <= Math.min(tokens.length - 1, from + widestPlace); at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT') return false;
    if (!placing.has(tokens[at - 1]?.lower ?? '')) continue;
    const name = names.find((one) => one.from === at);
    if (name !== undefined && readEntry(name.entry, identity, index) === 'strange') return true;
    if (isStrangePlace(tokens, at, named)) return true;
  }
  return false;
}

/** Whether a year before the event is named, or one that was named before is meant ("that year"). */
export function isPast({ tokens, dates }: AnnotatedSentence, first: number): boolean {
  return (
    dates.some(({ year }) => year !== null && year < first) ||
    tokens.some(
      ({ lower }, at) =>
        (/^(?:19|20)\d\d$/.test(lower) && Number(lower) < first) ||
        (lower === 'that' && /^(?:year|summer|autumn)$/.test(tokens[at + 1]?.lower ?? '')),
    )
  );
}

const otherKinds =
  'earthquake tsunami avalanche hurricane tornado landslide wildfire submarine volcano flood'.split(
    ' ',
  );

/** Whether it tells of a calamity of another kind than any that the pack speaks of. */
export const isOfOtherKind = ({ tokens }: AnnotatedSentence, index: PackIndex): boolean =>
  tokens.some(
    ({ lemma }) =>
      otherKinds.includes(lemma) &&
      !index.pack.slots.some(({ cues }) => cues.some((cue) => cue.includes(lemma))),
  );

/** Whether it names what only this event has: its vehicle, its carrier, a place of it, its day. */
export function namesOwn(sentence: AnnotatedSentence, index: PackIndex): boolean {
  const identity = identityOf(index);
  const { tokens, names, dates } = sentence;
  const [year, month, day] = index.pack.event.date.split('-').map(Number);
  const isDay = dates.some(
    (date) =>
      date.month === month && date.day === day && (date.year === null || date.year === year),
  );
  return (
    isDay ||
    names.some(({ from, entry }) => {
      if (readEntry(entry, identity, index) !== 'own') return false;
      const speaks = entry.parties.length > 0 && entry.things.length === 0;
      return !speaks || tokens[from - 1]?.pos === 'ADP';
    })
  );
}
