import type { Clause } from '../../language/clauses';
import { comingOf, identified, ownerStated } from './acts-antecedents';
import {
  nominal,
  phraseWho,
  type RoleReader,
  type Somebody,
  sayers,
  stranger,
  words,
} from './acts-who';

const givers = words(
  'make offer issue extend give send voice express utter tender deliver present convey owe come bring level ' +
    'direct put address write dispatch transmit pass do open launch',
);
const doers = words(
  'say take accept assume admit commit attempt try begin bear shoulder acknowledge concede engage deny refuse decline reject withhold lack omit stop contain include have',
);
const takers = words('have receive get accept hear obtain want demand await win secure extract');

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
  const named = reader.who[clause.group - 2];
  if (
    before === 'to' &&
    named !== undefined &&
    /^(?:for|in|by)$/.test(tokens[named.from - 1]?.lower ?? '')
  )
    return named;
  if (before === 'to' && tokens[clause.group - 2]?.lower === ',') return null;
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
  return subjectWho(reader, clause);
}

/** Whom the subject of a clause means. */
function subjectWho(reader: RoleReader, clause: Clause): Somebody | null {
  if (isAfterParenthesis(reader, clause)) return null;
  const subject = subjectOf(reader, clause);
  return identified(reader, subject) ?? phraseWho(reader, subject);
}

/** "whose guns he says hit it": he did not hit it. */
const isAfterParenthesis = ({ sentence }: RoleReader, clause: Clause): boolean => {
  const above = clause.governor === null ? undefined : sentence.parse.clauses[clause.governor];
  const { tokens } = sentence;
  return (
    above !== undefined &&
    above.head === clause.group - 1 &&
    above.subject === clause.subject &&
    sayers.has(tokens[above.head]?.lemma ?? '') &&
    !tokens[clause.group]?.lower.endsWith('ing')
  );
};

const speechNouns = words(
  'charge accusation allegation word talk complaint reproach claim term suspicion mention question effort attempt accuse speak',
);

/** The roles around a predicate. */
export function verbRoles(reader: RoleReader, clause: Clause, to: number): Roles {
  const subject =
    !clause.passive && isUnfinite(reader, clause)
      ? controller(reader, clause)
      : subjectWho(reader, clause);
  const target =
    oneself(reader, clause.object) ??
    phraseWho(reader, clause.object) ??
    after(reader, to, /^(?:to|at|with|against|towards|toward|from|of)$/);
  if (!clause.passive) return { doer: subject, toward: target };
  return { doer: phraseWho(reader, clause.by) ?? after(reader, to, /^by$/), toward: subject };
}

/** "blamed himself": nobody on another side. */
const oneself = ({ sentence }: RoleReader, object: number | null): Somebody | null =>
  object !== null &&
  /^(?:him|her|it|them|one)sel(?:f|ves)$/.test(sentence.tokens[object]?.lower ?? '')
    ? { ids: [stranger], from: object, to: object + 1 }
    : null;

/** The subject of a clause, with "that" and "who" of clefts and relatives resolved to what they stand for. */
export function subjectOf({ sentence }: RoleReader, clause: Clause): number | null {
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
    if (/^(?:NOUN|PROPN|PRON)$/.test(token.pos) || token.lower === 'one') return at;
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
  const coming = comingOf(reader, anchor);
  const doer =
    (coming && after(reader, coming.head + 1, /^from$/)) ??
    ownerStated(reader, anchor) ??
    after(reader, anchor + 1, keeps ? /^by$/ : /^(?:by|from)$/) ??
    ownerBefore(reader, anchor);
  const toward =
    after(reader, anchor + 1, /^(?:to|against|at|towards|toward|on|upon|with)$/) ??
    after(reader, to, /^of$/);
  if (doer !== null)
    return { doer, toward: toward ?? (coming ? after(reader, coming.head + 1, /^to$/) : null) };
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
  const subject = anchor > clause.head ? subjectWho(reader, clause) : null;
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
export function ownerBefore({ sentence, who }: RoleReader, anchor: number): Somebody | null {
  const { tokens } = sentence;
  for (let at = anchor - 1; at >= Math.max(0, anchor - 6); at--) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (!nominal.has(token.pos) && token.pos !== 'ADV' && token.lower !== "'s") return null;
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
export function after(
  { sentence, who }: RoleReader,
  from: number,
  preposition: RegExp,
): Somebody | null {
  const { tokens } = sentence;
  for (let at = from; at < Math.min(tokens.length, from + 9); at++) {
    const token = tokens[at];
    if (token === undefined || /^[.;:!?,]$/.test(token.lower)) return null;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'CCONJ') return null;
    if (!preposition.test(token.lower)) continue;
    for (let look = at + 1; look <= at + 4; look++) {
      // "from her counterpart": not from her.
      if (possessives.has(tokens[look]?.lower ?? '')) continue;
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

/** Whom a headline names before its colon: "X: …", "X on the loss: …", and not the topic of "X plane crash: …". */
export function headlineSpeaker({ sentence, who }: RoleReader, anchor: number): Somebody | null {
  const { tokens } = sentence;
  const colon = tokens.findIndex(({ lower }, at) => lower === ':' && at < Math.min(anchor, 12));
  for (let at = 0; at < colon; at++) {
    const found = who[at];
    if (found === undefined) continue;
    return /^(?:NOUN|PROPN|ADJ|PART)$/.test(tokens[found.to]?.pos ?? '') ? null : found;
  }
  return null;
}
