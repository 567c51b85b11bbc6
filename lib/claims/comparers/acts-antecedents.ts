import type { Clause } from '../../language/clauses';
import { nominal, phraseWho, type RoleReader, type Somebody, words } from './acts-who';

const pronounsOfOne = words('one man woman person leader side party politician statesman those');

/**
 * Who "the one" of "X is the one who …" or "The one who … was X" is: the other end of the copula, or null where
 * the word with this token names nobody that way.
 */
export function identified(reader: RoleReader, head: number | null): Somebody | null {
  const { tokens, parse } = reader.sentence;
  if (head === null || !pronounsOfOne.has(tokens[head]?.lower ?? '')) return null;
  if (reader.who[head] !== undefined || !/^(?:who|that)$/.test(tokens[head + 1]?.lower ?? ''))
    return null;
  const copula = parse.clauses.findLast(({ group }) => group < head);
  if (copula !== undefined && isCopula(reader, copula.group) && head - copula.group <= 3)
    return tokens[copula.group + 1]?.lower === 'not' ? null : phraseWho(reader, copula.subject);
  if (!tokens.slice(0, head).every(({ pos, lower }) => pos === 'DET' || lower === '"')) return null;
  const second = parse.clauses[1];
  if (second === undefined || !isCopula(reader, second.group)) return null;
  if (tokens[second.group + 1]?.lower === 'not') return null;
  for (let at = second.group + 1; at <= second.group + 4; at++) {
    const found = reader.who[at];
    if (found !== undefined) return found;
    if (!/^(?:DET|ADJ|NOUN)$/.test(tokens[at]?.pos ?? '')) return null;
  }
  return null;
}

const isCopula = ({ sentence }: RoleReader, at: number): boolean =>
  /^(?:is|was|are|were)$/.test(sentence.tokens[at]?.lower ?? '');

/** "The letter was X's", "The words were not those of X": whose the thing with this token is said to be. */
export function ownerStated(reader: RoleReader, anchor: number): Somebody | null {
  const clause = reader.sentence.parse.clauses.find(({ subject }) => subject === anchor);
  if (clause === undefined || !isCopula(reader, clause.group)) return null;
  return ownerIn(reader, clause.group + 1);
}

/** "X's" and nothing that X owns after it. */
function ownerIn({ sentence: { tokens }, who }: RoleReader, from: number): Somebody | null {
  for (let at = from; at <= from + 2; at++) {
    const found = who[at];
    if (found !== undefined)
      return tokens[found.to]?.lower === "'s" &&
        !/^(?:NOUN|PROPN|ADJ)$/.test(tokens[found.to + 1]?.pos ?? '')
        ? found
        : null;
  }
  return null;
}

/** Whose the words with this token are said to be: "… are X's", "… came from X", "…" is what X called it, "…": X. */
export function authorStated(reader: RoleReader, to: number): Somebody | null {
  const { tokens, parse } = reader.sentence;
  let at = to;
  let quoted = false;
  while (at < to + 5 && /^(?:NOUN|ADJ|CCONJ)$|^"$/.test(markOf(tokens[at]))) {
    quoted ||= tokens[at]?.lower === '"' || tokens[at]?.lower === "'";
    at++;
  }
  if (quoted && tokens[at]?.lower === ':' && reader.who[at + 1]?.from === at + 1)
    return reader.who[at + 1] ?? null;
  const clause = parse.clauses.find(({ group }) => group === at);
  if (clause === undefined) return null;
  if (arriving.has(tokens[clause.head]?.lemma ?? ''))
    return tokens[clause.head + 1]?.lower === 'from' && saysWords(reader, to)
      ? named(reader, clause.head + 2)
      : null;
  if (!isCopula(reader, at)) return null;
  return tokens[at + 1]?.lower === 'what' ? named(reader, at + 2) : ownerIn(reader, at + 1);
}

/** "The words …", "the phrase …": what comes from somebody is the wording itself. */
const saysWords = ({ sentence: { tokens } }: RoleReader, to: number): boolean =>
  tokens
    .slice(Math.max(0, to - 7), to)
    .some(({ lemma }) => /^(?:word|phrase|term|expression|description)$/.test(lemma));

const markOf = (token: { readonly pos: string; readonly lower: string } | undefined): string =>
  token?.lower === '"' || token?.lower === "'" ? '"' : (token?.pos ?? '');

/** Somebody named within the next words. */
export function named({ sentence: { tokens }, who }: RoleReader, from: number): Somebody | null {
  for (let at = from; at <= from + 3; at++) {
    const found = who[at];
    if (found !== undefined) return found;
    if (!nominal.has(tokens[at]?.pos ?? '')) return null;
  }
  return null;
}

const arriving = words('come originate stem emanate arrive issue');

/** The clause in which a thing with this token is said to come from somebody. */
export const comingOf = ({ sentence }: RoleReader, anchor: number): Clause | undefined =>
  sentence.parse.clauses.find(
    ({ subject, head }) => subject === anchor && arriving.has(sentence.tokens[head]?.lemma ?? ''),
  );
