import type { Token } from '../../language/tokens';
import type { CompareInput } from '../finding';

/** Whether the words at a place are asserted, denied, or neither. */
export type Assertion = 'asserted' | 'denied' | 'open';

const word = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

const falsehood = new Set(
  'errs err false untrue wrong incorrect mistake mistaken inaccurate myth lie error misreport fake denied denies deny'.split(
    ' ',
  ),
);
const conditional = new Set(['if', 'whether', 'unless', 'had']);

/** "The idea that …", "Anyone who believes that …": what opens a sentence that may call something false. */
const openers = new Set(
  'idea claim claims belief notion rumour rumours rumor rumors suggestion theory report reports talk tale story anyone anybody whoever who those impression'.split(
    ' ',
  ),
);

/**
 * Reads what stands around a value: "not 42 but 38", "38, not 42", "instead of 42", "it is not true
 * that 38 …", "whether 38 …".
 */
export function assertionOf({ sentence }: CompareInput, from: number, to: number): Assertion {
  const { tokens } = sentence;
  for (let at = to; at < tokens.length; at++) if (word(tokens, at) === '?') return 'open';
  const before = word(tokens, from - 1);
  const second = word(tokens, from - 2);
  if (before === 'than' && (second === 'rather' || second === 'other')) return 'denied';
  if (before === 'of' && second === 'instead') return 'denied';
  if (isRefused(tokens, from)) return 'denied';
  for (let at = 0; at < from; at++)
    if (conditional.has(word(tokens, at)) && (at === 0 || word(tokens, at) === 'whether'))
      return 'open';
  return (sentenceDenial(tokens, from) + (calledFalse(tokens, from, to) ? 1 : 0)) % 2 === 1
    ? 'denied'
    : 'asserted';
}

/** "not …", "neither on the …", "never in …": a denial with only small words before the value. */
export function isRefused(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 4); at--) {
    const here = word(tokens, at);
    if (here === 'not' || here === 'neither' || here === 'nor') return true;
    if (here === 'never') return at < from - 1;
    if (
      !/^(?:the|a|an|some|about|all|exactly|in|on|at|from|near|by|to|towards|orthodox)$/.test(here)
    )
      return false;
  }
  return false;
}

const quotes = new Set(['"', "'", '“', '”', '‘', '’']);

/** "It is not true that …", "It is false that …": odd denials over the whole deny it. */
function sentenceDenial(tokens: readonly Token[], limit: number): number {
  const first = quotes.has(word(tokens, 0)) ? 1 : 0;
  if (word(tokens, first) !== 'it' && word(tokens, first) !== 'nor') return 0;
  for (let at = first; at < limit; at++) if (/^[:;]$/.test(word(tokens, at))) return 0;
  let denials = word(tokens, first) === 'nor' ? 1 : 0;
  let judged = false;
  for (let at = first + 1; at < Math.min(limit, first + 24); at++) {
    const here = word(tokens, at);
    if (judged && (here === 'that' || here === 'say' || here === 'claim' || here === 'think'))
      return denials % 2;
    if (here === 'not' || here === "n't" || here === 'never' || here === 'no') denials++;
    if (/^(?:true|correct|right|case)$/.test(here)) judged = true;
    if (falsehood.has(here)) {
      denials++;
      judged = true;
    }
  }
  return 0;
}

/** "The idea that … is simply false", "Anyone who believes that … is mistaken". */
function calledFalse(tokens: readonly Token[], from: number, to: number): boolean {
  const opens = [0, 1, 2, 3].some((at) => at < from && openers.has(word(tokens, at)));
  if (!opens) return false;
  for (let at = to; at < tokens.length; at++) if (falsehood.has(word(tokens, at))) return true;
  return false;
}
