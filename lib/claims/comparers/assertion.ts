import type { Token } from '../../language/tokens';
import type { CompareInput } from '../finding';

/** Whether the words at a place are asserted, denied, or neither. */
export type Assertion = 'asserted' | 'denied' | 'open';

const word = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

const falsehood = new Set(
  'false untrue wrong incorrect mistaken inaccurate myth lie error misreport fake denied denies deny'.split(
    ' ',
  ),
);
const conditional = new Set(['if', 'whether', 'unless', 'had']);

/**
 * Reads what stands around a value: "not 42 but 38", "38, not 42", "instead of 42", "it is not true
 * that 38 …", "whether 38 …".
 */
export function assertionOf({ sentence }: CompareInput, from: number, to: number): Assertion {
  const { tokens } = sentence;
  if (word(tokens, tokens.length - 1) === '?') return 'open';
  const before = word(tokens, from - 1);
  const second = word(tokens, from - 2);
  if (before === 'than' && (second === 'rather' || second === 'other')) return 'denied';
  if (before === 'of' && second === 'instead') return 'denied';
  if (
    before === 'not' ||
    (second === 'not' && /^(?:the|some|about|all|exactly|in|on|at|from|near)$/.test(before))
  )
    return 'denied';
  for (let at = 0; at < from; at++)
    if (
      conditional.has(word(tokens, at)) &&
      (at === 0 || (at < from && word(tokens, at) === 'whether'))
    )
      return 'open';
  return sentenceDenial(tokens, from) === 1 ? 'denied' : 'asserted';
}

/** "It is not true that …", "It is false that …": odd denials over the whole deny it. */
function sentenceDenial(tokens: readonly Token[], limit: number): number {
  if (word(tokens, 0) !== 'it' && word(tokens, 0) !== 'nor') return 0;
  let denials = 0;
  let judged = false;
  for (let at = 1; at < Math.min(limit, 9); at++) {
    const here = word(tokens, at);
    if (here === 'that' || here === 'say' || here === 'claim') return judged ? denials % 2 : 0;
    if (here === 'not' || here === "n't" || here === 'never' || here === 'no') denials++;
    if (
      here === 'true' ||
      here === 'correct' ||
      here === 'right' ||
      here === 'case' ||
      here === 'untrue'
    )
      judged = true;
    if (falsehood.has(here)) {
      denials++;
      judged = true;
    }
  }
  return 0;
}
