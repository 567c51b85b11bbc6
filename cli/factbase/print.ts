import { type Kinship, measureKinship } from '../../lib/factbase/lineages';
import type { Pack } from '../../lib/factbase/pack-schema';
import type { Verification } from '../../lib/factbase/verify';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** The pairs of sources that share wording outside quotations, most first. */
export function printKinship({ sources }: Pack): readonly string[] {
  const pairs = measureKinship(
    sources.map(({ id, shingles, shinglesEvery }) => ({
      id,
      sameReportAs: [],
      shingles: { every: shinglesEvery ?? 1, hashes: shingles },
    })),
  ).filter(({ runs }) => runs > 0);
  const nameOf = ({ a, b }: Kinship): string => `${a} – ${b}`;
  const width = Math.max(0, ...pairs.map((pair) => nameOf(pair).length));
  return [
    'Wording shared outside quotations (runs of four words, share of the shorter text):',
    ...pairs.map(
      (pair) =>
        `${nameOf(pair).padEnd(width)}  ${String(pair.runs).padStart(5)}  ${percent(pair.share, 1).padStart(7)}${pair.related ? '  one lineage' : ''}`,
    ),
  ];
}

/** What verification found, with each disagreement on a line of its own. */
export function printVerification(found: Verification): readonly string[] {
  const { unresolved, sought, missed, checkable, uncovered } = found;
  return [
    ...unresolved.map(({ where, what }) => `no such place: ${where}: ${what}`),
    ...missed.map(
      ({ source, fact, locator, text, found: instead }) =>
        `not found: ${fact} (${source}, ${locator})\n  ${text}\n  the engine has: ${instead.join(', ') || 'nothing'}`,
    ),
    ...uncovered.map(
      ({ locator, verdict, text, found: claims }) =>
        `not in a digest: ${locator} (${verdict})\n  ${text}\n  the engine has: ${claims.join(', ')}`,
    ),
    `locators: ${unresolved.length} of ${sought + unresolved.length} do not resolve`,
    `digest facts found by the engine in their own sentence: ${sought - missed.length} of ${sought} (${percent(sought - missed.length, sought)})`,
    `checkable sentences covered by a digest: ${checkable - uncovered.length} of ${checkable} (${percent(checkable - uncovered.length, checkable)})`,
  ];
}
