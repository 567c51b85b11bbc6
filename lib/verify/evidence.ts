import type { PackIndex } from '../claims/pack-index';
import { describeValue } from '../factbase/describe-value';
import type { Fact, Report } from '../factbase/pack-schema';
import type { Evidence, Stance } from '../report/page-report';

type ByStance = Partial<Record<Stance, readonly Evidence[]>>;
const known = new WeakMap<PackIndex, Map<Fact, ByStance>>();

/** What the sources say on a fact, as evidence for or against a claim of the page; made once for each fact. */
export function evidenceOf(fact: Fact, stance: Stance, index: PackIndex): readonly Evidence[] {
  const ofPack = known.get(index) ?? new Map<Fact, ByStance>();
  known.set(index, ofPack);
  const ofFact = ofPack.get(fact);
  const told = ofFact?.[stance];
  if (told !== undefined) return told;
  const made = fact.reports.map((report) => evidenceFrom(report, fact, stance, index));
  ofPack.set(fact, { ...ofFact, [stance]: made });
  return made;
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

const counted = new WeakMap<PackIndex, WeakMap<ReadonlySet<string>, Map<string, number>>>();

/** Tells of a slot how many voices its first fact has, see {@link voicesFor}; each is counted once. */
export function voicesBySlot(
  index: PackIndex,
  ownLineages: ReadonlySet<string>,
): (slot: string) => number {
  const ofPack = counted.get(index) ?? new WeakMap<ReadonlySet<string>, Map<string, number>>();
  counted.set(index, ofPack);
  const voices = ofPack.get(ownLineages) ?? new Map<string, number>();
  ofPack.set(ownLineages, voices);
  return (slot) => {
    const known = voices.get(slot);
    if (known !== undefined) return known;
    const fact = index.factsBySlot.get(slot)?.[0];
    const made = fact === undefined ? 0 : voicesFor(fact, index, ownLineages);
    voices.set(slot, made);
    return made;
  };
}

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
