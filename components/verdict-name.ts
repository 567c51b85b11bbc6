import type { UniqueKind, Verdict } from '../lib/report/page-report';
import type { Translate } from './translate';

/** The verdict in words, with its kind where it is unique. */
export function verdictName(
  translate: Translate,
  verdict: Verdict,
  kind: UniqueKind | null = null,
): string {
  if (verdict !== 'unique' || kind === null) return translate(verdict);
  return translate(kind === 'single-source' ? 'uniqueSingle' : 'uniqueOnlyHere');
}
