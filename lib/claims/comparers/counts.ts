import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import { assertionOf } from './assertion';
import { type CountSlot, countSlots } from './count-slots';
import { type CueMatch, findCues } from './cues';
import { belongingOf } from './foreign';
import { findQuantities, type Quantity } from './quantities';

/** Words for people as such, of whom the number is the number of people. */
const persons = new Set(
  'people person persons soul souls individual individuals human humans being beings life lives those them us others poeple peoples names'.split(
    ' ',
  ),
);
/** Words that may stand between a figure and its noun. */
const linking = new Set(['DET', 'ADJ', 'PRON']);
const beforeHead = new Set(
  'of the those these its their his her our other in all full total whole more further such respective'.split(
    ' ',
  ),
);
const boundaries = new Set([
  ',',
  ';',
  ':',
  '.',
  '/',
  '|',
  '-',
  '–',
  '—',
  '!',
  '?',
  '(',
  ')',
  '...',
  '…',
  'and',
  'but',
  'while',
  'whereas',
  'when',
  'because',
  'although',
  'though',
  'after',
  'before',
  'as',
  'with',
  'if',
  'than',
  'until',
  'so',
  'since',
  'for',
  'by',
]);
/** Verbs that may stand between people and what became of them. */
const lightVerbs = new Set(
  'be have come get make walk crawl carry go lose find leave take believe fear presume report say know confirm think count feared reported declare do remain emerge manage pull bring travel sit fly can could may might must would will board'.split(
    ' ',
  ),
);
const denials = new Set(['not', "n't", 'never', 'neither', 'nor', 'unable', 'without', 'no']);
const failing = new Set(['fail', 'failed', 'fails', 'failing']);

/** Verbs under which a counted noun still names all of them. */
const totalVerbs = new Set(
  'be report confirm count know remain fear presume believe say'.split(' '),
);

interface Reading extends CompareInput {
  readonly cueAt: ReadonlyMap<number, readonly CueMatch[]>;
  /** Cues of slots that count what somebody did, by token. */
  readonly deedAt: ReadonlyMap<number, string>;
  readonly quantities: readonly Quantity[];
  readonly startsQuantity: ReadonlySet<number>;
  readonly slots: ReadonlyMap<string, CountSlot>;
  readonly wholes: ReadonlySet<string>;
}

/** What a quantity counts, as the words around it say. */
interface Filled {
  readonly slot: string;
  readonly quantity: Quantity;
  /** Last token that carries it, end exclusive. */
  readonly to: number;
  readonly from: number;
  /** The words assert the number of all: not of some among them. */
  readonly total: boolean;
}

/** Finds what a sentence says on the pack's count slots. */
export const compareCounts: Comparer = (input) => {
  const { sentence, index } = input;
  const slots = countSlots(index);
  if (slots.size === 0) return [];
  const cues = findCues(sentence.tokens, index, 'count');
  if (cues.length === 0) return [];
  const quantities = findQuantities(sentence.tokens, sentence.numbers);
  if (quantities.length === 0) return [];
  const cueAt = new Map<number, CueMatch[]>();
  const deedAt = new Map<number, string>();
  for (const cue of cues) {
    const counted = slots.get(cue.slot);
    if (counted === undefined) continue;
    if (isDeed(counted, slots)) {
      deedAt.set(cue.from, cue.slot);
      continue;
    }
    const known = cueAt.get(cue.from);
    if (known === undefined) cueAt.set(cue.from, [cue]);
    else known.push(cue);
  }
  const wholes = new Set<string>();
  for (const { whole } of slots.values()) if (whole !== null) wholes.add(whole.id);
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
      if (found === null) continue;
      if (
        found.stance === 'contradicts' &&
        (belonging.foreign || isOutlandish(found, belonging.own, reading, filled))
      )
        continue;
      findings.push(found);
    }
  return findings;
};

/** Neither a whole nor a part of one: it counts those to whom something was done. */
const isDeed = (slot: CountSlot, slots: ReadonlyMap<string, CountSlot>): boolean =>
  slot.whole === null && ![...slots.values()].some(({ whole }) => whole?.id === slot.id);

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

/** More people than the event had at all, where nothing says that this event is meant. */
function isOutlandish(found: Finding, own: boolean, reading: Reading, filled: Filled): boolean {
  if (own) return false;
  const slot = reading.slots.get(found.slot);
  const whole = (slot?.whole ?? slot)?.count ?? 0;
  return !filled.quantity.share && filled.quantity.low > whole;
}

const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** The slots that a quantity fills; none where the words do not tell. */
function fill(reading: Reading, quantity: Quantity, order: number): readonly Filled[] {
  const { tokens } = reading.sentence;
  if (isMeasure(tokens, quantity) || isRatio(tokens, quantity)) return [];
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
    // "No victims" is said of many a thing beside the event.
    const remainder = reading.index.slots.get(phrase.slot)?.derive !== undefined;
    if (quantity.kind === 'number' || (quantity.kind === 'none' && remainder))
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
  if (left !== null && !reading.wholes.has(left.slot)) {
    // Who saves some need not have saved all; what kills has killed all who died.
    const rest = reading.index.slots.get(left.slot)?.derive !== undefined && left.active;
    const deed = reading.deedAt.get(left.from);
    if (deed !== undefined) add(deed, phrase.to, true, left.from);
    const bound = boundedBy(tokens, left.from, quantity);
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
      ahead.total || quantity.kind !== 'number' || quantity.share || definite(tokens, quantity),
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

/** "passengers: 62" need not be all who were there. */
const isRole = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.pos === 'NOUN' || tokens[at]?.pos === 'PROPN';

/** "with 67 people on board", "had 67 aboard", "there were 67 …". */
const hasHolder = (tokens: readonly Token[], quantity: Quantity): boolean =>
  /^(?:with|had|has|have|carrying|were|was|are|all|the|held|-|:|—|–|)$/.test(
    lower(tokens, quantity.from - 1),
  );

/** "For every three who survived, four died"; "nine more people"; "twice nineteen". */
function isRatio(tokens: readonly Token[], quantity: Quantity): boolean {
  const before = lower(tokens, quantity.from - 1);
  if (/^(?:every|each|twice|thrice|times|another)$/.test(before)) return true;
  if (quantity.kind === 'all' && before === 'for') return true;
  if (/^(?:more|fewer|times)$/.test(lower(tokens, quantity.to))) return true;
  for (let at = 0; at < quantity.from; at++)
    if (/^(?:for|of|about)$/.test(lower(tokens, at)) && lower(tokens, at + 1) === 'every')
      return true;
  return false;
}

const sameCount = (reading: Reading, slot: string, quantity: Quantity): boolean => {
  const count = reading.slots.get(slot)?.count ?? -1;
  return quantity.low <= count && count <= quantity.high;
};

/** "never rose above forty", "did not reach 30": what a denied figure leaves. */
function boundedBy(tokens: readonly Token[], from: number, quantity: Quantity): Quantity | null {
  let denied = 0;
  if (
    /^(?:exceed|surpass|top|pass)/.test(lower(tokens, quantity.from - 1)) &&
    quantity.exact &&
    !quantity.share
  ) {
    const negated = tokens.slice(from, quantity.from).some(({ lower: word }) => denials.has(word));
    if (!negated)
      return { ...quantity, low: quantity.low + 1, high: Number.POSITIVE_INFINITY, exact: false };
  }
  for (let at = from; at < quantity.from; at++) if (denials.has(lower(tokens, at))) denied++;
  if (denied % 2 === 0 || quantity.share) return quantity;
  if (quantity.high === Number.POSITIVE_INFINITY)
    return { ...quantity, low: 0, high: quantity.low - 1, exact: false };
  if (/^(?:reach|hit|exceed|pass|cross|top)/.test(lower(tokens, quantity.from - 1)))
    return { ...quantity, low: 0, high: quantity.high, exact: false };
  return null;
}

/** The number of one of the parts, so that what is named as the whole is that part. */
const isOtherCount = (reading: Reading, quantity: Quantity, whole: string): boolean =>
  [...reading.slots.values()].some(({ id, count }) => id !== whole && count === quantity.low);

/** The 67 in "38 of the 67". */
function isWholeOf(reading: Reading, quantity: Quantity, order: number): boolean {
  const { tokens } = reading.sentence;
  const part = reading.quantities[order - 1];
  if (part === undefined || quantity.kind !== 'number') return false;
  let joined = part.kind === 'all' && part.to === quantity.from;
  for (let at = part.to; at < quantity.from; at++) {
    const word = lower(tokens, at);
    if (word === 'of') joined = true;
    else if (!/^(?:out|all|the|those|its|their|these|whole|lives)$/.test(word)) return false;
  }
  return joined;
}

/** "Of the 37 Azerbaijani passengers, … 14 survived": parts of a part. */
function isPartOfOther(reading: Reading, order: number): boolean {
  const { tokens } = reading.sentence;
  for (const [place, frame] of reading.quantities.entries()) {
    if (place >= order) return false;
    const opener = lower(tokens, frame.from - 1) === 'the' ? frame.from - 2 : frame.from - 1;
    if (lower(tokens, opener) !== 'of' || !/^(?:|[,;:])$/.test(lower(tokens, opener - 1))) continue;
    const phrase = readPhrase(reading, frame, place);
    if (phrase.kind !== 'people') return true;
  }
  return false;
}

/** Ages, seats, clock times and the like: a figure that is no number of people. */
function isMeasure(tokens: readonly Token[], quantity: Quantity): boolean {
  if (quantity.kind !== 'number') return false;
  const after = lower(tokens, quantity.to);
  for (let at = Math.max(0, quantity.from - 10); at < quantity.from; at++)
    if (/^(?:age|aged|ages)$/.test(lower(tokens, at))) return true;
  if (isHypothetical(tokens, quantity.from - 4, quantity.from)) return true;
  const hyphened = after === '-' && tokens[quantity.to]?.from === tokens[quantity.to - 1]?.to;
  if (hyphened && tokens[quantity.to + 1]?.from === tokens[quantity.to]?.to) return true;
  if (
    lower(tokens, quantity.from - 1) === ',' &&
    (after === ',' || after === '') &&
    tokens[quantity.from - 2]?.pos === 'PROPN'
  )
    return true;
  if (
    /^(?:under|over|aged)$/.test(lower(tokens, quantity.from)) &&
    /^(?:was|were|is|are)$/.test(lower(tokens, quantity.from - 1))
  )
    return true;
  return /^(?:under|over|flight|row|rows|seat|seats|aged|page|no\.?|number|article|room|gate|chapter|paragraph|version|day|age)$/.test(
    lower(tokens, quantity.from - 1),
  );
}

const definite = (tokens: readonly Token[], quantity: Quantity): boolean =>
  /^(?:the|all|only|just|those|its|their|these)$/.test(lower(tokens, quantity.from - 1));

type Phrase =
  | { readonly kind: 'other' }
  | {
      readonly kind: 'slot';
      readonly slot: string;
      readonly to: number;
      readonly partitive: boolean;
    }
  | {
      readonly kind: 'people';
      readonly to: number;
      /** No noun follows the figure. */
      readonly bare: boolean;
      /** "of those …": some among them. */
      readonly partitive: boolean;
      /** The noun itself names those who make up the whole ("passengers"). */
      readonly aboard: string | null;
    };

/** The noun phrase that a quantity opens. */
function readPhrase(reading: Reading, quantity: Quantity, order: number): Phrase {
  const { tokens } = reading.sentence;
  let at = quantity.to;
  let partitive = false;
  while (at < tokens.length) {
    const word = lower(tokens, at);
    if (reading.startsQuantity.has(at)) {
      const next = reading.quantities[order + 1];
      // "38 of the 67", "all 67": the part's phrase goes on behind the whole.
      if (next === undefined || next.from !== at || next.kind !== 'number')
        return { kind: 'other' };
      if (!partitive && quantity.kind === 'number' && word !== '') return { kind: 'other' };
      if (quantity.kind === 'all' || quantity.kind === 'none' || partitive) {
        const inner = readPhrase(reading, next, order + 1);
        return inner.kind === 'other' ? inner : { ...inner, partitive: true };
      }
      return { kind: 'other' };
    }
    const cue = nounCue(reading, at);
    if (cue !== null) {
      if (!reading.wholes.has(cue.slot)) {
        if (describesOther(reading, cue)) return { kind: 'other' };
        return { kind: 'slot', slot: cue.slot, to: cue.to, partitive };
      }
      if (tokens[at]?.pos === 'NOUN' || tokens[at]?.pos === 'PROPN')
        return { kind: 'people', to: cue.to, bare: false, partitive, aboard: cue.slot };
      return { kind: 'people', to: at, bare: true, partitive, aboard: null };
    }
    if (/^(?:them|us)$/.test(word) && (quantity.kind === 'all' || quantity.kind === 'none'))
      return { kind: 'other' };
    if (persons.has(word)) {
      const following = lower(tokens, at + 1);
      const restricted = nounCue(reading, following === 'who' ? at + 2 : at + 1);
      if (
        restricted !== null &&
        !reading.wholes.has(restricted.slot) &&
        (word === 'those' || quantity.kind === 'part')
      )
        return { kind: 'slot', slot: restricted.slot, to: restricted.to, partitive: true };
      if (word === 'those' && following !== '' && !persons.has(following)) {
        return { kind: 'people', to: at + 1, bare: false, partitive, aboard: null };
      }
      if (following === 'beings' || following === 'lives')
        return { kind: 'people', to: at + 2, bare: false, partitive, aboard: null };
      if (following === "'s") {
        return {
          kind: 'people',
          to: lower(tokens, at + 2) === 'lives' ? at + 3 : at + 2,
          bare: false,
          partitive,
          aboard: null,
        };
      }
      return { kind: 'people', to: at + 1, bare: false, partitive, aboard: null };
    }
    if (word === 'who') {
      if (at > quantity.to && !partitive) break;
      const own = quantity.kind === 'number' && !quantity.share;
      const restricted = cueSoon(reading, at + 1);
      if (restricted !== null && !own)
        return { kind: 'slot', slot: restricted.slot, to: restricted.to, partitive: true };
      return { kind: 'people', to: at, bare: false, partitive, aboard: null };
    }
    if (word === 'of') {
      partitive = true;
      at++;
      continue;
    }
    if (beforeHead.has(word)) {
      at++;
      continue;
    }
    break;
  }
  const pos = tokens[at]?.pos ?? '';
  const word = lower(tokens, at);
  if (quantity.kind === 'all' && /^(?:everyone|everybody)$/.test(lower(tokens, quantity.from)))
    return { kind: 'people', to: at, bare: false, partitive, aboard: null };
  if (
    quantity.kind === 'none' &&
    /^(?:nobody|none|no-one|noone|one)$/.test(lower(tokens, quantity.to - 1))
  )
    return { kind: 'people', to: at, bare: false, partitive, aboard: null };
  if (pos === 'ADJ' && /^\p{Lu}/u.test(tokens[at]?.text ?? '') && at > 0) return { kind: 'other' };
  if (linking.has(pos) && word !== 'dead') {
    const cue = nounCue(reading, at + 1);
    if (pos === 'ADJ' && persons.has(lower(tokens, at + 1)))
      return { kind: 'people', to: at + 2, bare: false, partitive, aboard: null };
    if (pos === 'ADJ' && cue !== null)
      return reading.wholes.has(cue.slot)
        ? { kind: 'people', to: cue.to, bare: false, partitive, aboard: cue.slot }
        : { kind: 'slot', slot: cue.slot, to: cue.to, partitive };
    const noun = tokens[at + 1]?.pos ?? '';
    if (
      pos !== 'ADJ' ||
      quantity.kind !== 'number' ||
      noun === 'NOUN' ||
      noun === 'PROPN' ||
      noun === 'ADJ'
    )
      return { kind: 'other' };
    return { kind: 'people', to: at, bare: true, partitive, aboard: null };
  }
  if (pos === 'NOUN' || pos === 'PROPN' || pos === 'SYM' || pos === 'NUM') return { kind: 'other' };
  if (
    quantity.kind !== 'number' &&
    quantity.kind !== 'rest' &&
    !partitive &&
    !/^(?:all|most|majority)$/.test(lower(tokens, quantity.to - 1))
  )
    return { kind: 'other' };
  return { kind: 'people', to: at, bare: true, partitive, aboard: null };
}

/** The cue of a part that a relative clause begins with ("who died", "who were killed"). */
function cueSoon(reading: Reading, from: number): CueMatch | null {
  for (let at = from; at < from + 4; at++) {
    const cue = nounCue(reading, at);
    if (cue !== null) return reading.wholes.has(cue.slot) ? null : cue;
    const token = reading.sentence.tokens[at];
    if (
      token === undefined ||
      !(token.pos === 'AUX' || token.pos === 'ADV' || lightVerbs.has(token.lemma))
    )
      return null;
  }
  return null;
}

/** "nine injured Russians", "two dead pilots": the cue only describes another noun. */
function describesOther(reading: Reading, cue: CueMatch): boolean {
  const { tokens } = reading.sentence;
  const own = tokens[cue.to - 1]?.pos;
  const next = tokens[cue.to];
  if (next === undefined || own === 'NOUN' || own === 'PROPN') return false;
  if (next.pos !== 'NOUN' && !(next.pos === 'PROPN' && next.lower.endsWith('s'))) return false;
  return !persons.has(next.lower) && nounCue(reading, cue.to) === null;
}

/** A cue that stands as the head right there: "dead", "survivors", "killed", "aboard". */
function nounCue(reading: Reading, at: number): CueMatch | null {
  const found = reading.cueAt.get(at) ?? [];
  let best: CueMatch | null = null;
  for (const cue of found) {
    if (persons.has(lower(reading.sentence.tokens, at))) continue;
    if (best === null || cue.to > best.to) best = cue;
  }
  return best;
}

/** Whether a figure with its noun gives all of them: not the subject of what only some did. */
function isTotal(reading: Reading, quantity: Quantity, to: number): boolean {
  const { tokens } = reading.sentence;
  if (quantity.kind !== 'number' || quantity.share) return true;
  if (definite(tokens, quantity)) return true;
  if (/^(?:from|with|among|by|to|for|out|up)$/.test(lower(tokens, quantity.from - 1))) return false;
  const next = tokens[to];
  if (next === undefined) return true;
  if (next.pos === 'VERB') return totalVerbs.has(next.lemma) || reading.cueAt.has(to);
  if (next.pos === 'AUX') {
    let at = to;
    while (tokens[at]?.pos === 'AUX' || tokens[at]?.pos === 'ADV') at++;
    const verb = tokens[at];
    return verb?.pos !== 'VERB' || totalVerbs.has(verb.lemma) || reading.cueAt.has(at);
  }
  return next.lower !== 'who' && next.lower !== 'from';
}

interface Governor {
  readonly slot: string;
  readonly from: number;
  /** A verb whose object the quantity is. */
  readonly active: boolean;
}

const joiners = new Set(
  'of the to at by is was were are be been : = as some only just all a an lives life than being reached stood stands now then put more up least reaching rising hit number over people persons'.split(
    ' ',
  ),
);
const reaching = new Set(
  'be rise climb reach stand hit grow increase jump go pass exceed put give set revise come amount total mount top say raise bring fall drop lower remain settle number cross report'.split(
    ' ',
  ),
);

/** The cue that governs a quantity from the left: "killing 38", "the lives of 38", "a toll of 38", "Dead: 38". */
function governing(reading: Reading, quantity: Quantity, bare: boolean): Governor | null {
  const { tokens } = reading.sentence;
  let at = quantity.from - 1;
  for (let step = 0; step < 4 && at >= 0; step++, at--) {
    const cue = cueEndingAt(reading, at + 1);
    if (cue !== null) {
      if (!canGovern(reading, cue, at, quantity)) return null;
      return cue;
    }
    if (!joiners.has(lower(tokens, at)) && tokens[at]?.pos !== 'ADV') break;
    if (lower(tokens, at) === 'by' && step === 0 && bare) return null;
  }
  if (!bare && !/^(?:at|to|as|:)$/.test(lower(tokens, quantity.from - 1))) return null;
  return quantity.kind === 'number' ? subjectCue(reading, quantity) : null;
}

/** Whether a cue with only small words between it and a quantity governs it. */
function canGovern(reading: Reading, cue: Governor, at: number, quantity: Quantity): boolean {
  const { tokens } = reading.sentence;
  const between = tokens.slice(at + 1, quantity.from).map((token) => token.lower);
  if (isHypothetical(tokens, at - 4, at)) return false;
  if (quantity.kind !== 'number') return cue.active && between.length === 0;
  if (between.includes(':'))
    return (
      between.length === 1 &&
      (tokens[at]?.pos !== 'VERB' || cue.from === 0) &&
      tokens.slice(0, at + 1).every(({ pos }) => pos !== 'AUX') &&
      predicate(reading, quantity.to, false)?.slot === undefined
    );
  if (tokens[cue.from]?.pos === 'ADP' && !/^(?:was|were|:|is|are)$/.test(between[0] ?? ''))
    return false;
  if (cue.active && between.some((word) => /^(?:at|by|to|of)$/.test(word))) return false;
  if (between.length > 0 && /^(?:is|was|are|were|be|been)$/.test(between[0] ?? ''))
    return tokens[at]?.pos !== 'VERB';
  return true;
}

/** "would have saved", "might otherwise be alive". */
function isHypothetical(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < to; at++) {
    const word = lower(tokens, at);
    if (word === 'would' || word === 'might' || word === 'should' || word === "'d") return true;
    if (word === 'could' && lower(tokens, at + 1) === 'have') return true;
  }
  return false;
}

function cueEndingAt(reading: Reading, end: number): Governor | null {
  for (let from = end - 1; from >= Math.max(0, end - 4); from--)
    for (const cue of reading.cueAt.get(from) ?? [])
      if (cue.to === end && !persons.has(lower(reading.sentence.tokens, from)))
        return { slot: cue.slot, from, active: reading.sentence.tokens[from]?.pos === 'VERB' };
  return null;
}

/** "The death toll in the crash has risen to 38." */
function subjectCue(reading: Reading, quantity: Quantity): Governor | null {
  const { tokens } = reading.sentence;
  const before = lower(tokens, quantity.from - 1);
  const linked =
    /^(?:to|at|is|was|are|were|:|=|as|of|be)$/.test(before) || reachesAt(tokens, quantity.from - 1);
  if (!linked) return null;
  let reached = /^(?:is|was|are|were|:|=|be)$/.test(before) || reachesAt(tokens, quantity.from - 1);
  const figured = /^(?:at|to|as)$/.test(before);
  for (let at = quantity.from - 1; at >= Math.max(0, quantity.from - 16); at--) {
    const token = tokens[at];
    if (token === undefined || reading.startsQuantity.has(at)) return null;
    if (/^(?:[;.?!,]|and|but|while|who|which|that|when)$/.test(token.lower) && token.lower !== ',')
      return null;
    if (token.lower === ',' && !reached) return null;
    if (reachesAt(tokens, at)) reached = true;
    else if (token.pos === 'VERB' && cueEndingAt(reading, at + 1) === null && reached) return null;
    const cue = cueEndingAt(reading, at + 1);
    if (
      cue !== null &&
      (reached || (figured && givenBefore(tokens, at))) &&
      (token.pos === 'NOUN' ||
        token.pos === 'PROPN' ||
        token.pos === 'ADJ' ||
        countedBefore(tokens, at))
    )
      return cue;
  }
  return null;
}

const reachesAt = (tokens: readonly Token[], at: number): boolean =>
  reaching.has(tokens[at]?.lemma ?? '') && !lower(tokens, at).endsWith('ing');

/** "put the toll … at", "raised the number of dead … to": a verb of giving figures before the cue. */
function givenBefore(tokens: readonly Token[], cue: number): boolean {
  for (let at = cue - 1; at >= Math.max(0, cue - 8); at--) if (reachesAt(tokens, at)) return true;
  return false;
}

/** "The number of people killed …". */
const countedBefore = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3, 4, 5].some((step) =>
    /^(?:number|count|tally|figure|total)$/.test(lower(tokens, at - step)),
  );

interface Ahead {
  /** The part of the whole that the predicate tells of, or undefined where only the whole is named. */
  readonly slot: string | undefined;
  readonly aboard: string;
  readonly to: number;
  readonly total: boolean;
}

const longestReach = 16;

/** What became of the people before: the first cue ahead that the figure's phrase is the subject of. */
function predicate(
  reading: Reading,
  from: number,
  negativeSubject: boolean,
  counted = true,
): Ahead | null {
  const { tokens } = reading.sentence;
  let aboard: CueMatch | null = null;
  let denied = 0;
  let relative = false;
  for (let at = from; at < Math.min(tokens.length, from + longestReach); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (reading.startsQuantity.has(at) && token.lower !== 'no' && token.lower !== 'not') break;
    if (token.lower === 'who' || token.lower === 'whom' || token.lower === 'that') {
      if (at > from + 6) break;
      relative = true;
      continue;
    }
    if (isHypothetical(tokens, at, at + 1)) return null;
    if (denials.has(token.lower)) denied++;
    else if (failing.has(token.lower)) {
      denied++;
      continue;
    }
    if (boundaries.has(token.lower) && !(token.lower === ',' && lower(tokens, at + 1) === 'who'))
      break;
    const cue = nounCue(reading, at);
    if (cue !== null) {
      if (reading.wholes.has(cue.slot)) {
        if (isRole(tokens, at) && tokens[at - 1]?.pos === 'AUX') return null;
        aboard ??= cue;
        at = cue.to - 1;
        continue;
      }
      if (token.pos === 'NOUN' && cue.to === at + 1) break;
      if (relative && !counted) return null;
      const own = reading.slots.get(cue.slot);
      const slot = denied % 2 === 1 ? (own?.complement ?? null) : cue.slot;
      if (slot === null) return null;
      if (cue.slot === slot && lower(tokens, cue.to) === 'that') return null;
      return { slot, aboard: '', to: cue.to, total: !relative };
    }
    if (token.pos === 'VERB' && !lightVerbs.has(token.lemma)) break;
    if (negativeSubject && token.pos === 'SCONJ') break;
  }
  if (aboard === null) return null;
  const verbal = tokens.slice(from, aboard.from).some(({ pos }) => pos === 'AUX' || pos === 'VERB');
  return {
    slot: undefined,
    aboard: aboard.slot,
    to: aboard.to,
    total: verbal || tokens[aboard.from]?.pos === 'VERB',
  };
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
