import type { UniqueKind, Verdict } from '../report/page-report';
import type { WeighedClaim } from './claims-of';

/** Chances of a sentence's mark; they sum to one. */
export interface MarkChances {
  readonly corroborated: number;
  readonly disputed: number;
  readonly single: number;
  readonly only: number;
  readonly none: number;
}

/** A sentence's mark and the claim that decides it. */
export interface Decision {
  readonly verdict: Verdict | null;
  readonly kind: UniqueKind | null;
  /** Index in the claims, or null where no claim about a fact decides. */
  readonly deciding: number | null;
}

/** A dispute is shown only from this chance on: a false one is the worst error. */
export const disputeChance = 0.5;

/** No mark. */
export const unmarked: Decision = { verdict: null, kind: null, deciding: null };
const onlyHere: Decision = { verdict: 'unique', kind: 'only-here', deciding: null };

/**
 * The mark of a sentence from the chances of each and the claims that could carry it. A mark without a
 * claim that shows its reason is not given: the next likely one is.
 */
export function decide(chances: MarkChances, claims: readonly WeighedClaim[]): Decision {
  const unique = chances.single + chances.only;
  const order = (
    [
      ['disputed', chances.disputed],
      ['corroborated', chances.corroborated],
      ['unique', unique],
      ['none', chances.none],
    ] as const
  ).toSorted(([, a], [, b]) => b - a);
  for (const [name, chance] of order) {
    if (name === 'disputed' && chance < disputeChance) continue;
    if (name === 'none') return unmarked;
    const deciding = name === 'unique' ? singleOf(chances, claims) : best(claims, name);
    if (name === 'unique')
      return deciding === null ? onlyHere : { verdict: 'unique', kind: 'single-source', deciding };
    if (deciding !== null) return { verdict: name, kind: null, deciding };
  }
  return unmarked;
}

function singleOf(chances: MarkChances, claims: readonly WeighedClaim[]): number | null {
  return chances.single >= chances.only ? best(claims, 'unique') : null;
}

/** The likeliest claim of a verdict, or null. */
function best(claims: readonly WeighedClaim[], verdict: Verdict): number | null {
  let found: number | null = null;
  let chance = 0;
  for (const [at, one] of claims.entries()) {
    if (one.claim.verdict !== verdict || one.claim.kind === 'only-here' || one.chance <= chance)
      continue;
    found = at;
    chance = one.chance;
  }
  return found;
}

/** Chances of the mark where nothing was learned: by what the comparers found alone. */
export function chancesByRule(
  claims: readonly WeighedClaim[],
  asks: boolean,
  speaksOfEvent: boolean,
): MarkChances {
  const chance = (verdict: Verdict): number =>
    Math.max(
      0,
      ...claims.filter(({ claim }) => claim.verdict === verdict).map((one) => one.chance),
    );
  if (asks) return { corroborated: 0, disputed: 0, single: 0, only: 0, none: 1 };
  const disputed = chance('disputed');
  const corroborated = chance('corroborated');
  const single = chance('unique');
  const claimed = Math.max(disputed, corroborated, single);
  return {
    disputed: disputed > 0 ? disputed : 0,
    corroborated: disputed > 0.5 ? 0 : corroborated,
    single: disputed > 0.5 || corroborated > single ? 0 : single,
    only: claimed > 0 ? 0 : speaksOfEvent ? 0.6 : 0.2,
    none: claimed > 0 ? 0 : speaksOfEvent ? 0.4 : 0.8,
  };
}

/** From this chance on a claim counts that the learned chances know nothing of. */
const surely = 0.5;
/** A sentence that says what a slot of the user's own asks makes no claim with no more than this chance. */
const hardlyNone = 0.3;

/**
 * The chances of a mark with what nothing was learned about: where sources differ that the examples take for
 * agreeing, the sentence is disputed, and a point that no learned fact makes is that of the user's own fact.
 */
export function withUnlearned(chances: MarkChances, claims: readonly WeighedClaim[]): MarkChances {
  const told = claims.filter(({ unlearned, chance }) => unlearned !== null && chance >= surely);
  const has = (verdict: Verdict): boolean => told.some(({ claim }) => claim.verdict === verdict);
  if (told.length === 0) return chances;
  const isNew = told.some(({ unlearned }) => unlearned === 'slot');
  const none = isNew ? Math.min(chances.none, hardlyNone) : chances.none;
  const asserted = 1 - none;
  if (has('disputed')) return { corroborated: 0, disputed: asserted, single: 0, only: 0, none };
  if (!isNew) return chances;
  const only = asserted - chances.corroborated - chances.disputed - chances.single;
  return {
    ...chances,
    corroborated: chances.corroborated + (has('corroborated') ? only : 0),
    single: chances.single + (has('corroborated') ? 0 : only),
    only: 0,
    none,
  };
}
