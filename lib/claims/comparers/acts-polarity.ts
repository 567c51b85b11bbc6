import type { Clause, Parse } from '../../language/clauses';
import type { Token } from '../../language/tokens';
import type { Operator } from './acts-operators';
import type { PatternMatch } from './acts-patterns';

/** Whether a word's proposition stands as said (1), turned round (-1), or is not asserted at all. */
export interface Polarity {
  readonly sign: 1 | -1;
  readonly open: boolean;
  /** First token of what turned it round. */
  readonly by: number | null;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const hardBarriers = words('; : . ? ! — –');
const clauseBarriers = words(
  'but because since while although though whereas when after before until if as yet who whom whose which whereupon so how where why what',
);
/** What follows these holds whether they are denied or not ("did not admit that …"). */
const presupposing = words(
  'admit acknowledge concede recognise recognize know realise realize regret forget confess admission ' +
    'acknowledgement acknowledgment fact concession recognition knowledge explain surprised surprise',
);
/** Predicates by which a thing named before them is said to be there or not. */
const existential = words(
  'make offer issue give come exist happen occur follow arrive hear voice utter express extend tender send ' +
    'receive mention include contain appear demand ask want seek require need say take find see record report ' +
    'open launch hold apologise accept cross precede play place sound show do forthcoming true case cause reason fact real',
);

interface Reader {
  readonly tokens: readonly Token[];
  readonly parse: Parse;
  readonly operators: readonly Operator[];
}

/** What kind of proposition a pattern carries. */
export interface PolarityOptions {
  /** What the words name is asked for, and asking is the proposition. */
  readonly demand: boolean;
  /** That it was said is part of the proposition, so that "did not say that …" denies it. */
  readonly spoken: boolean;
  /** What happened, rather than what somebody did or said: somebody's denial leaves it open. */
  readonly content: boolean;
  /** The words name what is said to have done something: any denial after them denies it. */
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

  let flips = 0;
  let by: number | null = null;
  let unsaid = false;
  const given = presupposed(reader, anchor);
  for (const operator of reader.operators) {
    if (taken.includes(operator.from)) continue;
    if (demand && operator.from > anchor && !deniesAsking(reader, operator)) continue;
    if (operator.from < anchor && !spoken && silenceBetween(reader, operator, anchor))
      unsaid = true;
    if (given && !isGiven(reader, operator, anchor)) continue;
    const reaches =
      operator.from < anchor
        ? reachesForward(reader, operator, from)
        : reachesBack(reader, operator, anchor, to, causes);
    if (!reaches) continue;
    if (content && deniedBySomebody(reader, operator)) unsaid = true;
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

const partisan = words('deny dispute contest reject dismiss rebut refute disavow');

/** A denial that somebody utters changes nothing about what happened. */
const deniedBySomebody = ({ tokens, parse }: Reader, operator: Operator): boolean =>
  operator.kind === 'denial' &&
  partisan.has(tokens[operator.from]?.lemma ?? '') &&
  parse.clauses.some(
    ({ head, passive, subject }) => head === operator.from && !passive && subject !== null,
  );

const utterances = words(
  'say state confirm mention tell specify elaborate comment reveal disclose indicate clarify',
);

/** "did not say that …": neither so nor not so. */
function silenceBetween({ tokens }: Reader, operator: Operator, anchor: number): boolean {
  if (operator.kind !== 'not') return false;
  for (let at = operator.to; at < Math.min(anchor, operator.to + 3); at++)
    if (utterances.has(tokens[at]?.lemma ?? '')) return anchor - at < 12;
  return false;
}

/** "the apology", "his apology": named as something that there is. */
function presupposed({ tokens, parse }: Reader, anchor: number): boolean {
  const noun = tokens[anchor];
  if (noun === undefined || noun.pos !== 'NOUN') return false;
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

const demandNouns = words('demand charge accusation insistence call conviction reproach');
const concealing = words('hide conceal disguise mince');
const manners = words(
  'deliberately intentionally purposely knowingly wilfully willfully purpose accident mistake intent accidentally solely alone',
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

function reachesForward(reader: Reader, operator: Operator, anchor: number): boolean {
  const { tokens, parse } = reader;
  if (aimsAtManner(reader, operator, anchor) || waitsFor(reader, operator, anchor)) return false;
  let commas = 0;
  const narrow = isNarrow(tokens, operator);
  const cleft = isCleft(tokens, operator);
  if (narrow && isFiniteAt(tokens, parse, anchor)) return false;
  for (let at = operator.to; at < anchor; at++) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (hardBarriers.has(token.lower)) return false;
    if (/^(?:except|save)$/.test(token.lower) && operator.kind === 'determiner') return false;
    if (concealing.has(token.lemma) && operator.kind === 'not') return false;
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
    if (token.lower === 'that' && presupposing.has(tokens[at - 1]?.lemma ?? '')) return false;
    if (narrow && isVerbStart(parse, at) && !(at === operator.to && token.lower.endsWith('ing')))
      return false;
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

function reachesBack(
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
    ({ group, to: end }) =>
      group - 2 <= operator.from && operator.from < end && end > operator.from,
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
  return (
    elliptic(tokens, operator) ||
    (group !== undefined && existential.has(lemma)) ||
    tokens
      .slice(operator.to, clause.head + 1)
      .some(({ lemma: word }) => existential.has(word) && word !== 'be')
  );
}

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

const conditionals = words('if unless whether should were');
const askers = words(
  'want wish hope expect demand ask urge call insist require request need seek press appeal invite order plead ' +
    'beg exhort want implore pressure await',
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
    (before === undefined || /^[":']$/.test(before.lower))
  );
}

/** "any admission" asserts none. */
const isAny = (tokens: readonly Token[], anchor: number, sign: 1 | -1): boolean =>
  sign > 0 && tokens.slice(Math.max(0, anchor - 2), anchor).some(({ lower }) => lower === 'any');

function isOpen({ tokens, parse }: Reader, anchor: number, demand: boolean, sign: 1 | -1): boolean {
  if (asked(tokens, anchor)) return true;
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
