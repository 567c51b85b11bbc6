import type { Reading } from '../claims/reading';
import type { UnmarkedReason } from '../report/page-report';
import type { WeighedClaim } from './claims-of';

/** Words by which a sentence judges, advises or foretells rather than reports. */
const opinion = new Set(
  'should must ought shall perhaps maybe arguably surely clearly undoubtedly unfortunately sadly frankly hopefully think believe hope wish imagine seems appears probably would could may might will'.split(
    ' ',
  ),
);
const speakers = new Set(['i', 'we', 'my', 'our', 'you', 'your', 'us']);

const quoted = /["“”«»„]/;

/** Whether the one who writes judges, advises or foretells, by words outside a quotation. */
function isOpinion({ sentence: { tokens } }: Reading): boolean {
  if (tokens.some(({ text }) => quoted.test(text))) return false;
  return tokens.some(({ lower }) => opinion.has(lower) || speakers.has(lower));
}

/** Why a sentence carries no mark, by the plainest reason that holds. */
export function unmarkedReason(
  reading: Reading,
  claims: readonly Pick<WeighedClaim, 'chance'>[],
): UnmarkedReason {
  if (reading.sentence.tokens.at(-1)?.lower === '?') return 'question';
  if (reading.belonging.elsewhere) return 'other-event';
  if (isOpinion(reading)) return 'opinion';
  return claims.length > 0 ? 'background' : 'no-claim';
}
