import type { Clause } from '../../language/clauses';
import type { DateMention } from '../../language/dates';
import type { Token } from '../../language/tokens';
import type { CompareInput } from '../finding';
import type { CueMatch } from './cues';

/** The word at a place in small letters; empty outside the sentence. */
export const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** How a date hangs on the words that tell of a slot. */
export interface Link {
  readonly cue: CueMatch;
  /** The date stands right at the cue: "the crash on 25 December", "crashed on Tuesday". */
  readonly tight: boolean;
}

const connecting = new Set(['ADP', 'DET', 'ADJ', 'PROPN', 'NUM', 'PART', 'ADV']);

const nounsBetween =
  /^(?:morning|city|town|jet|plane|flight|airliner|air|disaster|outskirts|coast|shore|airport|last|year|month|week|day|afternoon|passenger|loss|aircraft|president|demands|list|telephone|call)$/;

/** The cues that a date belongs to. */
export function linksOf(
  input: CompareInput,
  date: DateMention,
  cues: readonly CueMatch[],
): readonly Link[] {
  const { tokens, parse } = input.sentence;
  const links: Link[] = [];
  const clause = parse.clauses[parse.clauseOf[date.from] ?? -1];
  const attributive = attributed(tokens, date);
  const enclosed = enclosureOf(tokens, date);
  const led = isLed(tokens, date);
  for (const cue of cues) {
    if (cue.from < date.to && date.from < cue.to) continue;
    const after = date.from >= cue.to;
    if (!after && isCountedFrom(tokens, date)) continue;
    if (hasDateBetween(input, date, cue)) continue;
    if (enclosed !== null && cue.from >= enclosed.to) continue;
    if (enclosed !== null && cue.to <= enclosed.from) {
      if (cue.to === enclosed.from && enclosed.happened) links.push({ cue, tight: true });
      continue;
    }
    if (attributive) {
      if (!after && beforeNoun(tokens, date, cue)) links.push({ cue, tight: true });
      continue;
    }
    const verbal = isVerbal(tokens, cue);
    if (after ? isAdjacent(tokens, cue.to, date.from) : beforeNoun(tokens, date, cue)) {
      links.push({ cue, tight: true });
      continue;
    }
    if (!verbal && input.index.slots.get(cue.slot)?.background === true && isTemporal(tokens, cue))
      continue;
    if (!after && led && leadsTo(input, date, cue)) links.push({ cue, tight: true });
    else if (verbal && inClause(tokens, clause, date, cue)) links.push({ cue, tight: false });
    else if (cue.partnered && isNear(tokens, date, cue)) links.push({ cue, tight: false });
    else if (!verbal && isCopular(tokens, date, cue))
      links.push({ cue, tight: date.from >= cue.to && date.from - cue.to <= 4 });
  }
  if (links.length < 2) return links;
  // A date has one event: the nearest, and what stands tight before what stands far.
  const distance = ({ cue }: Link): number =>
    cue.to <= date.from ? date.from - cue.to : cue.from - date.to;
  const tight = links.filter((link) => link.tight);
  const candidates = tight.length > 0 ? tight : links;
  const nearest = Math.min(...candidates.map(distance));
  return candidates.filter((link) => distance(link) <= nearest + 1);
}

/** Another date stands between: each goes with its own. "not on 15 but on 14 March" is one. */
const hasDateBetween = ({ sentence }: CompareInput, date: DateMention, cue: CueMatch): boolean => {
  const [low, high] = cue.to <= date.from ? [cue.to, date.from] : [date.to, cue.from];
  return sentence.dates.some(
    ({ from, to }) =>
      from >= low &&
      to <= high &&
      sentence.tokens
        .slice(Math.min(from, date.from), Math.max(to, date.to))
        .every(({ lower: word }) => !/^(?:but|not|or)$/.test(word)) &&
      sentence.tokens
        .slice(Math.min(to, date.to), Math.max(from, date.from))
        .some(({ pos, lower: word }) => pos !== 'PUNCT' && word !== 'the'),
  );
};

/** "Twelve days after 25 December, when …": what follows is of the day counted from. */
const isCountedFrom = (tokens: readonly Token[], { from, to }: DateMention): boolean =>
  lower(tokens, to) === ',' &&
  lower(tokens, to + 1) === 'when' &&
  tokens.slice(from, to).some(({ lower: word }) => /^(?:after|before)$/.test(word));

const happening = /^(?:was|is|were|happened|occurred|took|place|came|fell|on|in|at|only|,|the)$/;

/** ", which happened on 20 December,": a date in a relative clause between commas, with its stretch. */
function enclosureOf(
  tokens: readonly Token[],
  date: DateMention,
): { readonly from: number; readonly to: number; readonly happened: boolean } | null {
  for (let at = date.from - 1; at >= Math.max(0, date.from - 8); at--) {
    const word = lower(tokens, at);
    if (/^[;:.,]$/.test(word)) return null;
    if (word !== 'which' || lower(tokens, at - 1) !== ',') continue;
    const end = tokens.findIndex((token, place) => place >= date.to && token.lower === ',');
    const happened = tokens
      .slice(at + 1, date.from)
      .every(({ lower: between }) => happening.test(between));
    return { from: at - 1, to: end < 0 ? tokens.length : end, happened };
  }
  return null;
}

const leading =
  /^(?:it|was|is|not|on|until|before|only|in|at|the|but|that|this|early|late|as|by|no|than|timeline|:|,|•|–|—|-|\(|and|yet|evening|morning|night|of|a|to|datum|date|when)$/;

/** The date opens the sentence, or what it is cleft into ("It was on 28 December that …"). */
function isLed(tokens: readonly Token[], date: DateMention): boolean {
  let at = date.from - 1;
  for (let step = 0; at >= 0 && step < 8; step++, at--) {
    if (/^[.;!?]$/.test(lower(tokens, at))) return true;
    if (!leading.test(lower(tokens, at)) && tokens[at]?.pos !== 'NUM') return false;
  }
  return at < 0;
}

/** Deeds of giving and saying, which stand with the noun for what is given or said. */
const giving =
  /^(?:issue|hand|present|put|make|send|serve|address|deliver|reach|say|receive|come|take|offer|ring|phone|telephone|call|tell|express|submit|go|release|launch|lay|sit|meet|gather|do|bring|set|turn|speak|hold)$/;

/** From a date at the head of a sentence to its event: over the subject, no other deed between. */
function leadsTo(input: CompareInput, date: DateMention, cue: CueMatch): boolean {
  const { tokens } = input.sentence;
  if (cue.from - date.to > 18) return false;
  if (date.day === null && date.weekday !== null && lower(tokens, date.from - 1) === 'into')
    return false;
  const background = input.index.slots.get(cue.slot)?.background === true;
  for (let at = date.to; at < cue.from; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (/^(?:[;.?!]|after|before|since|while|but|because|although)$/.test(token.lower))
      return false;
    if (token.pos !== 'VERB') continue;
    if (
      background
        ? !/^(?:carrying|operated|flying|bound|heading|belonging|did|took|went)$/.test(token.lower)
        : !giving.test(token.lemma)
    )
      return false;
  }
  return true;
}

/** Told as a deed, not as what describes or names a thing ("the downed jet"). */
export function isVerbal(tokens: readonly Token[], cue: CueMatch): boolean {
  const words = tokens.slice(cue.from, cue.to);
  if (!words.some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return false;
  const before = lower(tokens, cue.from - 1);
  return !(tokens[cue.to]?.pos === 'NOUN' && /^(?:the|a|an|its|over|'s|of)$/.test(before));
}

/** "the Christmas jet", "Tuesday's crash": the date only describes a noun. */
function attributed(tokens: readonly Token[], date: DateMention): boolean {
  const next = tokens[date.to];
  if (next === undefined) return false;
  if (next.lower === "'s") return true;
  return (
    next.pos === 'NOUN' &&
    !/^(?:morning|night|evening|afternoon|last|when|local)$/.test(next.lower) &&
    lower(tokens, date.from - 1) !== 'on'
  );
}

/** "three days after the crash": the event only dates something else. */
function isTemporal(tokens: readonly Token[], cue: CueMatch): boolean {
  for (let at = cue.from - 1; at >= Math.max(0, cue.from - 5); at--) {
    if (
      /^(?:after|before|since|following|until|from|over|for|of|about|into|despite)$/.test(
        lower(tokens, at),
      )
    )
      return !(lower(tokens, at) === 'of' && /^(?:day|date)$/.test(lower(tokens, at - 1)));
    if (!connecting.has(tokens[at]?.pos ?? '') && tokens[at]?.pos !== 'NOUN') return false;
  }
  return false;
}

/** Only small words, places and the like between: "crash near Sorvik on 3 May". */
function isAdjacent(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 9) return false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.lower === 'after' || token.lower === 'before' || token.lower === 'since')
      return false;
    if (token.lower === 'but') {
      if (!tokens.slice(from, at).some(({ lower: word }) => word === 'not')) return false;
      continue;
    }
    if (!connecting.has(token.pos) && !nounsBetween.test(token.lower)) return false;
  }
  return true;
}

/** "the 25 December crash", "Tuesday's crash", "the Christmas Day disaster". */
function beforeNoun(tokens: readonly Token[], date: DateMention, cue: CueMatch): boolean {
  if (cue.from < date.to || cue.from - date.to > 4) return false;
  for (let at = date.to; at < cue.from; at++) {
    const { pos, lower: word } = tokens[at] ?? { pos: '', lower: '' };
    if (word === "'s" || word === ':' || word === '-' || word === '–') continue;
    if (pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PROPN') return false;
  }
  return true;
}

/** The cue is the verb of the clause that the date stands in. */
function inClause(
  tokens: readonly Token[],
  clause: Clause | undefined,
  date: DateMention,
  cue: CueMatch,
): boolean {
  const [low, high] = cue.to <= date.from ? [cue.to, date.from] : [date.to, cue.from];
  if (high - low > 14) return false;
  for (let at = low; at < high; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.pos === 'VERB') return false;
    if (
      /^(?:[;:.?!]|after|before|since|when|while|but|because|although|until|which|who)$/.test(
        token.lower,
      )
    )
      return false;
    if (token.lower === 'and' && cue.to <= date.from && endsAt(tokens, date.to)) continue;
    if ((token.lower === 'and' || token.lower === ',') && cue.to <= date.from) return false;
  }
  if (cue.to <= date.from)
    return clause === undefined || cue.from >= clause.from || high - low <= 6;
  return true;
}

/** Nothing is told any more behind a place: "met survivors and families on Monday." */
const endsAt = (tokens: readonly Token[], at: number): boolean =>
  tokens[at] === undefined || /^[.,;!)]$/.test(lower(tokens, at));

const isNear = (tokens: readonly Token[], date: DateMention, cue: CueMatch): boolean => {
  const [low, high] = cue.to <= date.from ? [cue.to, date.from] : [date.to, cue.from];
  return (
    high - low <= 12 &&
    tokens
      .slice(low, high)
      .every(
        ({ lower: word }) =>
          !/^(?:[;:.?!]|after|before|when|while|but|because|although|which)$/.test(word),
      )
  );
};

/** "The crash was on 25 December", "25 December was the day of the crash". */
function isCopular(tokens: readonly Token[], date: DateMention, cue: CueMatch): boolean {
  const [low, high] = cue.to <= date.from ? [cue.to, date.from] : [date.to, cue.from];
  if (high - low > 10) return false;
  let copula = false;
  for (let at = low; at < high; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (
      /^(?:was|is|were|came|happened|occurred|took|place|fell|made|offered|dated|date|day|issued|sent|handed|presented|delivered|reached|followed)$/.test(
        token.lower,
      )
    ) {
      copula = true;
      continue;
    }
    if (
      token.lower === ',' &&
      /^(?:made|offered|issued|sent|delivered)$/.test(lower(tokens, at + 1))
    )
      continue;
    if (/^(?:after|before|since|when|while|but|because|[;:.?!,])$/.test(token.lower)) return false;
    if (token.pos === 'VERB') return false;
  }
  return copula;
}
