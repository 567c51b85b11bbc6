import type { Evidence, Stance } from './page-report';

/** How many independent voices stand on one side of the evidence: its lineages, without what is less exact. */
export const voicesIn = (evidence: readonly Evidence[], stance: Stance): number =>
  new Set(
    evidence
      .filter((item) => item.stance === stance && item.lessExact !== true)
      .map(({ lineage }) => lineage),
  ).size;
