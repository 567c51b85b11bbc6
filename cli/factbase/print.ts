import type { Kinship } from '../../lib/factbase/lineages';
import type { Verification } from '../../lib/factbase/verify';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** The pairs of sources that share wording, most first. */
export function printKinship(kinship: readonly Kinship[]): readonly string[] {
  const width = Math.max(...kinship.map(({ a, b }) => a.length + b.length + 3), 0);
  return kinship
    .filter(({ runs }) => runs > 0)
    .map(
      ({ a, b, runs, share, related }) =>
        `${`${a} – ${b}`.padEnd(width)}  ${String(runs).padStart(5)} runs  ${percent(share, 1).padStart(7)}${related ? '  one lineage' : ''}`,
    );
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
