import type { Token } from '../../language/tokens';
import { askers, isOpen, opensNotEvery } from './acts-openness';
import type { Operator } from './acts-operators';
import type { PatternMatch } from './acts-patterns';
import { demandNouns, reachesBack, reachesForward } from './acts-reach';
import { existential, type Reader } from './acts-reader';
import { words } from './acts-who';

/** Whether a word's proposition stands as said (1), turned round (-1), or is not asserted at all. */
export interface Polarity {
  readonly sign: 1 | -1;
  readonly open: boolean;
  /** First token of what turned it round. */
  readonly by: number | null;
}

/** What kind of proposition a pattern carries. */
export interface PolarityOptions {
  /** What the words name is asked for, and asking is the proposition. */
  readonly demand: boolean;
  /** That it was said is part of the proposition, so that "did not say that …" denies it. */
  readonly spoken: boolean;
  /** What happened, rather than what somebody did or said: somebody's denial leaves it open. */
  readonly content: boolean;
  /** The words name what is said to have done something, so that every denial after them denies it. */
  readonly causes?: boolean;
}

/** Reads the polarity of what a matched pattern says; operators among its own words belong to it. `spoken`: that it
 * was said is part of the proposition, so that "did not say that …" denies it. */
export function polarityAt(
  reader: Reader,
  match: PatternMatch,
  { demand, spoken, content, causes = false }: PolarityOptions,
): Polarity {
  const { anchor, from, to, taken } = match;
  if (from < anchor && describesNoun(reader.tokens, anchor) && isBehindPreposition(reader, anchor))
    return { sign: 1, open: true, by: null };
  if (opensNotEvery(reader.tokens)) return { sign: 1, open: true, by: null };
  let flips = 0;
  let by: number | null = null;
  let unsaid = false;
  const given = presupposed(reader, anchor);
  for (const operator of reader.operators) {
    if (taken.includes(operator.from)) continue;
    if (demand && operator.from > anchor && !deniesAsking(reader, operator)) continue;
    if (demand && isAskedLater(reader, operator, anchor)) continue;
    if (demand && isUnexpected(reader, operator)) unsaid = true;
    if (operator.from < anchor && !spoken && silenceBetween(reader, operator, anchor))
      unsaid = true;
    if (operator.from < anchor && !demand && isForbidden(reader, operator)) unsaid = true;
    if (
      given &&
      (!isGiven(reader, operator, anchor) || (!causes && isTurnedAway(reader, operator)))
    )
      continue;
    const reaches =
      operator.from < anchor
        ? reachesForward(reader, operator, from)
        : reachesBack(reader, operator, anchor, to, causes);
    if (!reaches || (operator.from < from && holdsQuestion(reader, from, anchor))) continue;
    if (content && (deniedBySomebody(reader, operator) || deniesIntent(reader, operator, anchor)))
      unsaid = true;
    flips++;
    by ??= operator.from;
    if (operator.from > anchor && operator.kind === 'denial')
      flips += reader.operators.filter(
        (other) =>
          other.to <= operator.from &&
          other.from >= to &&
          reachesForward(reader, other, operator.from) &&
          !reachesBack(reader, other, anchor, to),
      ).length;
  }
  const sign = flips % 2 === 1 ? -1 : 1;
  return { sign, open: unsaid || isOpen(reader, anchor, demand, sign), by };
}

/** "… is not what he asks for": a denial after the thing asked for must be of the asking. */
const deniesAsking = ({ tokens }: Reader, operator: Operator): boolean =>
  tokens
    .slice(operator.from - 2, operator.to + 7)
    .some(
      ({ lemma, lower }) =>
        askers.has(lemma) || lower === 'what' || lower === 'necessary' || lower === 'needed',
    );

/** "does not expect them to pay": no word on what is asked for. */
const isUnexpected = ({ tokens }: Reader, { to }: Operator): boolean =>
  /^(?:expect|hope|believe|think)$/.test(tokens[to]?.lemma ?? '');

/** "stopped short of admitting it, which they demand": what is denied before is not the asking. */
const isAskedLater = ({ tokens }: Reader, operator: Operator, anchor: number): boolean =>
  operator.kind === 'denial' &&
  operator.to < anchor &&
  tokens.slice(anchor + 1).some(({ lemma }) => askers.has(lemma)) &&
  !tokens.slice(0, anchor).some(({ lemma }) => askers.has(lemma));

/** "the gunners knew what they were shooting at": what is known or not known is so. */
const holdsQuestion = ({ tokens }: Reader, from: number, anchor: number): boolean =>
  tokens.slice(from + 1, anchor).some(({ lower }) => /^(?:what|whom|why|how)$/.test(lower));

const partisan = words('deny dispute contest reject dismiss rebut refute disavow');

/** A denial that somebody utters changes nothing about what happened. */
const deniedBySomebody = ({ tokens, parse }: Reader, operator: Operator): boolean =>
  operator.kind === 'denial' &&
  partisan.has(tokens[operator.from]?.lemma ?? '') &&
  parse.clauses.some(
    ({ head, passive, subject }) => head === operator.from && !passive && subject !== null,
  );

const intending = words('mean intend intention intent aim plan purpose wish want desire seek');

/** "did not mean to hit it", "nobody set out to": the intention is denied, not what happened. */
const deniesIntent = ({ tokens }: Reader, operator: Operator, anchor: number): boolean =>
  operator.from < anchor &&
  tokens
    .slice(operator.to, anchor)
    .some(
      ({ lemma, lower }, at, between) =>
        (intending.has(lemma) || (lower === 'out' && between[at - 1]?.lemma === 'set')) &&
        /^(?:to|of|on)$/.test(between[at + 1]?.lower ?? ''),
    );

/** "must not hush it up": what must not be has not been denied. */
const isForbidden = ({ tokens }: Reader, { kind, from }: Operator): boolean =>
  kind === 'not' && /^(?:must|should|ought|shall)$/.test(tokens[from - 1]?.lower ?? '');

const utterances = words(
  'say state confirm mention tell specify elaborate comment reveal disclose indicate clarify',
);

/** "did not say that …", "without saying …": neither so nor not so. */
function silenceBetween({ tokens }: Reader, operator: Operator, anchor: number): boolean {
  const words = tokens.slice(operator.from, operator.to).map(({ lower }) => lower);
  if (operator.kind !== 'not' && !words.includes('without') && !words.includes('short'))
    return false;
  // "did not say sorry": the saying is the deed.
  for (let at = operator.to; at < Math.min(anchor - 1, operator.to + 3); at++)
    if (utterances.has(tokens[at]?.lemma ?? '')) return anchor - at < 12;
  return false;
}

/** "the damaged plane": what is told of it in passing is so, whatever becomes of it. */
const describesNoun = (tokens: readonly Token[], at: number): boolean =>
  /(?:ed|en)$/.test(tokens[at]?.lower ?? '') &&
  /^(?:the|its|their|this|that)$/.test(tokens[at - 1]?.lower ?? '') &&
  /^(?:NOUN|PROPN)$/.test(tokens[at + 1]?.pos ?? '');

/** "the crew of the damaged plane": of what stands before it the word tells nothing. */
const isBehindPreposition = ({ tokens }: Reader, at: number): boolean =>
  tokens[at - 2]?.pos === 'ADP';

/** "the apology", "his apology": named as something that there is. */
function presupposed({ tokens, parse }: Reader, anchor: number): boolean {
  const noun = tokens[anchor];
  if (noun === undefined) return false;
  if (describesNoun(tokens, anchor)) return true;
  if (noun.pos !== 'NOUN') return false;
  if (
    parse.clauses.some(
      ({ group, head }) => group <= anchor && anchor <= head && head === anchor && group !== head,
    )
  )
    return false;
  for (let at = anchor - 1; at >= Math.max(0, anchor - 6); at--) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (token.lower === 'of' && demandNouns.has(tokens[at - 1]?.lemma ?? '')) continue;
    if (token.lower === 'a' && tokens[at - 1]?.lower === 'of') continue;
    if (/^(?:the|his|its|their|this|that|'s|')$/.test(token.lower)) return true;
    if (token.pos !== 'ADJ' && token.pos !== 'NOUN' && token.pos !== 'PROPN') return false;
  }
  return false;
}

/** "rejected the apology": who will not have a thing does not deny that it was given. */
const isTurnedAway = ({ tokens }: Reader, operator: Operator): boolean =>
  turningAway.has(tokens[operator.from]?.lemma ?? '');

const turningAway = words('reject spurn rebuff dismiss shun');

/** Whether the operator's own predicate is one of giving or being there, so that it denies even what is named as known. */
function isGiven(reader: Reader, operator: Operator, anchor: number): boolean {
  const { tokens, parse } = reader;
  const below = reader.operators.find(
    ({ from, kind }) => from >= operator.to && from < anchor && kind === 'denial',
  );
  if (below !== undefined && isGiven(reader, below, anchor)) return true;
  if (operator.kind === 'phrase') return false;
  if (operator.from < anchor) {
    const between = tokens.slice(operator.to, anchor);
    if (
      operator.kind === 'denial' &&
      between.every(({ pos }) => /^(?:DET|ADJ|PRON|PROPN|NOUN|PART)$/.test(pos))
    )
      return true;
    const at = between.findLastIndex(({ lemma, pos }) => pos === 'VERB' && existential.has(lemma));
    return (
      at >= 0 && between.slice(at + 1).every(({ pos }) => !/^(?:ADP|VERB|AUX|PUNCT)$/.test(pos))
    );
  }
  if (operator.kind === 'denial') return true;
  const clause = parse.clauses.find(({ head, to }) => head >= operator.from && operator.from < to);
  const verb = tokens[clause?.head ?? -1];
  if (verb === undefined || clause === undefined) return false;
  return existential.has(verb.lemma);
}
