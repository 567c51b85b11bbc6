import { inability, reasons } from '../claims/comparers/acts-reach';
import type { Reading } from '../claims/reading';
import type { Clause } from '../language/clauses';
import type { Token } from '../language/tokens';

/** Whether what stands at a token is denied, by its clause or within its phrase. */
export const isNegated = (reading: Reading, at: number): boolean => {
  const { phraseNegated } = reading.sentence.parse;
  const clause = clauseAt(reading, at);
  return phraseNegated[at] === true || (clause?.negated === true && !isReason(reading, clause, at));
};

/** "could not land due to a drone attack": the reason why something could not be done is so. */
const isReason = (
  { sentence: { tokens } }: Reading,
  { group, head }: Clause,
  at: number,
): boolean =>
  tokens.slice(group, head + 1).some(({ lower }) => inability.test(lower)) &&
  tokens.slice(head + 1, Math.max(head + 1, at)).some(({ lower }) => reasons.test(lower));

/** The clause that a token belongs to; undefined where the sentence has no predicate. */
export const clauseAt = ({ sentence: { parse } }: Reading, at: number): Clause | undefined =>
  parse.clauses[parse.clauseOf[at] ?? -1];

/** "not all", "not only", "not without": some of it is granted. */
export const isPartlyDenied = ({ sentence: { tokens } }: Reading): boolean =>
  tokens.some(
    ({ lower }, at) =>
      /^(?:all|every|only|just|alone|merely|simply|entirely|both|without|yet)$/.test(lower) &&
      /^(?:not|n't)$/.test(tokens[at - 1]?.lower ?? ''),
  );

/** "could have spoken Sudrian", "might have been avoided". */
export function isUnreal(reading: Reading, { from }: { readonly from: number }): boolean {
  const clause = clauseAt(reading, from);
  if (clause === undefined) return false;
  return wouldHave(reading.sentence.tokens.slice(clause.from, clause.to));
}

const wouldHave = (words: readonly Token[]): boolean =>
  words.some(
    ({ lower }, at) =>
      /^(?:could|would|should|might)$/.test(lower) && words[at + 1]?.lower === 'have',
  );

/** "Coordination of the two services could have prevented it": the predicate behind a word, or its own, is unreal. */
export function isUnrealised(reading: Reading, at: number): boolean {
  const { tokens, parse } = reading.sentence;
  const next = parse.clauses.find(({ head }) => head >= at);
  const words = next === undefined ? [] : tokens.slice(next.group, next.head + 1);
  if (
    tokens.some(({ lower }) => /^(?:no|not|n't|nothing|never|neither|nobody|hardly)$/.test(lower))
  )
    return false;
  return isUnreal(reading, { from: at }) || wouldHave(words);
}
