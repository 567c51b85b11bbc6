import type { Clause } from '../../language/clauses';
import type { AnnotatedSentence } from '../annotate';
import type { PackIndex } from '../pack-index';

/** Somebody in a sentence: a party, or a place that stands for one. */
export interface Somebody {
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const sayers = words(
  'say tell state declare claim allege assert insist maintain argue contend announce report add complain ' +
    'explain note stress underline remark lament concede admit acknowledge grant accept believe think hold hint ' +
    'suggest describe call write repeat assure aver warn observe charge accuse reply respond quote speak term dub comment protest',
);
const givers = words(
  'make offer issue extend give send voice express utter tender deliver present convey owe come bring level ' +
    'direct put address write dispatch transmit pass do open launch',
);
const doers = words(
  'take accept assume admit commit attempt try begin bear shoulder acknowledge concede engage deny refuse decline reject withhold lack omit stop contain include have',
);
const takers = words('have receive get accept hear obtain want demand await win secure extract');
const nominal = words('NOUN PROPN PRON NUM ADJ DET PART');

/** Reads who does what in one sentence. */
export interface RoleReader {
  readonly sentence: AnnotatedSentence;
  readonly index: PackIndex;
  /** Somebody by token, as far as named or resolved. */
  readonly who: readonly (Somebody | undefined)[];
}

/** Prepares a sentence for questions about roles. */
export function roleReader(sentence: AnnotatedSentence, index: PackIndex): RoleReader {
  const who: Somebody[] = [];
  for (const { from, to, entry } of sentence.names) {
    const ids = entry.parties.length > 0 ? entry.parties : entry.places;
    if (ids.length === 0) continue;
    for (let at = from; at < to; at++) who[at] = { ids, from, to };
  }
  for (const [from, { to, party }] of sentence.resolved)
    for (let at = from; at < to; at++) who[at] ??= { ids: [party], from, to };
  return { sentence, index, who };
}

/** Who the phrase with this head token means: itself, its owner or adjective, or whom "of" or "in" names. */
export function phraseWho({ sentence, who }: RoleReader, head: number | null): Somebody | null {
  if (head === null) return null;
  const own = who[head];
  if (own !== undefined) return own;
  const { tokens } = sentence;
  for (let at = head - 1; at >= Math.max(0, head - 6); at--) {
    const token = tokens[at];
    if (token === undefined || !nominal.has(token.pos)) break;
    const found = who[at];
    if (found !== undefined) return found;
  }
  for (let at = head + 1; at <= Math.min(tokens.length - 1, head + 4); at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'PUNCT')
      break;
    const before = tokens[at - 1]?.lower ?? '';
    const found = who[at];
    if (found !== undefined && /^(?:of|in|from|the|at|over)$/.test(before)) return found;
  }
  return null;
}

/** Who does something and towards whom, as the words around the token have it. */
export interface Roles {
  readonly doer: Somebody | null;
  readonly toward: Somebody | null;
}

/** The doer and the one acted on, of a verb or of a noun that means an act. */
export function rolesOf(reader: RoleReader, anchor: number, to: number): Roles {
  const { parse } = reader.sentence;
  const clause = parse.clauses.find(({ group, head }) => group <= anchor && anchor <= head);
  const named = parse.clauses.length > 0 && reader.sentence.tokens[anchor - 1]?.pos === 'DET';
  if (clause !== undefined && !named) return verbRoles(reader, clause, to);
  return nounRoles(reader, anchor, to);
}

/** Verbs whose subject does what the complement says ("tried to …", "stopped short of …"). */
const subjectControl = words(
  'try attempt refuse want fail begin seek decline stop manage continue start dare hesitate wish choose prefer ' +
    'decide agree refrain avoid abstain insist persist keep help deny admit regret omit neglect forget rush hasten ' +
    'go come move proceed intend plan promise have get seem appear set do be admit confess',
);

const objectControl = words(
  'ask tell order urge call want expect allow permit force persuade require invite oblige compel press beg implore',
);

/** Who does what an infinitive or gerund says: the controller that the predicate above gives it. */
function controller(reader: RoleReader, clause: Clause): Somebody | null {
  const { tokens, parse } = reader.sentence;
  const governor = clause.governor === null ? undefined : parse.clauses[clause.governor];
  if (governor === undefined) return null;
  const before = tokens[clause.group - 1]?.lower ?? '';
  const verb = tokens[governor.head]?.lemma ?? '';
  if (before === 'to' && tokens[clause.group - 2]?.pos === 'NOUN')
    return ownerBefore(reader, clause.group - 2);
  if (/^(?:of|for|with|from)$/.test(before) || (before === 'to' && objectControl.has(verb))) {
    if (governor.passive) return phraseWho(reader, governor.subject);
    for (let at = clause.group - 1; at > governor.head; at--) {
      const found = reader.who[at];
      if (found !== undefined) return found;
    }
  }
  return subjectControl.has(verb) || before === 'to' ? doerOf(reader, governor) : null;
}

const isUnfinite = ({ sentence }: RoleReader, { group }: Clause): boolean => {
  const { tokens } = sentence;
  const first = tokens[group];
  return tokens[group - 1]?.lower === 'to' || first?.lower.endsWith('ing') === true;
};

function doerOf(reader: RoleReader, clause: Clause): Somebody | null {
  if (clause.passive) return phraseWho(reader, clause.by);
  if (isUnfinite(reader, clause)) return controller(reader, clause);
  return phraseWho(reader, subjectOf(reader, clause));
}

const speechNouns = words(
  'charge accusation allegation word talk complaint reproach claim term suspicion mention question effort attempt accuse speak',
);

function verbRoles(reader: RoleReader, clause: Clause, to: number): Roles {
  const subject =
    !clause.passive && isUnfinite(reader, clause)
      ? controller(reader, clause)
      : phraseWho(reader, subjectOf(reader, clause));
  const target =
    phraseWho(reader, clause.object) ??
    after(reader, to, /^(?:to|at|with|against|towards|toward|from|of)$/);
  if (!clause.passive) return { doer: subject, toward: target };
  return { doer: phraseWho(reader, clause.by) ?? after(reader, to, /^by$/), toward: subject };
}

/** The subject of a clause, with "that" and "who" of clefts and relatives resolved to what they stand for. */
function subjectOf({ sentence }: RoleReader, clause: Clause): number | null {
  const { subject } = clause;
  const { tokens } = sentence;
  if (subject === null) return null;
  const word = tokens[subject]?.lower ?? '';
  if (!/^(?:that|who|which|it|whom)$/.test(word)) return subject;
  if (word === 'it') return null;
  for (let at = subject - 1; at >= Math.max(0, subject - 6); at--) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') return at;
    if (token.pos === 'VERB' || token.pos === 'AUX') return null;
  }
  return null;
}

const nobody: Roles = { doer: null, toward: null };

function nounRoles(reader: RoleReader, anchor: number, to: number): Roles {
  const { tokens, parse } = reader.sentence;
  for (let at = anchor - 1; at >= Math.max(0, anchor - 4); at--)
    if (
      /^(?:of|at|for)$/.test(tokens[at]?.lower ?? '') &&
      speechNouns.has(tokens[at - 1]?.lemma ?? '')
    )
      return nobody;
  if (speechNouns.has(tokens[to]?.lemma ?? '')) return nobody;
  const owner = ownerBefore(reader, anchor);
  const doer = owner ?? after(reader, to, /^(?:by|from)$/);
  const toward = after(reader, to, /^(?:to|against|at|towards|toward|of)$/);
  if (doer !== null) return { doer, toward };
  const relative = parse.clauses.find(
    ({ group, from }) =>
      group > to && from <= to + 2 && /^(?:that|which)$/.test(tokens[from]?.lower ?? ''),
  );
  if (relative !== undefined && givers.has(tokens[relative.head]?.lemma ?? ''))
    return verbRoles(reader, relative, relative.head + 1);
  const clause = parse.clauses[parse.clauseOf[anchor] ?? -1];
  if (clause === undefined) return { doer: headlineSpeaker(reader, anchor), toward };
  const verb = tokens[clause.head]?.lemma ?? '';
  const subject = anchor > clause.head ? phraseWho(reader, subjectOf(reader, clause)) : null;
  if (takers.has(verb))
    return {
      doer: after(reader, clause.head + 1, /^(?:from|by)$/),
      toward: clause.passive ? toward : subject,
    };
  if (clause.passive) return { doer: phraseWho(reader, clause.by), toward };
  return { doer: givers.has(verb) || doers.has(verb) ? subject : null, toward };
}

/** "Putin's apology", "the Russian president's own apology", "the Kremlin apology". */
function ownerBefore({ sentence, who }: RoleReader, anchor: number): Somebody | null {
  const { tokens } = sentence;
  for (let at = anchor - 1; at >= Math.max(0, anchor - 6); at--) {
    const token = tokens[at];
    if (token === undefined || !nominal.has(token.pos)) return null;
    if (speechNouns.has(token.lemma)) return null;
    const found = who[at];
    if (found !== undefined) return found;
    if (token.pos === 'DET' || token.pos === 'NUM') return null;
  }
  return null;
}

/** The somebody whom a preposition introduces soon after a place. */
function after({ sentence, who }: RoleReader, from: number, preposition: RegExp): Somebody | null {
  const { tokens } = sentence;
  for (let at = from; at < Math.min(tokens.length, from + 9); at++) {
    const token = tokens[at];
    if (token === undefined || /^[.;:!?,]$/.test(token.lower)) return null;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'CCONJ') return null;
    if (!preposition.test(token.lower)) continue;
    for (let look = at + 1; look <= at + 4; look++) {
      const found = who[look];
      if (found !== undefined) return found;
      if (!nominal.has(tokens[look]?.pos ?? '')) break;
    }
  }
  return null;
}

function headlineSpeaker({ sentence, who }: RoleReader, anchor: number): Somebody | null {
  const { tokens } = sentence;
  for (let at = 0; at < Math.min(anchor, 8); at++) {
    if (tokens[at]?.lower !== ':') continue;
    for (let look = 0; look < at; look++) if (who[look] !== undefined) return who[look] ?? null;
  }
  return null;
}

/** Who is named as saying what the token says: "X said that …", "…, said X", "according to X", "X: …". */
export function speakerOf(reader: RoleReader, anchor: number): Somebody | null {
  const { sentence, who } = reader;
  const { tokens, parse } = sentence;
  const prefix = headlineSpeaker(reader, anchor);
  if (prefix !== null) return prefix;
  let best: Somebody | null = null;
  for (const clause of parse.clauses) {
    const verb = tokens[clause.head];
    if (verb === undefined || !sayers.has(verb.lemma)) continue;
    if (clause.group <= anchor && anchor <= clause.head) continue;
    const speaker = clause.passive
      ? (phraseWho(reader, clause.by) ??
        (/^(?:quote|cite|report)$/.test(verb.lemma) ? phraseWho(reader, clause.subject) : null))
      : (phraseWho(reader, subjectOf(reader, clause)) ?? inverted(reader, clause));
    if (speaker === null) continue;
    if (clause.head < anchor || best === null) best = speaker;
  }
  if (best !== null) return best;
  for (const [at, token] of tokens.entries()) {
    if (token.lower === 'according' && tokens[at + 1]?.lower === 'to')
      return phraseWho(reader, nextNamed(who, at + 2, at + 6));
    if (token.lower === 'by' && /^(?:account|reckoning)$/.test(tokens[at + 2]?.lower ?? ''))
      return who[at + 1] ?? null;
    if (
      /^(?:words|view|opinion|account|phrase|telling|version|verdict|description|judgement|judgment)$/.test(
        token.lower,
      )
    ) {
      const found = phraseWho(reader, at);
      if (found !== null) return found;
    }
  }
  const last = tokens.findLastIndex(({ lower }) => lower === '-' || lower === '–' || lower === '—');
  if (last >= 0 && tokens.length - last <= 5) return who[last + 1] ?? null;
  return null;
}

function inverted({ who }: RoleReader, clause: Clause): Somebody | null {
  for (let at = clause.head + 1; at <= clause.head + 3; at++) {
    const found = who[at];
    if (found !== undefined) return found;
  }
  return null;
}

function nextNamed(who: RoleReader['who'], from: number, to: number): number | null {
  for (let at = from; at <= to; at++) if (who[at] !== undefined) return at;
  return null;
}

/** How somebody stands to those documented. */
export type Standing = 'same' | 'reversed' | 'other' | 'unknown';

/** The side of a party or place: the group that it speaks for, or the country that it lies in. */
function sideOf(id: string, index: PackIndex): string | null {
  const party = index.parties.get(id);
  if (party !== undefined)
    return party.side ?? (party.kind === 'anonymous' || party.kind === 'group' ? null : id);
  const place = index.places.get(id);
  if (place === undefined) return null;
  const country = place.within.at(-1) ?? place.id;
  return index.parties.get(country)?.side ?? country;
}

/** Compares somebody with the documented parties and with those on the other end. */
export function standing(
  somebody: Somebody | null,
  documented: readonly string[],
  opposite: readonly string[],
  index: PackIndex,
): Standing {
  if (somebody === null || documented.length === 0) return 'unknown';
  const { ids } = somebody;
  if (ids.some((id) => documented.includes(id))) return 'same';
  const sides = new Set(ids.map((id) => sideOf(id, index)).filter((side) => side !== null));
  if (sides.size === 0) return 'unknown';
  const own = documented.map((id) => sideOf(id, index) ?? id);
  if (own.some((side) => sides.has(side))) return 'same';
  const other = opposite.map((id) => sideOf(id, index) ?? id);
  return other.some((side) => sides.has(side)) ? 'reversed' : 'other';
}

const askingVerbs = words(
  'demand ask want call insist require request urge seek press expect appeal plead wish hope await call waive ' +
    'forgo renounce tell invite beg need decline refuse look desire claim order',
);
const askingNouns = words(
  'demand call request insistence plea appeal wish claim condition requirement list',
);
const duties = words('must should ought need shall');

/** Who asks for what the token names, and of whom; null where nothing is asked for. */
export function demandOf(reader: RoleReader, anchor: number): Roles | null {
  const { tokens, parse } = reader.sentence;
  const clauses = parse.clauses.filter(({ head }) => askingVerbs.has(tokens[head]?.lemma ?? ''));
  const before = clauses.filter(({ head }) => head <= anchor).at(-1);
  const clause = before ?? clauses[0];
  if (clause !== undefined) {
    const roles = verbRoles(reader, clause, clause.head + 1);
    return roles.doer === null ? { ...roles, doer: speakerOf(reader, anchor) } : roles;
  }
  for (let at = anchor - 1; at >= Math.max(0, anchor - 10); at--)
    if (askingNouns.has(tokens[at]?.lemma ?? '')) return nounRoles(reader, at, at + 1);
  const isDuty = tokens.some(({ lower }) => duties.has(lower));
  const first = tokens[anchor];
  const imperative = first?.pos === 'VERB' && (anchor === 0 || tokens[anchor - 1]?.pos === 'PUNCT');
  return isDuty || imperative ? { doer: speakerOf(reader, anchor), toward: null } : null;
}
