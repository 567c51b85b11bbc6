import type { Parse } from '../../language/clauses';
import type { Token } from '../../language/tokens';
import { clauseBarriers, hardBarriers, type Reader } from './acts-reader';
import { words } from './acts-who';

const conditionals = words('if unless whether should were');
/** Verbs by which something is asked for. */
export const askers = words(
  'want wish hope expect demand ask urge call insist require request need seek press appeal invite order plead ' +
    'beg exhort want implore pressure await wait long',
);
const intenders = words(
  'promise vow pledge plan intend threaten prepare offer consider agree ready willing about',
);
const futures = words("will would shall 'll must should might ought");
const possibles = words('may can could ca');

const sameForm = words('hit put shut set cut hurt');

/** "Own up, he tells them." */
function isImperative(tokens: readonly Token[], anchor: number): boolean {
  const token = tokens[anchor];
  if (token === undefined || token.lower !== token.lemma || sameForm.has(token.lower)) return false;
  const before = tokens[anchor - 1];
  return (
    (token.pos === 'VERB' || token.lower === 'own') &&
    (before === undefined || /^[":']$/.test(before.lower) || (anchor === 2 && before.lower === ','))
  );
}

/** "any admission" asserts none. */
const isAny = (tokens: readonly Token[], anchor: number, sign: 1 | -1): boolean =>
  sign > 0 && tokens.slice(Math.max(0, anchor - 2), anchor).some(({ lower }) => lower === 'any');

/** "no apology could make it good": no word on whether there was one. */
const isSupposed = (tokens: readonly Token[], anchor: number): boolean =>
  tokens[anchor - 1]?.lower === 'no' &&
  /^(?:could|can|would|might)$/.test(tokens[anchor + 1]?.lower ?? '') &&
  tokens[anchor + 2]?.lower !== 'be';

/** "Not every hole is a missile's": what is so of some says nothing of the others. */
export const opensNotEvery = ([first, second]: readonly Token[]): boolean =>
  first?.lower === 'not' && /^(?:every|all)$/.test(second?.lower ?? '');

/** "the closest they had come to accepting it": they did not. */
export const isApproached = (tokens: readonly Token[], anchor: number): boolean => {
  const come = tokens.findLastIndex(
    ({ lemma }, at) => lemma === 'come' && at < anchor && at >= anchor - 4,
  );
  return (
    come > 0 &&
    tokens
      .slice(Math.max(0, come - 6), anchor)
      .some(({ lower }) => /^clos(?:e|er|est)$/.test(lower))
  );
};

/** Whether what a token says is not asserted: asked, supposed, wished, ordered or to come. */
export function isOpen(
  { tokens, parse }: Reader,
  anchor: number,
  demand: boolean,
  sign: 1 | -1,
): boolean {
  if (/^(?:imagine|suppose|picture)$/.test(tokens[0]?.lower ?? '')) return true;
  if (asked(tokens, anchor) || isSupposed(tokens, anchor) || isApproached(tokens, anchor))
    return true;
  if (!demand && (isImperative(tokens, anchor) || isAny(tokens, anchor, sign))) return true;
  for (let at = anchor - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || hardBarriers.has(token.lower)) break;
    if (token.lower === ',') {
      if (tokens[0] !== undefined && conditionals.has(tokens[0].lower)) break;
    }
    if (/^(?:if|unless|whether)$/.test(token.lower)) {
      let commas = 0;
      for (let look = at; look < anchor; look++) if (tokens[look]?.lower === ',') commas++;
      if (commas === 0 && tokens[at - 1]?.lower !== 'as') return true;
    }
  }
  if (demand) return false;
  if (governedByFuture(tokens, parse, anchor) || isSubjunctive(tokens, parse, anchor)) return true;
  if (
    tokens[anchor - 1]?.lower === 'to' &&
    /^(?:nothing|anything|something|reason|need|occasion|cause|ready|willing|way)$/.test(
      tokens[anchor - 2]?.lower ?? '',
    )
  )
    return true;
  return governedByAsking(tokens, anchor);
}

/** "would have thought …", "will apologise": what is only supposed or to come. */
function governedByFuture(tokens: readonly Token[], parse: Parse, anchor: number): boolean {
  for (let at = anchor - 1; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined || hardBarriers.has(token.lower) || token.lower === ',') return false;
    if (clauseBarriers.has(token.lower)) return false;
    if (token.pos === 'CCONJ' && tokens[anchor]?.lower !== tokens[anchor]?.lemma) return false;
    if (/^(?:has|have|had)$/.test(token.lower) && tokens[at + 1]?.lower === 'to') return true;
    if (futures.has(token.lower) && !/^(?:not|n't)$/.test(tokens[at + 1]?.lower ?? '')) return true;
    if (possibles.has(token.lower) && !perfectAfter(tokens, at)) return true;
    if (
      token.lower === 'to' &&
      tokens[at + 1]?.lower === 'be' &&
      /^(?:is|are|was|were)$/.test(tokens[at - 1]?.lower ?? '')
    )
      return true;
    if (token.lower === 'be' && isBare(tokens, at)) return true;
  }
  const clause = parse.clauses[parse.clauseOf[anchor] ?? -1];
  if (clause === undefined || clause.group < anchor || clause.group - anchor > 8) return false;
  return (
    futures.has(tokens[clause.group]?.lower ?? '') && tokens[clause.group + 1]?.lower !== 'have'
  );
}

/** "that the other side admit it": the base form after a name in the singular. */
function isSubjunctive(tokens: readonly Token[], parse: Parse, anchor: number): boolean {
  const token = tokens[anchor];
  if (token === undefined || token.lower !== token.lemma || sameForm.has(token.lower)) return false;
  if (tokens[anchor - 1]?.pos === 'PROPN' && tokens[anchor - 2]?.lower === 'that') return true;
  const clause = parse.clauses.find(({ group, head }) => group <= anchor && anchor <= head);
  if (clause === undefined || clause.group !== anchor || clause.subject === null) return false;
  return clause.subject === anchor - 1 && tokens[clause.subject]?.pos === 'PROPN';
}

const perfectAfter = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1, at + 4).some(({ lower }) => lower === 'have');

/** "that nothing be hidden": no auxiliary before it makes "be" finite. */
function isBare(tokens: readonly Token[], at: number): boolean {
  for (let look = at - 1; look >= Math.max(0, at - 3); look--) {
    const token = tokens[look];
    if (token?.pos === 'AUX' || token?.lower === 'to') return false;
    if (token?.pos !== 'ADV' && token?.lower !== 'not') break;
  }
  return true;
}

/** "insists that" and "calls it" ask for nothing; "insists on" and "calls for" do. */
const asksWith = (lemma: string, next: string): boolean =>
  lemma === 'insist'
    ? next === 'on' || next === 'upon'
    : lemma !== 'call' || /^(?:for|on|upon)$/.test(next);

/** Something asked for, planned or hoped is not said to be so. */
function governedByAsking(tokens: readonly Token[], anchor: number): boolean {
  let steps = 0;
  for (let at = anchor - 1; at >= 0 && steps < 9; at--, steps++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (hardBarriers.has(token.lower) || token.lower === ',' || clauseBarriers.has(token.lower))
      return false;
    if (askers.has(token.lemma) && asksWith(token.lemma, tokens[at + 1]?.lower ?? '')) return true;
    if (
      /^(?:tell|told|tells|telling)$/.test(token.lower) &&
      tokens.slice(at, anchor).some(({ lower }) => lower === 'to')
    )
      return true;
    if (intenders.has(token.lemma) && tokens[at + 1]?.lower === 'to' && anchor - at <= 4)
      return true;
    if (
      token.lower === 'to' &&
      tokens[at + 1]?.pos === 'VERB' &&
      tokens[at + 1]?.lower !== 'blame' &&
      /^(?:is|are|was|were)$/.test(tokens[at - 1]?.lower ?? '')
    )
      return true;
  }
  return false;
}

/** Whether the part of the sentence that holds the token asks something. */
function asked(tokens: readonly Token[], anchor: number): boolean {
  for (let at = anchor; at < tokens.length; at++) {
    const word = tokens[at]?.lower;
    if (word === '?') return true;
    if (word === ';' || word === '.' || word === '!') return false;
  }
  return false;
}
