import type { Clause, Parse } from '../../language/clauses';
import type { Token } from '../../language/tokens';
import type { Operator } from './acts-operators';
import { clauseBarriers, existential, hardBarriers, type Reader } from './acts-reader';
import { words } from './acts-who';

/** What follows these holds whether they are denied or not ("did not admit that …"). */
const presupposing = words(
  'admit acknowledge concede recognise recognize know realise realize regret forget confess admission ' +
    'acknowledgement acknowledgment fact concession recognition knowledge explain surprised surprise',
); /** Nouns for what somebody has said: what they say is not denied with what is said of them. */
export const demandNouns = words('demand charge accusation insistence call conviction reproach');
const concealing = words('hide conceal disguise mince');
const manners = words(
  'deliberately intentionally purposely knowingly wilfully willfully purpose accident mistake intent accidentally solely alone ' +
    'meant intended intention malice',
);

/** "was not closed until …": it was, in the end. */
const waitsFor = ({ tokens }: Reader, operator: Operator, anchor: number): boolean =>
  operator.kind === 'not' &&
  tokens.slice(anchor, anchor + 9).some(({ lower }) => lower === 'until' || lower === 'till');

/** "did not hit it on purpose": the negation is of how. */
function aimsAtManner({ tokens }: Reader, operator: Operator, anchor: number): boolean {
  if (operator.kind !== 'not' && operator.kind !== 'determiner') return false;
  for (let at = anchor + 1; at < Math.min(tokens.length, anchor + 9); at++) {
    const token = tokens[at];
    if (token === undefined || hardBarriers.has(token.lower) || token.lower === ',') return false;
    if (manners.has(token.lower)) return true;
  }
  return false;
}

/** Words for what somebody cannot do. */
export const inability = /^(?:could|can|cannot|ca|able|unable|failed|failing|allowed|permitted)$/;

/** Words that open a reason. */
export const reasons = /^(?:due|because|amid|amidst|owing|thanks)$/;

/** "unable to land due to …": the reason why something cannot be done is so. */
const opensReason = (tokens: readonly Token[], operator: Operator, at: number): boolean =>
  reasons.test(tokens[at]?.lower ?? '') &&
  tokens
    .slice(Math.max(0, operator.from - 1), operator.to)
    .some(({ lower }) => inability.test(lower)) &&
  tokens.slice(operator.to, at).some(({ pos }) => pos === 'VERB');

const proofs = words('evidence proof sign indication hint suggestion doubt claim word');

/** "said without circumlocution that …": what is denied is how it was said. */
const isSaidSo = (tokens: readonly Token[], operator: Operator, at: number): boolean =>
  tokens[at]?.lower === 'that' &&
  tokens[operator.from]?.lower === 'without' &&
  tokens[at - 1]?.pos === 'NOUN' &&
  !proofs.has(tokens[at - 1]?.lemma ?? '');

/** "A jet which never reached Hollin may have been struck": the clause behind "which" ends where another predicate begins. */
const endsRelative = (tokens: readonly Token[], operator: Operator, at: number): boolean =>
  tokens[at]?.pos === 'AUX' &&
  /^(?:who|which|that)$/.test(tokens[operator.from - 1]?.lower ?? '') &&
  tokens.slice(operator.to, at).some(({ pos }) => pos === 'VERB') &&
  !tokens.slice(operator.to, at).some(({ pos, lower }) => pos === 'CCONJ' || lower === 'that');

/** Whether an operator before a token turns what the token says round. */
export function reachesForward(reader: Reader, operator: Operator, anchor: number): boolean {
  const { tokens, parse } = reader;
  if (aimsAtManner(reader, operator, anchor) || waitsFor(reader, operator, anchor)) return false;
  let commas = 0;
  const narrow = isNarrow(tokens, operator);
  const cleft = isCleft(tokens, operator);
  if (narrow && isFiniteAt(tokens, parse, anchor)) return false;
  for (let at = operator.to; at < anchor; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (hardBarriers.has(token.lower) || opensReason(tokens, operator, at)) return false;
    if (isSaidSo(tokens, operator, at) || endsRelative(tokens, operator, at)) return false;
    if (opensRelative(reader, at) && (!cleft || isReplaced(tokens, operator, at))) return false;
    if (/^(?:except|save)$/.test(token.lower) && operator.kind === 'determiner') return false;
    // With "that", hiding turns round itself: see `concealsThat`.
    if (concealing.has(token.lemma) && operator.kind === 'not' && tokens[at + 1]?.lower !== 'that')
      return false;
    if (token.lower === 'as' && operator.kind === 'denial') return false;
    if (
      token.lower === 'but' &&
      /^(?:anything|nothing|none|all)$/.test(tokens[at - 1]?.lower ?? '')
    )
      continue;
    if (
      token.lower === 'that' &&
      demandNouns.has(tokens[at - 1]?.lemma ?? '') &&
      operator.kind !== 'denial'
    )
      return false;
    if (clauseBarriers.has(token.lower) && !(cleft && /^(?:who|which)$/.test(token.lower))) {
      if (token.lower === 'as' && tokens[at - 1]?.lower !== ',') continue;
      if (token.lower === 'so' && tokens[at - 1]?.lower !== ',') continue;
      return (
        commas === 1 &&
        /^(?:who|which|whom|whose|as)$/.test(token.lower) &&
        closesInsertion(tokens, at, anchor) &&
        sameChain(parse, operator, anchor)
      );
    }
    if (token.lower === ',') commas++;
    if (
      /^(?:that|what|why|how|who)$/.test(token.lower) &&
      presupposing.has(tokens[at - 1]?.lemma ?? '')
    )
      return false;
    const completes =
      (at === operator.to && token.lower.endsWith('ing')) ||
      (at === operator.to + 1 && tokens[operator.to]?.lower === 'to');
    if (narrow && isVerbStart(parse, at) && !completes) return false;
    if (
      /^(?:and|or|nor)$/.test(token.lower) &&
      startsPredicate(tokens, parse, at + 1, anchor, token.lower)
    )
      return false;
  }
  const aside = commas === 2 && tokens[operator.to]?.lower === ',' && anchor - operator.to <= 9;
  return (
    commas === 0 ||
    aside ||
    (commas === 2 && sameChain(parse, operator, anchor)) ||
    (commas === 1 && listed(tokens, operator.to, anchor))
  );
}

/** Whether the token belongs to a finite predicate: no infinitive, gerund or participle alone. */
function isFiniteAt(tokens: readonly Token[], parse: Parse, anchor: number): boolean {
  const clause = parse.clauses.find(({ group, head }) => group <= anchor && anchor <= head);
  if (clause === undefined) return false;
  const first = tokens[clause.group];
  if (first?.lower.endsWith('ing') === true || tokens[clause.group - 1]?.lower === 'to')
    return false;
  return clause.subject !== null;
}

/** Whether the operator's own predicate is the anchor's or one that the anchor's completes. */
function sameChain(parse: Parse, operator: Operator, anchor: number): boolean {
  const own = parse.clauses.findIndex(
    ({ group, head }) => head >= operator.from && group - 2 <= operator.from,
  );
  let at: number | null = parse.clauseOf[anchor] ?? null;
  for (let steps = 0; at !== null && at >= 0 && steps < 6; steps++) {
    if (at === own) return true;
    const clause: Clause | undefined = parse.clauses[at];
    at = clause === undefined || clause.relation !== 'complement' ? null : clause.governor;
  }
  return false;
}

/** A list without predicates between: "no regrets, excuses or apology". */
function listed(tokens: readonly Token[], from: number, to: number): boolean {
  let joint = false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'VERB' || token.pos === 'AUX') return false;
    if (token.lower === 'or' || token.lower === 'nor') joint = true;
  }
  return joint;
}

function closesInsertion(tokens: readonly Token[], at: number, anchor: number): boolean {
  if (tokens[at - 1]?.lower !== ',') return false;
  for (let look = at + 1; look < anchor; look++) if (tokens[look]?.lower === ',') return true;
  return false;
}

/** Negations of a phrase alone: "without a word", "X, not Y", "no X" after a preposition. */
function isNarrow(tokens: readonly Token[], operator: Operator): boolean {
  const before = tokens[operator.from - 1];
  if (operator.kind === 'phrase') return true;
  if (operator.kind === 'determiner') return before?.pos === 'ADP';
  if (operator.kind !== 'not') return false;
  const word = tokens[operator.from]?.lower;
  if (word !== 'not') return false;
  const loose = before === undefined || before.lower === ',' || before.pos === 'CCONJ';
  const next = tokens[operator.to];
  return loose && next?.pos !== 'VERB' && next?.pos !== 'AUX';
}

/** The "that" of "the battery that fired": what is told of a thing holds whatever is denied of it. */
const opensRelative = ({ tokens, parse }: Reader, at: number): boolean =>
  tokens[at]?.lower === 'that' &&
  /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.pos ?? '') &&
  isVerbStart(parse, at + 1);

/** "It was not X but Y that …": Y did it. */
const isReplaced = (tokens: readonly Token[], operator: Operator, to: number): boolean =>
  tokens.slice(operator.to, to).some(({ lower }) => lower === 'but');

/** "It was not X who …": the negation is of who, and reaches what they did. */
function isCleft(tokens: readonly Token[], operator: Operator): boolean {
  return tokens[operator.from - 2]?.lower === 'it' || tokens[operator.from - 3]?.lower === 'it';
}

const isVerbStart = (parse: Parse, at: number): boolean =>
  parse.clauses.some((clause) => clause.group === at);

/** Whether a joined predicate begins after a conjunction, before the anchor or with it. */
function startsPredicate(
  tokens: readonly Token[],
  parse: Parse,
  from: number,
  anchor: number,
  joint: string,
): boolean {
  for (const clause of parse.clauses) {
    if (clause.group < from || clause.group > anchor) continue;
    const token = tokens[clause.group];
    const finite =
      token?.pos === 'AUX' ||
      (token !== undefined && token.lower !== token.lemma && !token.lower.endsWith('ing'));
    if (clause.group === from && joint !== 'and') return false;
    if (finite) return true;
  }
  return false;
}

/** Whether an operator after a token turns what the token says round. */
export function reachesBack(
  reader: Reader,
  operator: Operator,
  anchor: number,
  to: number,
  causes = false,
): boolean {
  const { tokens, parse } = reader;
  const between = tokens.slice(to, operator.from);
  if (operator.kind === 'determiner' && between.at(-1)?.lower === ':' && between.length <= 3)
    return true;
  if (between.some(({ lower }) => hardBarriers.has(lower))) return false;
  const commas = between.filter(({ lower }) => lower === ',').length;
  const before = tokens[operator.from - 1];
  if (operator.kind === 'phrase') return false;
  const anchorIsVerb =
    tokens[anchor]?.lower.endsWith('ing') === true ||
    parse.clauses.some(({ head, group }) => group <= anchor && anchor <= head);
  const clause = parse.clauses.find(
    ({ group, head, to: end }) =>
      group - 2 <= operator.from && (operator.from < end || operator.from < head),
  );
  if (operator.kind === 'denial') {
    if (anchorIsVerb && !tokens.slice(0, anchor).some(({ lower }) => lower === 'that'))
      return false;
    const holder = parse.clauses[parse.clauseOf[anchor] ?? -1];
    if (anchorIsVerb && holder?.relation === 'relative') return false;
    if (anchorIsVerb && commas === 0 && between.some(({ lower }) => lower === 'that')) return false;
    const passive = parse.clauses.some(
      ({ head, passive: turned, group }) =>
        (head === operator.from || (group <= operator.from && operator.from <= head)) && turned,
    );
    const copula =
      /^(?:is|was|are|were|be|been|remains|remained)$/.test(before?.lower ?? '') ||
      (tokens[operator.from - 2]?.pos === 'AUX' && before?.pos === 'ADV') ||
      tokens[operator.from - 2]?.lower === 'is' ||
      tokens[operator.from - 2]?.lower === 'was';
    const ends = verbless(tokens, operator.to) || operator.to - operator.from >= 3;
    if (commas > 0 && commas !== 2) return false;
    if (
      between.some(
        ({ lower, pos }) =>
          (clauseBarriers.has(lower) && commas !== 2) || (pos === 'CCONJ' && lower === 'but'),
      )
    )
      return false;
    if (finiteBetween(parse, to, operator.from - 2, tokens)) return false;
    return passive || copula || ends;
  }
  if (operator.kind === 'determiner' && anchorIsVerb) return isObject(reader, operator, anchor);
  if (before?.lower === ',' || before?.pos === 'CCONJ') return false;
  if (between.some(({ lower }) => clauseBarriers.has(lower)) && commas !== 2) return false;
  if (operator.kind === 'not' && !causes && between.some(({ lower }) => lower === 'that'))
    return false;
  if (finiteBetween(parse, to, operator.from - 1, tokens)) return false;
  if (commas === 1 || commas > 2) return elliptic(tokens, operator);
  if (anchorIsVerb) return elliptic(tokens, operator);
  if (clause === undefined) return elliptic(tokens, operator);
  if (finiteBetween(parse, to, clause.group - 1, tokens)) return false;
  if (operator.kind === 'determiner') return false;
  const verb = tokens[clause.head];
  const group = parse.clauses.find(({ group: at }) => at === clause.group);
  const lemma = verb?.lemma ?? '';
  if (causes) return true;
  if (group !== undefined && takesObject(tokens, group)) return false;
  if (/^(?:easily|lightly|readily|cheaply|naturally)$/.test(tokens[clause.head + 1]?.lower ?? ''))
    return false;
  return (
    elliptic(tokens, operator) ||
    (group !== undefined && existential.has(lemma)) ||
    tokens
      .slice(operator.to, clause.head + 1)
      .some(({ lemma: word }) => existential.has(word) && word !== 'be')
  );
}

const transitive = words('include contain mention receive demand ask want seek require need');

/** "The letter did not include …": what is not there is its object. */
const takesObject = (tokens: readonly Token[], { head, object, passive }: Clause): boolean =>
  !passive && object !== null && transitive.has(tokens[head]?.lemma ?? '');

/** "hid nothing", "conceded no guilt": the object denies the verb. */
function isObject({ tokens }: Reader, operator: Operator, anchor: number): boolean {
  if (operator.from - anchor > 5) return false;
  for (let at = anchor + 1; at < operator.from; at++) {
    const token = tokens[at];
    if (
      token === undefined ||
      token.pos === 'VERB' ||
      token.pos === 'AUX' ||
      token.pos === 'PUNCT' ||
      token.pos === 'CCONJ'
    )
      return false;
    if (clauseBarriers.has(token.lower) || token.lower === 'that') return false;
  }
  const before = tokens[operator.from - 1];
  return (
    before?.pos !== 'ADP' || /^(?:to|for|of|against|up|down|at|on|from|by)$/.test(before.lower)
  );
}

/** A finite predicate strictly between, other than in a relative clause without commas. */
function finiteBetween(parse: Parse, from: number, to: number, tokens: readonly Token[]): boolean {
  return parse.clauses.some(({ group, head }) => {
    if (group < from || head >= to) return false;
    const token = tokens[group];
    return token !== undefined && (token.pos === 'AUX' || !token.lower.endsWith('ing'));
  });
}

/** "apologise he did not." */
function elliptic(tokens: readonly Token[], operator: Operator): boolean {
  const next = tokens[operator.to];
  const before = tokens[operator.from - 1];
  return before?.pos === 'AUX' && (next === undefined || /^[.;!"]$/.test(next.lower));
}

function verbless(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next === undefined || /^[.,;:!"]$/.test(next.lower);
}
