import type { Token } from './tokens';

/** How a clause hangs on the one that holds it. */
export type ClauseRelation = 'main' | 'complement' | 'relative' | 'adverbial' | 'joined';

/** A predicate with what stands around it: who did what to whom, and whether it is denied. */
export interface Clause {
  /** Token index of the predicate's head: a verb, or the copula's complement. */
  readonly head: number;
  /** First token of the verb group. */
  readonly group: number;
  /** Tokens of the clause: from the previous clause's end to this one's, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly passive: boolean;
  /** Odd number of negations on the predicate itself ("not", "never", "no one …"). */
  readonly negated: boolean;
  /** Head token of the subject as written, or null. */
  readonly subject: number | null;
  readonly object: number | null;
  /** Head of a "by" phrase. */
  readonly by: number | null;
  /** Index of the clause that embeds this one, or null. */
  readonly governor: number | null;
  readonly relation: ClauseRelation;
}

/** The clauses of a sentence in order of their predicates, and which clause each token belongs to. */
export interface Parse {
  readonly clauses: readonly Clause[];
  /** Clause index by token, -1 where there is no predicate at all. */
  readonly clauseOf: readonly number[];
  /** By token: negated within its noun phrase or by "without", "rather than", "instead of". */
  readonly phraseNegated: readonly boolean[];
}

const negators = new Set(['not', "n't", 'never', 'neither', 'nor', 'hardly', 'scarcely', 'no-one']);
const negativeSubjects = new Set(['nobody', 'none', 'nothing', 'no', 'neither', 'no-one', 'noone']);
const subordinators = new Set(
  'that because after before while when although though since until as if whether where once unless'.split(
    ' ',
  ),
);
const relatives = new Set(['who', 'which', 'whom', 'whose']);
const nominal = new Set(['NOUN', 'PROPN', 'PRON', 'NUM']);
const copulas = new Set(['be', 'become', 'remain', 'seem']);
const adjectivalFillers = new Set(['ADV', 'PART']);

interface Group {
  readonly start: number;
  readonly head: number;
  readonly passive: boolean;
  readonly infinitive: boolean;
  readonly gerund: boolean;
  readonly participle: boolean;
  readonly negations: number;
}

/**
 * A shallow parse: verb groups with voice and negation, their nearest subject, object and "by" phrase,
 * and how clauses embed one another. Heuristic by part of speech; never fails, finds what it can.
 */
export function parseClauses(tokens: readonly Token[]): Parse {
  const groups = verbGroups(tokens);
  const clauses = groups.map((group, index) => clauseOfGroup(tokens, groups, group, index));
  const linked: Clause[] = [];
  for (const [index, clause] of clauses.entries())
    linked.push(shareSubject(tokens, groups, linked, clause, index));
  const clauseOf = tokens.map((_, at) => clauseIndexAt(linked, at));
  return { clauses: linked, clauseOf, phraseNegated: phraseNegations(tokens) };
}

function verbGroups(tokens: readonly Token[]): readonly Group[] {
  const groups: Group[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (
      token === undefined ||
      (token.pos !== 'VERB' && token.pos !== 'AUX') ||
      isCompoundNoun(tokens, at)
    ) {
      at++;
      continue;
    }
    const group = readGroup(tokens, at);
    groups.push(group);
    at = group.head + 1;
  }
  return groups;
}

/** "a cover-up", "their stand-off": the tagger takes the first half for a verb. */
function isCompoundNoun(tokens: readonly Token[], at: number): boolean {
  const [verb, hyphen, rest] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (verb === undefined || hyphen?.lower !== '-' || rest === undefined) return false;
  if (hyphen.from !== verb.to || rest.from !== hyphen.to || !/^(?:ADP|ADV|PART)$/.test(rest.pos))
    return false;
  let before = at - 1;
  while (tokens[before]?.pos === 'PUNCT' || tokens[before]?.pos === 'ADJ') before--;
  return /^(?:DET|ADP)$/.test(tokens[before]?.pos ?? '') || tokens[before]?.lower === "'s";
}

function readGroup(tokens: readonly Token[], start: number): Group {
  let head = start;
  let negations = 0;
  let sawBe = false;
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.pos === 'AUX' || carriesParticiple(tokens, at)) {
      head = at;
      if (token.lemma === 'be' || token.lower === 'been' || token.lower === 'got') sawBe = true;
    } else if (token.pos === 'VERB') {
      head = at;
      break;
    } else if (negators.has(token.lower)) {
      negations++;
    } else if (!adjectivalFillers.has(token.pos) || token.lower === 'to') break;
  }
  for (let at = start - 1; at >= Math.max(0, start - 2); at--) {
    const token = tokens[at];
    if (token === undefined) break;
    if (negators.has(token.lower)) negations++;
    else if (token.pos !== 'ADV' && token.lower !== 'to') break;
  }
  const verb = tokens[head];
  const lower = verb?.lower ?? '';
  const inflected =
    verb !== undefined && verb.pos === 'VERB' && (lower !== verb.lemma || sameForm.has(lower));
  const gerund = tokens[start]?.lower.endsWith('ing') === true;
  const bare = head === start;
  const byFollows = hasByPhrase(tokens, head);
  const passive = inflected && !lower.endsWith('ing') && (sawBe || (bare && byFollows));
  return {
    start,
    head,
    passive,
    infinitive: tokens[start - 1]?.lower === 'to' || negatedInfinitive(tokens, start),
    gerund: gerund && !sawBe,
    participle: bare && inflected && byFollows,
    negations,
  };
}

const auxiliaries = new Set(['having', 'being', 'have', 'has', 'had', 'get', 'got', 'gets']);

/** "having covered", "being asked": auxiliaries that the tagger takes for verbs. */
const carriesParticiple = (tokens: readonly Token[], at: number): boolean =>
  auxiliaries.has(tokens[at]?.lower ?? '') &&
  tokens[at + 1]?.pos === 'VERB' &&
  /(?:ed|en|t|n|d)$/.test(tokens[at + 1]?.lower ?? '');

/** Verbs whose participle is written like the verb itself. */
const sameForm = new Set('hit cut put shut read set hurt cast split spread beset upset'.split(' '));

const negatedInfinitive = (tokens: readonly Token[], start: number): boolean =>
  tokens[start - 2]?.lower === 'to' && tokens[start - 1]?.pos === 'ADV';

function hasByPhrase(tokens: readonly Token[], head: number): boolean {
  for (let at = head + 1; at < Math.min(tokens.length, head + 5); at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT' || token.pos === 'VERB') return false;
    if (token.lower === 'by') return true;
  }
  return false;
}

function clauseOfGroup(
  tokens: readonly Token[],
  groups: readonly Group[],
  group: Group,
  index: number,
): Clause {
  const previousEnd = index === 0 ? 0 : (groups[index - 1]?.head ?? -1) + 1;
  const nextStart = groups[index + 1]?.start ?? tokens.length;
  const boundary = clauseStart(tokens, previousEnd, group.start);
  const interrupted = subjectBeforeInsertion(tokens, groups, group);
  const subject = interrupted ?? subjectBefore(tokens, boundary, group.start);
  const head = complementHead(tokens, group, nextStart);
  const object = nounAfter(tokens, group.head + 1, nextStart);
  const by = byAgent(tokens, group.head + 1, nextStart);
  const noSubject = subject !== null && startsNegative(tokens, subject, boundary) ? 1 : 0;
  const noObject = object !== null && determinerNo(tokens, object, group.head) ? 1 : 0;
  return {
    head,
    group: group.start,
    from: boundary,
    to:
      index === groups.length - 1 ? tokens.length : clauseStart(tokens, group.head + 1, nextStart),
    passive: group.passive,
    negated: (group.negations + noSubject + noObject) % 2 === 1,
    subject,
    object,
    by,
    ...(interrupted === null
      ? embedding(tokens, groups, group, index, boundary)
      : resumed(tokens, groups, interrupted)),
  };
}

/** How a clause hangs that goes on after an insertion: from the last predicate before its subject. */
function resumed(
  tokens: readonly Token[],
  groups: readonly Group[],
  subject: number,
): { readonly governor: number | null; readonly relation: ClauseRelation } {
  let governor: number | null = null;
  for (const [index, { head }] of groups.entries()) if (head < subject) governor = index;
  if (governor === null) return { governor, relation: 'main' };
  const opener = tokens[clauseStart(tokens, (groups[governor]?.head ?? -1) + 1, subject)];
  return { governor, relation: opener?.lower === 'that' ? 'complement' : 'joined' };
}

const insertionOpeners = new Set([
  'ADP',
  'VERB',
  'ADV',
  'SCONJ',
  'DET',
  'NOUN',
  'PROPN',
  'PRON',
  'ADJ',
  'PART',
]);

/** "Moretti, who had sent his regrets, accused …": the noun before the insertion that ends where the predicate begins. */
function subjectBeforeInsertion(
  tokens: readonly Token[],
  groups: readonly Group[],
  group: Group,
): number | null {
  let close = group.start - 1;
  while (close > 0 && (tokens[close]?.pos === 'ADV' || negators.has(tokens[close]?.lower ?? '')))
    close--;
  if (tokens[close]?.lower !== ',') return null;
  let segment = 0;
  for (let at = 0; at < close; at++) {
    const word = tokens[at]?.lower;
    if (word === ';' || word === ':') segment = at + 1;
    if (word !== ',') continue;
    const from = segment;
    segment = at + 1;
    const noun = tokens[at - 1];
    const next = tokens[at + 1];
    if (noun === undefined || next === undefined || !nominal.has(noun.pos)) continue;
    const contrast = next.pos === 'CCONJ' && tokens[at + 2]?.lower === 'not';
    if (!insertionOpeners.has(next.pos) && !relatives.has(next.lower) && !contrast) continue;
    if (groups.some(({ start }) => start >= from && start < at)) continue;
    const start = phraseStart(tokens, at - 1, from);
    if (tokens[start - 1]?.pos === 'ADP' && start - 1 === from) continue;
    const subject = subjectBefore(tokens, from, at);
    if (subject !== null) return subject;
  }
  return null;
}

/** Where a clause begins between the previous predicate and its own: at a joint, a relative or a comma before them. */
function clauseStart(tokens: readonly Token[], low: number, high: number): number {
  for (let at = high - 1; at >= low; at--) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (subordinators.has(token.lower) || relatives.has(token.lower)) return at;
    if (token.pos === 'CCONJ' || token.lower === ';' || token.lower === ':' || token.lower === '-')
      return at;
  }
  for (let at = high - 1; at >= low; at--)
    if (tokens[at]?.lower === 'to' && !nominal.has(tokens[at + 1]?.pos ?? '')) return at;
  return low;
}

/** The nearest noun to the left that is not inside a prepositional phrase. */
function subjectBefore(tokens: readonly Token[], low: number, high: number): number | null {
  let at = high - 1;
  let fallback: number | null = null;
  while (at >= low) {
    const token = tokens[at];
    if (token === undefined) break;
    if (nominal.has(token.pos)) {
      const start = phraseStart(tokens, at, low);
      const before = tokens[start - 1];
      if (
        start - 1 < low ||
        before === undefined ||
        !(before.pos === 'ADP' || before.lower === 'to')
      )
        return at;
      fallback ??= at;
      at = start - 2;
      continue;
    }
    at--;
  }
  return fallback !== null && tokens[low]?.pos !== 'ADP' ? fallback : fallback;
}

function phraseStart(tokens: readonly Token[], head: number, low: number): number {
  let at = head;
  while (at - 1 >= low) {
    const token = tokens[at - 1];
    if (token === undefined) break;
    const inside =
      nominal.has(token.pos) ||
      token.pos === 'DET' ||
      token.pos === 'ADJ' ||
      token.lower === "'s" ||
      token.lower === "'";
    if (!inside) break;
    at--;
  }
  return at;
}

function complementHead(tokens: readonly Token[], group: Group, limit: number): number {
  const verb = tokens[group.head];
  if (verb === undefined || (verb.pos !== 'AUX' && !copulas.has(verb.lemma))) return group.head;
  for (let at = group.head + 1; at < limit; at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT' || token.pos === 'ADP') break;
    if (token.pos === 'ADJ' || token.pos === 'NOUN' || token.pos === 'PROPN') return at;
  }
  return group.head;
}

function nounAfter(tokens: readonly Token[], low: number, high: number): number | null {
  for (let at = low; at < high; at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'ADP' || token.pos === 'SCONJ') return null;
    if (token.pos === 'PUNCT' && token.lower !== '"') return null;
    if (relatives.has(token.lower) || token.lower === 'that' || token.lower === 'to') return null;
    if (nominal.has(token.pos)) return phraseEnd(tokens, at, high);
  }
  return null;
}

function phraseEnd(tokens: readonly Token[], first: number, high: number): number {
  let head = first;
  for (let at = first + 1; at < high; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (nominal.has(token.pos)) head = at;
    else if (token.lower !== "'s" && token.lower !== "'" && token.pos !== 'ADJ') break;
  }
  return head;
}

function byAgent(tokens: readonly Token[], low: number, high: number): number | null {
  for (let at = low; at < high; at++)
    if (tokens[at]?.lower === 'by' && tokens[at + 1]?.lower !== 'what')
      return nounAfter(tokens, at + 1, high);
  return null;
}

function startsNegative(tokens: readonly Token[], subject: number, low: number): boolean {
  for (let at = subject; at >= Math.max(low, subject - 5); at--)
    if (negativeSubjects.has(tokens[at]?.lower ?? '')) return true;
  return false;
}

function determinerNo(tokens: readonly Token[], object: number, verb: number): boolean {
  for (let at = object; at > verb; at--) {
    const word = tokens[at]?.lower ?? '';
    if (word === 'no' || word === 'nothing' || word === 'nobody' || word === 'none') return true;
  }
  return false;
}

function embedding(
  tokens: readonly Token[],
  groups: readonly Group[],
  group: Group,
  index: number,
  boundary: number,
): { readonly governor: number | null; readonly relation: ClauseRelation } {
  if (index === 0) return { governor: null, relation: 'main' };
  const opener = tokens[boundary]?.lower ?? '';
  const previous = groups[index - 1];
  const adjacent = previous !== undefined && onlyFillers(tokens, previous.head + 1, group.start);
  if (relatives.has(opener) || isRelativeThat(tokens, groups, group, boundary))
    return { governor: index - 1, relation: 'relative' };
  if (opener === 'that' || group.infinitive || (group.gerund && adjacent))
    return { governor: index - 1, relation: 'complement' };
  if (subordinators.has(opener)) return { governor: index - 1, relation: 'adverbial' };
  if (tokens[boundary]?.pos === 'CCONJ') return { governor: index - 1, relation: 'joined' };
  return { governor: index - 1, relation: adjacent ? 'complement' : 'joined' };
}

/** The "that" of "the gun that fired", which is its predicate's subject; not the one of a cleft ("It was X that …"). */
function isRelativeThat(
  tokens: readonly Token[],
  groups: readonly Group[],
  group: Group,
  boundary: number,
): boolean {
  if (tokens[boundary]?.lower !== 'that' || group.start !== boundary + 1) return false;
  if (!/^(?:NOUN|PROPN)$/.test(tokens[boundary - 1]?.pos ?? '')) return false;
  const before = groups.findLast(({ head }) => head < boundary);
  return before === undefined || !/^(?:it|that|this)$/.test(tokens[before.start - 1]?.lower ?? '');
}

/** Whether nothing but small words stands between two predicates ("stopped short of admitting"). */
function onlyFillers(tokens: readonly Token[], low: number, high: number): boolean {
  for (let at = low; at < high; at++) {
    const pos = tokens[at]?.pos ?? '';
    if (pos === 'PUNCT' || nominal.has(pos)) return false;
  }
  return true;
}

/** Joined and infinitive predicates without a subject of their own take their governor's. */
function shareSubject(
  tokens: readonly Token[],
  groups: readonly Group[],
  clauses: readonly Clause[],
  clause: Clause,
  index: number,
): Clause {
  const group = groups[index];
  const told = group === undefined ? null : tailOf(tokens, groups, clauses, group);
  if (told !== null)
    return {
      ...clause,
      governor: told,
      relation: 'adverbial',
      subject: clauses[told]?.subject ?? null,
    };
  if (clause.governor === null) return clause;
  const between =
    clause.subject !== null && group !== undefined && tokens[clause.subject]?.pos !== undefined;
  const ownSubject =
    between && !(clause.relation === 'complement' && group.infinitive) && !group.gerund;
  if (clause.relation === 'relative') {
    const opener = clauses[clause.governor];
    const antecedent = opener === undefined ? null : nounBefore(tokens, clause.from);
    return ownSubject &&
      clause.subject !== null &&
      !relatives.has(tokens[clause.subject]?.lower ?? '')
      ? clause
      : { ...clause, subject: antecedent };
  }
  const leans = group !== undefined && clause.relation === 'joined' && followsJoint(tokens, group);
  const holder = leans ? finiteHolder(groups, clauses, clause.governor) : clauses[clause.governor];
  if (holder !== undefined && clause.relation !== 'main' && group !== undefined) {
    const verb = tokens[holder.head]?.lemma ?? '';
    const unfinite = group.infinitive || group.gerund;
    if (unfinite && objectControl.has(verb)) {
      const controller = holder.passive ? holder.subject : (holder.object ?? holder.subject);
      return { ...clause, subject: controller };
    }
  }
  if (ownSubject && !leans) return clause;
  return { ...clause, subject: holder?.subject ?? null };
}

/** The predicate to which ", calling on …" is added: the last one before that has a subject of its own; else null. */
function tailOf(
  tokens: readonly Token[],
  groups: readonly Group[],
  clauses: readonly Clause[],
  group: Group,
): number | null {
  if (!group.gerund || tokens[group.start - 1]?.lower !== ',') return null;
  const at = clauses.findLastIndex(({ subject, relation }, index) => {
    const before = groups[index];
    const finite = before !== undefined && !before.infinitive && !before.gerund;
    return finite && subject !== null && relation !== 'relative';
  });
  return at < 0 ? null : at;
}

/** The last predicate before that is no infinitive or gerund: the one that a joined predicate shares its subject with. */
function finiteHolder(
  groups: readonly Group[],
  clauses: readonly Clause[],
  from: number,
): Clause | undefined {
  for (let index = from; index >= 0; index--) {
    const group = groups[index];
    const clause = clauses[index];
    if (
      group !== undefined &&
      !group.infinitive &&
      !group.gerund &&
      clause?.relation !== 'relative'
    )
      return clause;
  }
  return clauses[from];
}

/** Whether a predicate stands right after a comma or a conjunction, so that it has no subject of its own. */
function followsJoint(tokens: readonly Token[], group: Group): boolean {
  let at = group.start - 1;
  while (at > 0 && (tokens[at]?.pos === 'ADV' || negators.has(tokens[at]?.lower ?? ''))) at--;
  return tokens[at]?.pos === 'CCONJ' || tokens[at]?.lower === ',';
}

/** Verbs whose object is the one who does what the complement says ("accused them of hiding it"). */
const objectControl = new Set(
  (
    'accuse charge blame reproach suspect acquit clear absolve thank praise criticise criticize condemn ' +
    'tell urge order allow permit force persuade forbid oblige compel invite require commend fault pressure push press'
  ).split(' '),
);

/** Before a contrast set off by commas (", and not X,"), or the place itself. */
function beforeContrast(tokens: readonly Token[], at: number): number {
  if (tokens[at - 1]?.lower !== ',') return at;
  const open = tokens.slice(0, at - 1).findLastIndex(({ lower }) => lower === ',');
  const first = tokens[open + 1]?.lower;
  const second = tokens[open + 2]?.lower;
  return open > 0 && (first === 'not' || (first === 'and' && second === 'not')) ? open : at;
}

function nounBefore(tokens: readonly Token[], end: number): number | null {
  const at = beforeContrast(tokens, end);
  for (let index = at - 1; index >= Math.max(0, at - 6); index--) {
    if (!nominal.has(tokens[index]?.pos ?? '')) continue;
    const start = phraseStart(tokens, index, 0);
    const contrast =
      tokens[start - 1]?.lower === 'not' && /^(?:and|,)$/.test(tokens[start - 2]?.lower ?? '');
    if (!contrast) return index;
    index = start - 1;
  }
  return null;
}

function clauseIndexAt(clauses: readonly Clause[], at: number): number {
  let found = clauses.length > 0 ? 0 : -1;
  for (const [index, clause] of clauses.entries()) if (clause.from <= at) found = index;
  return found;
}

const negativePrepositions = new Set(['without', 'despite', 'excluding', 'barring']);

function phraseNegations(tokens: readonly Token[]): readonly boolean[] {
  const negated = tokens.map(() => false);
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1]?.lower ?? '';
    const opens =
      negativePrepositions.has(token.lower) ||
      (token.lower === 'no' && token.pos === 'DET') ||
      (token.lower === 'rather' && next === 'than') ||
      (token.lower === 'instead' && next === 'of') ||
      (token.lower === 'far' && next === 'from') ||
      (token.lower === 'not' && tokens[at - 1]?.pos !== 'AUX');
    if (!opens) continue;
    for (let index = at + 1; index < Math.min(tokens.length, at + 9); index++) {
      const follower = tokens[index];
      if (follower === undefined || follower.pos === 'PUNCT' || follower.lower === 'but') break;
      if (
        token.lower === 'without' &&
        follower.lower === 'that' &&
        tokens[index - 1]?.pos === 'NOUN'
      )
        break;
      if (index > at + 2 && (follower.pos === 'AUX' || follower.pos === 'CCONJ')) break;
      negated[index] = true;
    }
  }
  return negated;
}
