import type { Token } from '../../language/tokens';

/** "an earlier version of this article", "a previous entry": what is told of it is taken back. */
const isTakenBack = (tokens: readonly Token[], at: number): boolean =>
  /^(?:earlier|previous|original)$/.test(tokens[at]?.lower ?? '') &&
  /^(?:version|entry|edition|headline|caption|update|item)s?$/.test(tokens[at + 1]?.lower ?? '');

/** Whether a token stands in the part of a sentence that tells what a correction takes back. */
export function isCorrected(tokens: readonly Token[], anchor: number): boolean {
  for (let at = anchor; at >= 0; at--) {
    if (/^[;.]$/.test(tokens[at]?.lower ?? '')) return false;
    if (isTakenBack(tokens, at)) return true;
  }
  return false;
}
