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
  'say tell demand use state declare claim allege assert insist maintain argue contend announce report add complain ' +
    'explain note stress underline remark lament concede admit acknowledge grant believe think hold hint ' +
    'suggest describe call write repeat assure aver warn observe charge accuse reply respond quote speak term dub comment protest',
);
const givers = words(
  'make offer issue extend give send voice express utter tender deliver present convey owe come bring level ' +
    'direct put address write dispatch transmit pass do open launch',
);
const doers = words(
  'say take accept assume admit commit attempt try begin bear shoulder acknowledge concede engage deny refuse decline reject withhold lack omit stop contain include have',
);
const takers = words('have receive get accept hear obtain want demand await win secure extract');
const nominal = words('NOUN PROPN PRON NUM ADJ DET PART');

/** Reads who does what in one sentence. */
export interface RoleReader {
  readonly sentence: AnnotatedSentence;
  readonly index: PackIndex;
  /** Somebody by token, as far as named or resolved. */
  readonly who: readonly (Somebody | undefined)[];
  /** Something in the sentence is negated. */
  readonly contrasted: boolean;
}

/** Prepares a sentence for questions about roles. */
export function roleReader(
  sentence: AnnotatedSentence,
  index: PackIndex,
  contrasted = false,
): RoleReader {
  const who: Somebody[] = [];
  for (const { from, to, entry } of sentence.names) {
    const ids = entry.parties.length > 0 ? entry.parties : entry.places;
    if (ids.length === 0) continue;
    for (let at = from; at < to; at++) who[at] = { ids, from, to };
  }
  for (const [from, { to, party }] of sentence.resolved)
    for (let at = from; at < to; at++) who[at] ??= { ids: [party], from, to };
  return { sentence, index, who, contrasted };
}

/** Stands for somebody named whom the pack does not know. */
const stranger = '?';

/** Who the phrase with this head token means: itself, its owner or adjective, or whom "of" or "in" names. */
export function phraseWho(reader: RoleReader, head: number | null): Somebody | null {
  const { sentence, who } = reader;
  if (head === null) return null;
  const own = who[head];
  if (own !== undefined) return own;
  const { tokens } = sentence;
  for (let at = head - 1; at >= Math.max(0, head - 6); at--) {
    const token = tokens[at];
    if (token === undefined || (!nominal.has(token.pos) && !/^(?:'s|-)$/.test(token.lower))) break;
    const found = who[at];
    if (found !== undefined) return found;
  }
  for (let at = head + 1; at <= Math.min(tokens.length - 1, head + 4); at++) {
    const token = tokens[at];
    if (token === undefined || /^(?:VERB|AUX|PUNCT|CCONJ)$/.test(token.pos)) break;
    const before = tokens[at - 1]?.lower ?? '';
    const found = who[at];
    if (found !== undefined && /^(?:of|in|from|the|at|over)$/.test(before)) return found;
  }
  return head > 0 && holdsStrangeName(reader, head)
    ? { ids: [stranger], from: head, to: head + 1 }
    : null;
}

/** Whether a phrase holds a capitalised name that the pack does not know ("a Ruritanian deputy"). */
function holdsStrangeName({ sentence, who }: RoleReader, head: number): boolean {
  const { tokens } = sentence;
  for (let at = head; at >= Math.max(1, head - 4); at--) {
    const token = tokens[at];
    if (token === undefined || !nominal.has(token.pos)) return false;
    const named = token.pos === 'PROPN' || token.pos === 'ADJ';
    if (named && who[at] === undefined && /^\p{Lu}\p{Ll}/u.test(token.text)) return true;
  }
  return false;
}

/** Who does something and towards whom, as the words around the token have it. */
export interface Roles {
  readonly doer: Somebody | null;
  readonly toward: Somebody | null;
}

/** Where something was done, for acts of which the place tells the doer ("read in Rome"). */
export const placeOfAct = (reader: RoleReader, to: number): Somebody | null =>
  after(reader, to, /^(?:in|at)$/);

/** The doer and the one acted on, of a verb or of a noun that means an act. */
export function rolesOf(reader: RoleReader, anchor: number, to: number): Roles {
  const { parse } = reader.sentence;
  const clause = parse.clauses.find(({ group, head }) => group <= anchor && anchor <= head);
  const { tokens } = reader.sentence;
  const named = tokens[anchor - 1]?.pos === 'DET' || tokens[anchor + 1]?.lower === '-';
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
  'ask tell order urge want expect allow permit force persuade require invite oblige compel press beg implore',
);

/** Who does what an infinitive or gerund says: the controller that the predicate above gives it. */
function controller(reader: RoleReader, clause: Clause): Somebody | null {
  const { tokens, parse } = reader.sentence;
  const before = tokens[clause.group - 1]?.lower ?? '';
  const noun = tokens[clause.group - 2];
  if (before === 'to' && noun?.pos === 'NOUN') return ownerBefore(reader, clause.group - 2);
  const governor = clause.governor === null ? undefined : parse.clauses[clause.governor];
  if (governor === undefined) return null;
  const verb = tokens[governor.head]?.lemma ?? '';
  if (/^(?:of|for|with|from)$/.test(before) || (before === 'to' && objectControl.has(verb))) {
    if (governor.passive) return phraseWho(reader, governor.subject);
    for (let at = clause.group - 1; at > governor.head; at--) {
      const found = reader.who[at];
      if (found !== undefined) return found;
    }
  }
  if (sayers.has(verb) && !subjectControl.has(verb)) return null;
  return subjectControl.has(verb) || before === 'to' ? doerOf(reader, governor) : null;
}

const isUnfinite = ({ sentence }: RoleReader, { group }: Clause): boolean => {
  const { tokens } = sentence;
  const first = tokens[group];
  return tokens[group - 1]?.lower === 'to' || first?.lower.endsWith('ing') === true;
};

/** Who does what a predicate says. */
export function doerOf(reader: RoleReader, clause: Clause): Somebody | null {
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
    const contrasted = tokens
      .slice(Math.max(0, at - 3), at)
      .findLastIndex(({ lower }) => lower === 'not');
    const joint = tokens[Math.max(0, at - 3) + contrasted - 1];
    if (contrasted >= 0 && (joint?.lower === ',' || joint?.lower === 'and')) continue;
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') return at;
    if (token.pos === 'VERB' || token.pos === 'AUX') return null;
  }
  return null;
}

/** Whether a preposition other than "of" stands between two places. */
const hasPreposition = ({ sentence }: RoleReader, from: number, to: number): boolean =>
  sentence.tokens.slice(from, to).some(({ pos, lower }) => pos === 'ADP' && lower !== 'of');

const objectActs = words(
  'accuse charge blame reproach suspect acquit clear absolve exonerate condemn criticise criticize fault commend praise thank',
);

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
  const keeps = /^(?:withhold|keep|hide|conceal)$/.test(
    tokens[parse.clauses[parse.clauseOf[anchor] ?? -1]?.head ?? -1]?.lemma ?? '',
  );
  const doer =
    after(reader, anchor + 1, keeps ? /^by$/ : /^(?:by|from)$/) ?? ownerBefore(reader, anchor);
  const toward =
    after(reader, anchor + 1, /^(?:to|against|at|towards|toward|on|upon|with)$/) ??
    after(reader, to, /^of$/);
  if (doer !== null) return { doer, toward };
  const relative = parse.clauses.find(
    ({ group, from }) =>
      group > to && from <= to + 2 && /^(?:that|which)$/.test(tokens[from]?.lower ?? ''),
  );
  if (relative !== undefined && givers.has(tokens[relative.head]?.lemma ?? ''))
    return verbRoles(reader, relative, relative.head + 1);
  const nearest = parse.clauses[parse.clauseOf[anchor] ?? -1];
  const clause =
    nearest !== undefined && nearest.group >= anchor && nearest.subject !== anchor
      ? (parse.clauses.findLast(({ head }) => head < anchor) ?? nearest)
      : nearest;
  if (clause === undefined) return { doer: headlineSpeaker(reader, anchor), toward };
  const verb = tokens[clause.head]?.lemma ?? '';
  const subject = anchor > clause.head ? phraseWho(reader, subjectOf(reader, clause)) : null;
  if (objectActs.has(verb) && anchor > clause.head)
    return { doer: phraseWho(reader, clause.passive ? clause.subject : clause.object), toward };
  if (takers.has(verb))
    return {
      doer: after(reader, clause.head + 1, /^(?:from|by)$/),
      toward: clause.passive ? toward : subject,
    };
  if (clause.passive)
    return { doer: anchor < clause.group ? phraseWho(reader, clause.by) : null, toward };
  if (anchor > clause.head && hasPreposition(reader, clause.head + 1, anchor))
    return { doer: null, toward };
  return { doer: givers.has(verb) || doers.has(verb) ? subject : null, toward };
}

/** "X's regrets", "the Xish leader's own regrets", "the X regrets"; not "sent X regrets" or "sent X its regrets". */
function ownerBefore({ sentence, who }: RoleReader, anchor: number): Somebody | null {
  const { tokens } = sentence;
  for (let at = anchor - 1; at >= Math.max(0, anchor - 6); at--) {
    const token = tokens[at];
    if (token === undefined || (!nominal.has(token.pos) && token.lower !== "'s")) return null;
    if (speechNouns.has(token.lemma)) return null;
    const found = who[at];
    if (found !== undefined) {
      const next = tokens[found.to]?.lower ?? '';
      const owns = next === "'s" || next === "'" || possessives.has(token.lower);
      return owns || tokens[found.from - 1]?.pos !== 'VERB' ? found : null;
    }
    if (token.pos === 'DET' || token.pos === 'NUM' || token.pos === 'PRON') return null;
  }
  return null;
}

const possessives = words('his her its their');

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
      const named = tokens[look];
      if (token.lower === 'by' && named?.pos === 'PROPN' && /^\p{Lu}\p{Ll}/u.test(named.text))
        return { ids: [stranger], from: look, to: look + 1 };
      if (!nominal.has(tokens[look]?.pos ?? '') && tokens[look]?.lower !== 'of') break;
    }
  }
  return null;
}

function headlineSpeaker({ sentence, who }: RoleReader, anchor: number): Somebody | null {
  const { tokens } = sentence;
  for (let at = 0; at < Math.min(anchor, 12); at++) {
    if (tokens[at]?.lower !== ':') continue;
    for (let look = 0; look < at; look++) if (who[look] !== undefined) return who[look] ?? null;
  }
  return null;
}

/** Who is named as saying what the token says: "X said that …", "…, said X", "according to X", "X: …". */
export function speakerOf(reader: RoleReader, anchor: number): Somebody | null {
  const { tokens, parse } = reader.sentence;
  const colon = tokens.findIndex(({ lower }, at) => lower === ':' && at < Math.min(anchor, 12));
  if (colon > 0) return firstNamed(reader, 0, colon);
  const source = sourcePhrase(reader);
  if (source !== null) return source;
  let best: Somebody | null = null;
  for (const clause of parse.clauses) {
    const verb = tokens[clause.head];
    if (verb === undefined || !sayers.has(verb.lemma)) continue;
    if (clause.group <= anchor && anchor <= clause.head) continue;
    const later = clause.head > anchor;
    if (later && (best !== null || !isAside(reader, clause))) continue;
    if (!later && holdsAsObject(reader, clause, anchor)) continue;
    const speaker = speakerIn(reader, clause);
    if (speaker !== null) best = speaker;
  }
  if (best !== null) return best;
  const last = tokens.findLastIndex(({ lower }) => lower === '-' || lower === '–' || lower === '—');
  if (last >= 0 && tokens.length - last <= 5) return reader.who[last + 1] ?? null;
  return null;
}

function speakerIn(reader: RoleReader, clause: Clause): Somebody | null {
  const { tokens } = reader.sentence;
  const turned = inverted(reader, clause);
  if (turned !== null) return turned;
  if (!clause.passive) return phraseWho(reader, subjectOf(reader, clause));
  const quoted = /^(?:quote|cite|report)$/.test(tokens[clause.head]?.lemma ?? '');
  return phraseWho(reader, clause.by) ?? (quoted ? phraseWho(reader, clause.subject) : null);
}

function firstNamed({ who }: RoleReader, from: number, to: number): Somebody | null {
  for (let at = from; at < to; at++) {
    const found = who[at];
    if (found !== undefined) return found;
  }
  return null;
}

/** "according to X", "by X's account", "in X's words", "X's verdict". */
function sourcePhrase(reader: RoleReader): Somebody | null {
  const { tokens } = reader.sentence;
  for (const [at, token] of tokens.entries()) {
    if (token.lower === 'according' && tokens[at + 1]?.lower === 'to')
      return firstNamed(reader, at + 2, at + 7);
    if (!sourceNouns.has(token.lower)) continue;
    const before = ownerBefore(reader, at);
    if (before !== null) return before;
    if (tokens[at + 1]?.lower === 'of') {
      const found = firstNamed(reader, at + 2, at + 5);
      if (found !== null) return found;
    }
  }
  return null;
}

const sourceNouns = words(
  'words view opinion account phrase expression telling verdict description judgement judgment reckoning reading word term',
);
const naming = words(
  'use coin utter choose pick find call describe term dub brand label speak dismiss denounce deplore criticise criticize condemn accuse blame charge lament',
);

/** "told absurd stories": what is told is no quotation of the teller. */
function holdsAsObject({ sentence }: RoleReader, clause: Clause, anchor: number): boolean {
  const { tokens, parse } = sentence;
  if (parse.clauses[parse.clauseOf[anchor] ?? -1] !== clause) return false;
  if (naming.has(tokens[clause.head]?.lemma ?? '')) return false;
  return !tokens
    .slice(clause.head, anchor)
    .some(({ lower }) => lower === '"' || lower === 'that' || lower === "'");
}

/** ", said X", ", X said.": a clause of saying set off by a comma, a quotation mark or a dash. */
function isAside({ sentence }: RoleReader, clause: Clause): boolean {
  const { tokens } = sentence;
  const marks = /^(?:,|"|-|–|—|;|')$/;
  const start =
    clause.subject !== null && clause.subject < clause.group ? clause.subject : clause.group;
  for (let at = start - 1; at >= Math.max(0, start - 4); at--) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (marks.test(token.lower)) return true;
    if (
      !nominal.has(token.pos) &&
      token.pos !== 'ADV' &&
      token.lower !== 'so' &&
      token.lower !== 'as' &&
      token.lower !== "'s"
    )
      return false;
  }
  return marks.test(tokens[clause.group - 1]?.lower ?? '');
}

/** "says Moretti": the subject after the verb, where a mark or nothing stands before it. */
function inverted({ sentence, who }: RoleReader, clause: Clause): Somebody | null {
  const { tokens } = sentence;
  const before = tokens[clause.group - 1];
  if (before !== undefined && !/^(?:,|"|-|–|—|;|as|so|'|:)$/.test(before.lower)) return null;
  for (let at = clause.head + 1; at <= clause.head + 3; at++) {
    const found = who[at];
    if (found !== undefined) return found;
    if (!nominal.has(tokens[at]?.pos ?? '')) return null;
  }
  return null;
}

/** How somebody stands to those documented. */
export type Standing = 'same' | 'reversed' | 'other' | 'stranger' | 'unknown';

const sideTables = new WeakMap<PackIndex, ReadonlySet<string>>();

/** Every side that some party speaks for. */
function sidesOf(index: PackIndex): ReadonlySet<string> {
  const known = sideTables.get(index);
  if (known !== undefined) return known;
  const sides = new Set(index.pack.parties.flatMap(({ side }) => side ?? []));
  sideTables.set(index, sides);
  return sides;
}

/** The side of a party or place: the group that it speaks for, or the country that it lies in; null for loose groups. */
function sideOf(id: string, index: PackIndex): string | null {
  const party = index.parties.get(id);
  if (party !== undefined) {
    if (party.side !== null && party.side !== undefined) return party.side;
    if (sidesOf(index).has(id)) return id;
    return party.kind === 'anonymous' || party.kind === 'group' ? null : id;
  }
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
  if (ids.includes(stranger)) return 'stranger';
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
    'forgo renounce tell invite beg need desire set',
);
const askingNouns = words(
  'demand call request insistence plea appeal wish claim condition requirement list',
);
const duties = words('must should ought need shall');

/** Who asks for what the token names, and of whom; null where nothing is asked for. */
export function demandOf(reader: RoleReader, anchor: number): Roles | null {
  const { tokens, parse } = reader.sentence;
  const clauses = parse.clauses.filter(({ head }) => askingVerbs.has(tokens[head]?.lemma ?? ''));
  const clause =
    clauses.findLast(({ head }) => head <= anchor && asksFor(tokens, head, anchor)) ??
    clauses.find(
      ({ group, passive, from }) =>
        group > anchor && isAskedThere(tokens, anchor, group, passive, from),
    );
  if (clause !== undefined) {
    const roles = verbRoles(reader, clause, clause.head + 1);
    return roles.doer === null && !clause.passive
      ? { ...roles, doer: speakerOf(reader, anchor) }
      : roles;
  }
  for (let at = anchor - 1; at >= Math.max(0, anchor - 10); at--) {
    const token = tokens[at];
    if (token === undefined || /^[.;:!?,]$/.test(token.lower)) break;
    if (askingNouns.has(token.lemma))
      return { doer: ownerBefore(reader, at) ?? after(reader, at + 1, /^by$/), toward: null };
  }
  const from = Math.max(0, anchor - 8);
  const isDuty = tokens.slice(from, anchor + 1).some(({ lower }) => duties.has(lower));
  const first = tokens[anchor];
  const imperative =
    first?.pos === 'VERB' &&
    first.lower === first.lemma &&
    (anchor === 0 || tokens[anchor - 1]?.pos === 'PUNCT');
  return isDuty || imperative ? { doer: speakerOf(reader, anchor), toward: null } : null;
}

const widestDemand = 18;

/** Whether a verb of asking before a thing asks for it: nothing ends its reach in between. */
function asksFor(tokens: AnnotatedSentence['tokens'], head: number, anchor: number): boolean {
  if (anchor - head > widestDemand) return false;
  for (let at = head + 1; at < anchor; at++) {
    const word = tokens[at]?.lower ?? '';
    if (
      /^(?:[.;:!?]|but|because|while|although|though|when|after|before|until|since|which)$/.test(
        word,
      )
    )
      return false;
  }
  return true;
}

/** "Justice is what he demands", "punishment was demanded by …", "the reparations on which they insist". */
function isAskedThere(
  tokens: AnnotatedSentence['tokens'],
  anchor: number,
  group: number,
  passive: boolean,
  from: number,
): boolean {
  if (group - anchor > widestDemand) return false;
  const between = tokens.slice(anchor + 1, group).map(({ lower }) => lower);
  if (between.some((word) => /^[.;:!?]$/.test(word))) return false;
  if (passive && from <= anchor) return true;
  return (
    between.some((word) => /^(?:what|which|that)$/.test(word)) ||
    (from <= anchor && between.length <= 4)
  );
}
