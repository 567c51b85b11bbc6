import type { Clause } from '../../language/clauses';
import type { Token } from '../../language/tokens';
import { authorStated } from './acts-antecedents';
import { headlineSpeaker, ownerBefore, subjectOf } from './acts-roles';
import { nominal, phraseWho, type RoleReader, type Somebody, sayers, words } from './acts-who';

/** Who is named as saying what the token says: "X said that …", "…, said X", "according to X", "X: …". */
export function speakerOf(
  reader: RoleReader,
  anchor: number,
  to: number | null = null,
): Somebody | null {
  const { tokens, parse } = reader.sentence;
  const stated = to === null ? null : authorStated(reader, to);
  if (stated !== null) return stated;
  const announced = headlineSpeaker(reader, anchor);
  if (announced !== null) return announced;
  const source = sourcePhrase(reader);
  if (source !== null) return source;
  let best: Somebody | null = null;
  for (const clause of parse.clauses) {
    const verb = tokens[clause.head];
    if (verb === undefined || !sayers.has(verb.lemma)) continue;
    if (clause.group <= anchor && anchor <= clause.head) continue;
    const later = clause.head > anchor;
    if (later && (best !== null || !isAside(reader, clause))) continue;
    if (!later && (holdsAsObject(reader, clause, anchor) || isSaidOf(tokens, clause))) continue;
    const speaker = speakerIn(reader, clause);
    if (speaker !== null) best = speaker;
  }
  if (best !== null) return best;
  const last = tokens.findLastIndex(({ lower }) => lower === '-' || lower === '–' || lower === '—');
  if (last > 0 && tokens.length - last <= 5) return reader.who[last + 1] ?? null;
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
  'use coin utter choose pick find call describe term dub brand label speak dismiss denounce deplore criticise criticize condemn accuse blame charge lament slam decry',
);

/** "What X said angered Y": what X said is spoken of, not quoted. */
const isSaidOf = (tokens: readonly Token[], { from, subject, group, head }: Clause): boolean =>
  !naming.has(tokens[head]?.lemma ?? '') &&
  tokens.slice(Math.max(from, (subject ?? group) - 3), group).some(({ lower }) => lower === 'what');

/** "told absurd stories": what is told is no quotation of the teller. */
function holdsAsObject({ sentence }: RoleReader, clause: Clause, anchor: number): boolean {
  const { tokens, parse } = sentence;
  // "responded with absurd stories"
  if (tokens[clause.head + 1]?.lower === 'with' && anchor - clause.head <= 4) return true;
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
