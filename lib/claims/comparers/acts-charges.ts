import type { Clause } from '../../language/clauses';
import { named } from './acts-antecedents';
import type { PatternMatch } from './acts-patterns';
import { type Roles, subjectOf } from './acts-roles';
import { speakerOf } from './acts-speakers';
import { nominal, phraseWho, type RoleReader, type Somebody, stranger, words } from './acts-who';

const bearing = words('bear carry shoulder share');

/** "X is to blame, said Y", "X bears the blame", "the blame lies with X": Y blames X; null where the words are others. */
export function chargedIn(reader: RoleReader, { anchor, to }: PatternMatch): Roles | null {
  const { tokens, parse } = reader.sentence;
  if (isLaid(reader, anchor))
    return { doer: speakerOf(reader, anchor), toward: laidOn(reader, anchor, to) };
  const isTo =
    tokens[anchor - 1]?.lower === 'to' && /^(?:VERB|NOUN)$/.test(tokens[anchor]?.pos ?? '');
  const clause = parse.clauses.findLast(({ group }) => group < anchor);
  if (clause === undefined) return null;
  const isCopula = isTo && anchor - clause.group <= 4 && tokens[clause.group]?.lemma === 'be';
  const isBorne = clause.object === anchor && bearing.has(tokens[clause.head]?.lemma ?? '');
  if (!isCopula && !isBorne) return null;
  const toward = phraseWho(reader, subjectOf(reader, clause));
  const doer = speakerOf(reader, anchor);
  // "…, he said, are to blame": what stands right before the verb is the one who says it.
  const same = doer !== null && toward?.from === doer.from;
  return { doer, toward: same || toward === null ? unknownHead(clause.subject) : toward };
}

const unknownHead = (at: number | null): Somebody | null =>
  at === null ? null : { ids: [stranger], from: at, to: at + 1 };

const lying = words('lie lay rest fall sit belong');

const lyingOf = ({ sentence: { tokens, parse } }: RoleReader, anchor: number): Clause | undefined =>
  parse.clauses.find(
    ({ subject, head }) => subject === anchor && lying.has(tokens[head]?.lemma ?? ''),
  );

/** Whether the thing with this token is said to lie with somebody. */
const isLaid = (reader: RoleReader, anchor: number): boolean =>
  lyingOf(reader, anchor) !== undefined;

/**
 * On whom something is laid that the token names ("the blame lies with X", "blamed it on X", "put the blame on X"):
 * a stranger where the words name something else; null where they name nobody.
 */
export function laidOn(reader: RoleReader, anchor: number, to: number): Somebody | null {
  const { tokens, parse } = reader.sentence;
  const lies = lyingOf(reader, anchor);
  const from = lies === undefined ? to : lies.head + 1;
  for (let at = from; at < from + 7; at++) {
    const token = tokens[at];
    if (token === undefined || /^(?:VERB|AUX|PUNCT|CCONJ|SCONJ)$/.test(token.pos)) break;
    if (!/^(?:on|upon|with)$/.test(token.lower)) continue;
    return named(reader, at + 1) ?? unnamed(reader, at + 1);
  }
  const clause = parse.clauses.find(({ head }) => head === anchor);
  const object = clause?.passive === false ? clause.object : null;
  return object === null ? null : unnamed(reader, object);
}

/** Where a noun stands that no name covers, whom "of" or "in" behind it names; else a stranger. */
const unnamed = (reader: RoleReader, from: number): Somebody | null => {
  const { tokens, names } = reader.sentence;
  for (let at = from; at < from + 5; at++) {
    if (names.some((name) => name.from <= at && at < name.to)) return null;
    const pos = tokens[at]?.pos ?? '';
    if (pos === 'NOUN' && !nominal.has(tokens[at + 1]?.pos ?? ''))
      return /^(?:of|in|from|at|behind)$/.test(tokens[at + 1]?.lower ?? '')
        ? named(reader, at + 2)
        : { ids: [stranger], from: at, to: at + 1 };
    if (!/^(?:DET|ADJ|NOUN|PRON)$/.test(pos)) return null;
  }
  return null;
};
