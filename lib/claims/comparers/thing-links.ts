import type { Slot } from '../../factbase/pack-schema';
import type { LexiconMatch } from '../../language/lexicon';
import type { Token } from '../../language/tokens';
import type { CompareInput } from '../finding';
import type { NamedEntry, PackIndex } from '../pack-index';

/** A name of the pack in a sentence. */
export type Match = LexiconMatch<NamedEntry>;

/** A sentence made ready for comparing things. */
export interface Reading extends CompareInput {
  readonly own: boolean;
  /** Another place, carrier or year is named, so that no other value is ours. */
  readonly astray: boolean;
  /** Tokens of verbs that tell what befell the thing of the event. */
  readonly events: readonly number[];
}

/** The word at a place in small letters; empty outside the sentence. */
export const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** "no Halden", "not a Vesper". */
export function isNegatedName(
  tokens: readonly Token[],
  { from }: { readonly from: number },
): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
    const word = lower(tokens, at);
    if (/^(?:no|not|n't|never|neither|nor)$/.test(word)) return true;
    if (!/^(?:a|an|the|by|any|was|is)$/.test(word)) return false;
  }
  return false;
}

/** Words that set another thing apart from the one meant. */
export const others =
  /^(?:another|other|second|similar|several|two|three|rescue|special|military|medical|private|presidential|fighter|cargo|ambulance|like|unlike|than|earlier|older|newer|both|many|most|all|some)$/;

const thingNoun =
  /^(?:plane|planes|jet|jetliner|airliner|aircraft|flight|machine|craft|liner|passenger|turboprop|airplane|aeroplane|type|carrier|airline|operator|company|service)$/;

/** What is said of the thing that an accident befell. */
export const doomed =
  /^(?:doomed|crashed|stricken|downed|lost|ill-fated|crippled|wrecked|fallen|destroyed|fated|fateful|burnt-out|unfortunate)$/;

/** Whether another thing is named as that of this event. */
export function isDisputed(
  reading: Reading,
  slot: Slot,
  name: Match,
  ours: readonly Match[],
): boolean {
  const { sentence, index } = reading;
  const { tokens } = sentence;
  if (foreignBeside(reading, name, slot)) return false;
  if (isPlural(tokens, name) || ours.some((own) => isSetAgainst(tokens, own, name))) return false;
  for (let at = name.from - 1; at >= Math.max(0, name.from - 3); at--)
    if (others.test(lower(tokens, at))) return false;
  if (isOneOfMany(tokens, name) || isOtherCrash(reading, name)) return false;
  if (isNamedAs(tokens, name)) return true;
  const known = reading.own || isContextOwn(reading);
  if (!known) return false;
  if (index.slots.get(slot.id)?.thing !== undefined && befalls(reading, name)) return true;
  return (
    isLabelled(tokens, name) ||
    ownerOf(tokens, name) ||
    runsIt(tokens, name) ||
    isApposed(tokens, name) ||
    isTheOne(reading, name) ||
    isOurCarriers(reading, slot, name)
  );
}

/** "not one of the carrier's Airbuses": a part of many. */
function isOneOfMany(tokens: readonly Token[], { from }: Match): boolean {
  for (let at = from - 1; at >= Math.max(1, from - 5); at--)
    if (lower(tokens, at) === 'of')
      return /^(?:one|none|some|any|two|each|many|most|several)$/.test(lower(tokens, at - 1));
  return false;
}

/** "after the Bek crash" where ours is named too: a crash that is known by another name. */
const isOtherCrash = ({ sentence: { tokens, names }, index }: CompareInput, name: Match): boolean =>
  lower(tokens, name.from - 1) === 'the' &&
  /^(?:crash|disaster|accident|tragedy)$/.test(lower(tokens, name.to)) &&
  names.some((other) => other !== name && isOwnThing(index, other.entry));

/** "X lost its jet", "X was the operator", "X, whose plane", "X, the carrier that flew". */
function runsIt(tokens: readonly Token[], { to }: Match): boolean {
  let at = lower(tokens, to) === "'s" ? to + 1 : to;
  if (lower(tokens, at) === ',') {
    at++;
    if (/^(?:whose|on)$/.test(lower(tokens, at)))
      return thingNoun.test(lower(tokens, at + 1)) || thingNoun.test(lower(tokens, at + 2));
    while (at < to + 10 && at < tokens.length && !/^(?:that|which|,)$/.test(lower(tokens, at)))
      at++;
    if (lower(tokens, at) === ',') return false;
    at++;
  }
  while (tokens[at]?.pos === 'AUX' && !/^(?:was|is)$/.test(lower(tokens, at))) at++;
  if (/^(?:was|is)$/.test(lower(tokens, at)))
    return (
      lower(tokens, at + 1) === 'the' &&
      /^(?:operator|carrier|airline)$/.test(lower(tokens, at + 2))
    );
  if (!/^(?:lost|loses|lose|operated|operates|ran|flew|owned)$/.test(lower(tokens, at)))
    return false;
  return [1, 2, 3, 4].some((step) => thingNoun.test(lower(tokens, at + step)));
}

/** "the jet, an Airbus A320,". */
function isApposed(tokens: readonly Token[], { from }: Match): boolean {
  if (!/^an?$/.test(lower(tokens, from - 1)) || lower(tokens, from - 2) !== ',') return false;
  for (let at = from - 3; at >= Math.max(0, from - 6); at--) {
    if (thingNoun.test(lower(tokens, at))) return !/^(?:a|an)$/.test(lower(tokens, at - 1));
    if (tokens[at]?.pos === 'VERB') return false;
  }
  return false;
}

/** "The A320 …" at the head of a sentence that follows one on this event. */
function isTheOne(reading: Reading, { from, to }: Match): boolean {
  const { tokens } = reading.sentence;
  if (lower(tokens, from - 1) !== 'the' || from > 2) return false;
  return !thingNoun.test(lower(tokens, to)) && isContextOwn(reading) && tokens[to]?.lower !== "'s";
}

/** "AZAL's A320", "an A320 of AZAL" where the sentence tells what befell it. */
function isOurCarriers(reading: Reading, slot: Slot, name: Match): boolean {
  const { sentence, index, events } = reading;
  if (events.length === 0 || slot.thing === undefined) return false;
  return sentence.names.some((other) => {
    if (other === name || !isOwnThing(index, other.entry)) return false;
    const [low, high] = other.from < name.from ? [other.to, name.from] : [name.to, other.from];
    const between = sentence.tokens.slice(low, high).map((token) => token.lower);
    return (
      between.length <= 3 &&
      between.every((word) => /^(?:'s|of|the|a|an|'|carrier|national|flag|airline)$/.test(word))
    );
  });
}

const isOwnThing = (index: PackIndex, entry: NamedEntry): boolean =>
  entry.things.some((id) => index.values.thingsAndHolders.has(id));

const isContextOwn = ({ discourse, index }: CompareInput): boolean =>
  discourse.lastNames.some((key) => {
    const place = index.places.get(key);
    return (place?.within.length ?? 0) > 0 || index.values.things.has(key);
  });

/** Another event's flight or carrier in the same sentence: the thing may be its. */
function foreignBeside({ sentence, index }: CompareInput, name: Match, slot: Slot): boolean {
  return sentence.names.some(
    (other) =>
      other !== name &&
      other.entry.things.some((id) => {
        const kind = index.things.get(id)?.kind;
        if (kind === slot.thing || index.values.thingsAndHolders.has(id)) return false;
        return index.values.backgroundKinds.has(kind) && kind !== 'language';
      }),
  );
}

const isPlural = (tokens: readonly Token[], { to }: Match): boolean =>
  lower(tokens, to - 1).endsWith('s') && /\d/.test(lower(tokens, to - 1));

/** "not the A320 but …", "like an A320": both are named and ours is the one asserted. */
function isSetAgainst(tokens: readonly Token[], own: Match, other: Match): boolean {
  const [low, high] = own.from < other.from ? [own.to, other.from] : [other.to, own.from];
  const between = tokens.slice(low, high).map((token) => token.lower);
  const negated = [own, other].some(
    ({ from }) =>
      /^(?:not|no)$/.test(lower(tokens, from - 1)) || /^(?:not|no)$/.test(lower(tokens, from - 2)),
  );
  return !negated && !between.includes('not') && between.length < 40;
}

/** "the type was an A320", "it was a 737", "operated by …", "belonging to …". */
function isNamedAs(tokens: readonly Token[], name: Match): boolean {
  let at = name.from - 1;
  while (/^(?:a|an|the|one|in|fact|actually|old|ageing|soviet-era)$/.test(lower(tokens, at))) at--;
  const before = lower(tokens, at);
  if (/^(?:was|is|'s|were)$/.test(before)) {
    for (let subject = at - 1; subject >= Math.max(0, at - 12); subject--) {
      const word = lower(tokens, subject);
      if (thingNoun.test(word)) return !/^[,;]$/.test(lower(tokens, subject - 1)) || true;
      if (word === 'it' && subject <= 3) return true;
      if (/^(?:and|but|[;:])$/.test(word)) return false;
    }
    return false;
  }
  return false;
}

/** "TYPE: …", "Carrier: …". */
const isLabelled = (tokens: readonly Token[], { from }: Match): boolean =>
  /^[:=]$/.test(lower(tokens, from - 1)) &&
  [2, 3].some((step) => thingNoun.test(lower(tokens, from - step)));

/** "operated by …", "belonged to …", "… lost its flight". */
function ownerOf(tokens: readonly Token[], { from }: Match): boolean {
  const before = lower(tokens, from - 1);
  const second = lower(tokens, from - 2);
  if (before === 'by' && /^(?:operated|flown|owned|run|performed|sold|lost)$/.test(second))
    return true;
  return before === 'to' && /^(?:belonging|belonged|belongs)$/.test(second);
}

/** The thing is what crashed: "the A320 crashed", "an A320 crash", "the doomed A320", "AZAL's A320 …". */
export function befalls({ sentence, events }: Reading, name: Match): boolean {
  const { tokens } = sentence;
  if (doomed.test(lower(tokens, name.from - 1))) return true;
  let at = name.to;
  if (lower(tokens, at) === "'s") at++;
  while (
    thingNoun.test(lower(tokens, at)) ||
    /^(?:passenger|turboprop|jets?|-|\d+|low-cost)$/.test(lower(tokens, at))
  )
    at++;
  if (events.includes(at)) return true;
  // "… carrying 67 people crashed": the verb of which the thing is the subject.
  for (const event of events) {
    const clause = sentence.parse.clauses.find(
      ({ head, group }) => head === event || group === event,
    );
    if (
      clause?.subject !== null &&
      clause !== undefined &&
      clause.subject >= name.from &&
      clause.subject < at
    )
      return true;
    if (event < name.from && event >= name.from - 7 && ofThing(tokens, event, name.from))
      return true;
    if (event > at && event - at <= 12 && subjectReach(tokens, at, event)) return true;
  }
  return false;
}

/** "the crash of an A320", "the loss near … of a Boeing". */
function ofThing(tokens: readonly Token[], event: number, thing: number): boolean {
  const between = tokens.slice(event + 1, thing);
  return (
    between.some(({ lower: word }) => word === 'of') &&
    between.every(
      ({ pos, lower: word }) =>
        !['VERB', 'AUX', 'PUNCT'].includes(pos) && word !== 'to' && word !== 'from',
    )
  );
}

/** Nothing but what describes the thing stands between it and the verb. */
function subjectReach(tokens: readonly Token[], from: number, event: number): boolean {
  if (tokens[event]?.pos !== 'VERB' || lower(tokens, event).endsWith('ing')) return false;
  for (let at = from; at < event; at++) {
    const { pos, lower: word } = tokens[at] ?? { pos: '', lower: '' };
    if (
      pos === 'VERB' &&
      !/^(?:carrying|flying|heading|bound|operated|operating|travelling|lost|hit|struck)$/.test(
        word,
      )
    )
      return false;
    if (pos === 'CCONJ' || pos === 'SCONJ' || /^[;:.]$/.test(word)) return false;
    if (pos === 'PRON' && !/^(?:which|that|its)$/.test(word)) return false;
  }
  return true;
}
