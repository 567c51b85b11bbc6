import { compareMention, type ValueRelation } from '../claims/compare-mention';
import type { Finding } from '../claims/finding';
import type { Candidate } from '../claims/judge';
import type { PackIndex } from '../claims/pack-index';
import type { Reading } from '../claims/reading';
import type { Fact, Report } from '../factbase/pack-schema';
import { closeContainment, isWider } from '../factbase/values';
import type { Evidence } from '../report/page-report';
import { evidenceOf, voicesFor } from './evidence';

/** What sources report that cannot be true together with a claim which others back. */
export interface Rivalry {
  readonly facts: readonly Fact[];
  /** Reports that the fact is not so, from sources that say so themselves. */
  readonly denials: readonly Report[];
}

interface Asked {
  readonly candidate: Candidate;
  readonly findings: readonly Finding[];
}

/** The values of a sentence on which a claim about a slot rests, by how they stand to a fact. */
function relationsTo(
  fact: Fact,
  reading: Reading,
  { candidate, findings }: Asked,
  index: PackIndex,
): readonly (ValueRelation | null)[] {
  const found = findings.find(({ stance }) => stance === 'supports') ?? findings[0];
  return reading.mentions.map(({ mention }, at) => {
    const rests =
      found === undefined
        ? (candidate.fills[at] ?? 0) >= 0.3
        : found.from <= mention.from && mention.to <= found.to;
    return rests ? compareMention(mention, fact, candidate.slot, index, reading.published) : null;
  });
}

/** Sources that contradict what a sentence says together with a fact: other values of its slot, and denials; null where none does. */
export function rivalryOf(
  fact: Fact,
  reading: Reading,
  asked: Asked,
  index: PackIndex,
  ownLineages: ReadonlySet<string>,
): Rivalry | null {
  const denials = fact.reports.filter(
    ({ source, stance, party, wider }) =>
      stance === 'contradicts' &&
      party == null &&
      wider === undefined &&
      !ownLineages.has(index.sources.get(source)?.lineage ?? source),
  );
  const others = asked.candidate.slot.closed ? othersOf(fact, index, ownLineages) : [];
  const facts = others.length === 0 ? [] : contradicted(others, fact, reading, asked, index);
  return facts.length + denials.length === 0 ? null : { facts, denials };
}

/**
 * Facts of the same slot that cannot be true together with this one, as far as a source of the user's own has them
 * and others than the page's own lineage back them. Of two values in a bundled pack the better backed one counts.
 */
function othersOf(fact: Fact, index: PackIndex, ownLineages: ReadonlySet<string>): readonly Fact[] {
  const facts = index.factsBySlot.get(fact.slot) ?? [];
  if (facts.length < 2) return [];
  const { places, things } = index.pack;
  const containment = { places: closeContainment(places), things: closeContainment(things) };
  return facts.filter(
    (other) =>
      other !== fact &&
      other.reports.some(({ pack, stance }) => pack !== undefined && stance === 'supports') &&
      voicesFor(other, index, ownLineages) > 0 &&
      !isWider(other.value, fact.value, containment) &&
      !isWider(fact.value, other.value, containment),
  );
}

function contradicted(
  others: readonly Fact[],
  fact: Fact,
  reading: Reading,
  asked: Asked,
  index: PackIndex,
): readonly Fact[] {
  const backed = relationsTo(fact, reading, asked, index);
  return others.filter((other) =>
    relationsTo(other, reading, asked, index).some((relation, at) => {
      const here = backed[at] ?? null;
      return relation === 'other' && here !== null && here !== 'other' && here !== 'open';
    }),
  );
}

/** Facts beside the one compared with whose value the sentence has: somebody who agrees with it. */
export function agreeingFacts(
  fact: Fact,
  reading: Reading,
  asked: Asked,
  index: PackIndex,
): readonly Fact[] {
  const others = (index.factsBySlot.get(fact.slot) ?? []).filter((other) => other !== fact);
  return others.filter((other) =>
    relationsTo(other, reading, asked, index).some((relation) => relation === 'equal'),
  );
}

/** What rivals report, as evidence against a claim. */
export const evidenceAgainst = ({ facts }: Rivalry, index: PackIndex): readonly Evidence[] =>
  facts.flatMap((other) => evidenceOf(other, 'contradicts', index));
