import type { PackIndex } from '../claims/pack-index';
import { describeValue } from '../factbase/describe-value';
import type { Fact, Report } from '../factbase/pack-schema';
import type { Evidence, Stance } from '../report/page-report';

/** What the sources say on a fact, as evidence for or against a claim of the page. */
export function evidenceOf(fact: Fact, stance: Stance, index: PackIndex): readonly Evidence[] {
  return fact.reports.map((report) => evidenceFrom(report, fact, stance, index));
}

function evidenceFrom(report: Report, fact: Fact, stance: Stance, index: PackIndex): Evidence {
  const source = index.sources.get(report.source);
  const value = describeValue(fact.value, index.pack);
  return {
    source: report.source,
    sourceName: source?.name ?? report.source,
    lineage: source?.lineage ?? report.source,
    stance: report.stance === 'supports' ? stance : opposite(stance),
    value: value === '' || report.wider !== undefined ? null : value,
    statement: report.statement,
    locator: report.locator,
    party: nameOf(report.party, index),
    ...(report.wider === undefined ? {} : { lessExact: true }),
    pack: report.pack ?? index.pack.id,
    ...(report.pack === undefined ? {} : { packName: index.ownPacks.get(report.pack) }),
  };
}

const opposite = (stance: Stance): Stance => (stance === 'supports' ? 'contradicts' : 'supports');

const nameOf = (party: string | null | undefined, index: PackIndex): string | null =>
  party === null || party === undefined ? null : (index.parties.get(party)?.name ?? party);

/**
 * Lineages that back a fact, without those that the page itself belongs to: a page that is one of the
 * sources adds no voice.
 */
export function voicesFor(
  fact: Fact,
  index: PackIndex,
  ownLineages: ReadonlySet<string> = new Set(),
): number {
  const lineages = new Set<string>();
  for (const report of fact.reports) {
    if (report.stance !== 'supports' || report.wider !== undefined) continue;
    const lineage = index.sources.get(report.source)?.lineage;
    if (lineage !== undefined && !ownLineages.has(lineage)) lineages.add(lineage);
  }
  return lineages.size;
}
