import { compareMention } from '../claims/compare-mention';
import { countsPart } from '../claims/comparers/parts-of-people';
import { eventTokens } from '../claims/comparers/things';
import type { Finding } from '../claims/finding';
import type { Mention } from '../claims/mentions';
import type { PackIndex } from '../claims/pack-index';
import type { Reading } from '../claims/reading';
import type { Fact, Slot } from '../factbase/pack-schema';
import { clauseAt, isNegated, isUnreal } from './denial';

/** Token indices, end exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Whether a mention, though its value differs from the fact's, is not what the page gives for the slot. */
export const isNoAnswer = (
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
      isIntended(reading, mention) ||
      isLeftForIt(reading, fact, slot, index) ||
      isOfOtherPlace(reading, slot, index))) ||
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
  reading.mentions.some(({ mention }) => {
    const relation = compareMention(mention, fact, slot, index, reading.published);
    return (
      (relation === 'equal' || (relation === 'narrower' && isLater(reading, mention))) &&
      !isNegated(reading, mention.from)
    );
  });

/** "and later to Hollin". */
const isLater = ({ sentence: { tokens } }: Reading, { from }: Stretch): boolean =>
  tokens
    .slice(Math.max(0, from - 5), from)
    .some(({ lower }) => /^(?:later|then|finally|ultimately|eventually)$/.test(lower));

/** "the crew decided to go back to Sorvik": where somebody meant to go is not where they went. */
const isIntended = ({ sentence: { tokens } }: Reading, { from }: Stretch): boolean =>
  tokens
    .slice(Math.max(0, from - 6), from)
    .some(({ lemma }) =>
      /^(?:decide|plan|want|ask|try|attempt|intend|opt|consider|choose|hope|option)$/.test(lemma),
    );

/**
 * A slot that tells of one place ("Tarnby is the capital of Fennia"), in a sentence that does not name it or that
 * says so of another ("Hollin, the capital of Estmark").
 */
function isOfOtherPlace({ sentence }: Reading, { cues }: Slot, index: PackIndex): boolean {
  if (cues.length === 0) return false;
  const words = cues.map((cue) => cue.split('+').at(-1) ?? cue);
  const about = [...index.places.values()].find(({ names }) =>
    names.some((name) => words.every((word) => word === name.toLowerCase())),
  );
  if (about === undefined) return false;
  const named = sentence.names.filter(({ entry }) => entry.places.length > 0);
  const isAbout = ({ entry }: (typeof named)[number]): boolean => entry.places.includes(about.id);
  const apposed = named.find(
    ({ to }) =>
      sentence.tokens[to]?.lower === ',' &&
      sentence.tokens
        .slice(to + 1, to + 6)
        .some(({ lower }) => /^(?:capital|city|town|cent(?:er|re))$/.test(lower)),
  );
  return !named.some(isAbout) || (apposed !== undefined && !isAbout(apposed));
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
export const isTaken = (mention: Mention, slot: Slot, backing: readonly Finding[]): boolean =>
  slot.type === 'count' &&
  backing.some(
    (finding) =>
      finding.slot !== slot.id && finding.from <= mention.from && mention.to <= finding.to,
  );
