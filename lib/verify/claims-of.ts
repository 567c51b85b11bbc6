import type { Finding } from '../claims/finding';
import type { Candidate, StanceChances } from '../claims/judge';
import type { PackIndex } from '../claims/pack-index';
import { type Reading, spanOf } from '../claims/reading';
import type { Fact } from '../factbase/pack-schema';
import type { ClaimReport } from '../report/page-report';
import { isNegated } from './denial';
import { evidenceOf, voicesFor } from './evidence';
import { type Fault, faultOf } from './fault';
import { backedReason, differingReason, disputedReason } from './reason';
import { agreeingFacts, evidenceAgainst, type Rivalry, rivalryOf } from './rivals';

/** A candidate fact of a sentence with all that speaks for a stance. */
export interface WeighedCandidate {
  readonly candidate: Candidate;
  readonly stance: StanceChances;
  readonly findings: readonly Finding[];
}

/** A claim with how sure it is, for choosing the one that decides. */
export interface WeighedClaim {
  readonly claim: ClaimReport;
  readonly fact: Fact;
  /** Chance that the sentence makes this claim. */
  readonly chance: number;
  /** What of it no example was learned from: its slot, which is the user's own, or that sources differ. */
  readonly unlearned: 'slot' | 'sources' | null;
  /** A contradiction of which no value, word or name in the sentence tells: learned from its words as a whole. */
  readonly unshown: boolean;
}

export interface ClaimContext {
  readonly index: PackIndex;
  readonly minVoices: number;
  readonly ownLineages: ReadonlySet<string>;
}

const leastChance = 0.28;

/** The claims of a sentence about facts of the pack, as far as they are likely enough to be told. */
export function claimsOf(
  reading: Reading,
  weighed: readonly WeighedCandidate[],
  context: ClaimContext,
): readonly WeighedClaim[] {
  const claims: WeighedClaim[] = [];
  const backing = backingOf(weighed);
  for (const one of weighed) {
    const fact = context.index.factsBySlot.get(one.candidate.slot.id)?.[0];
    if (fact === undefined) continue;
    const backed = supportChance(one);
    const against = contradictionChance(one);
    if (Math.max(backed, against) < leastChance) continue;
    const isNew = !context.index.learned.has(fact.slot);
    if (against <= backed) {
      const rivalry = rivalryOf(fact, reading, one, context.index, context.ownLineages);
      const claim = backedClaim(reading, one, fact, context);
      claims.push({
        claim: rivalry === null ? claim : differingClaim(claim, fact, one, rivalry, context),
        fact,
        chance: backed,
        unlearned: isNew ? 'slot' : rivalry === null ? null : 'sources',
        unshown: false,
      });
      continue;
    }
    const found = one.findings.find(({ stance }) => stance === 'contradicts');
    const fault = found ?? faultOf(one.candidate, reading, fact, context.index, backing);
    if (fault !== null)
      claims.push({
        claim: disputedClaim(reading, one, fact, fault, context),
        fact,
        chance: against,
        unlearned: isNew ? 'slot' : null,
        unshown: found === undefined && fault.ground === 'opposite',
      });
  }
  return claims;
}

/**
 * The claim that contradicts the fact of `slot`, where the sentence as a whole is surely read so (`chance`)
 * and no single word of it says so by itself; null where a comparer that found the contrary is surer, where
 * nothing in the sentence shows why, or where the slot's fact is not among those looked at.
 */
export function deniedClaim(
  reading: Reading,
  weighed: readonly WeighedCandidate[],
  slot: string,
  chance: number,
  context: ClaimContext,
): WeighedClaim | null {
  const one = weighed.find(({ candidate }) => candidate.slot.id === slot);
  const fact = context.index.factsBySlot.get(slot)?.[0];
  if (one === undefined || fact === undefined) return null;
  const isOverruled = isBackedByRule(one) && !isNegated(reading, one.candidate.trigger.top);
  if (isOverruled && chance < overRuleChance) return null;
  const fault = faultOf(one.candidate, reading, fact, context.index, backingOf(weighed));
  if (fault === null) return null;
  return {
    claim: disputedClaim(reading, one, fact, fault, context),
    fact,
    chance: contradictionChance(one),
    unlearned: null,
    unshown: fault.ground === 'opposite',
  };
}

/** What comparers found to back any fact. */
const backingOf = (weighed: readonly WeighedCandidate[]): readonly Finding[] =>
  weighed.flatMap(({ findings }) => findings.filter(({ stance }) => stance === 'supports'));

/** From this chance on a sentence is disputed by what it says as a whole, where no single claim of it was found to be … */
export const wholeDisputeChance = 0.5;
/** … from this one on where nothing in it shows why … */
export const unshownDisputeChance = 0.7;
/** … and from this one on even where a comparer found it to back the fact. */
const overRuleChance = 0.75;

const isBackedByRule = ({ findings }: WeighedCandidate): boolean =>
  findings.some(({ stance }) => stance === 'supports');

/** How sure it is that the sentence contradicts the candidate: by rule first, else as learned. */
export function contradictionChance({ candidate, stance, findings }: WeighedCandidate): number {
  const found = findings.find((finding) => finding.stance === 'contradicts');
  if (found !== undefined) return found.certainty === 'firm' ? 0.95 : 0.75;
  if (findings.some((finding) => finding.stance === 'supports')) return 0.2 * stance.contradicts;
  return stance.contradicts * Math.min(1, candidate.link + 0.5);
}

function supportChance({ candidate, stance, findings }: WeighedCandidate): number {
  if (findings.some((finding) => finding.stance === 'contradicts')) return 0.1;
  const learned = stance.supports * Math.min(1, candidate.link + 0.25);
  return findings.some((finding) => finding.stance === 'supports')
    ? Math.max(0.8, learned)
    : learned;
}

const hedgeWords = new Set(
  'reportedly allegedly apparently likely possibly probably perhaps may might could seemingly suspected alleged purportedly presumably'.split(
    ' ',
  ),
);

const isHedged = (reading: Reading): boolean =>
  reading.sentence.tokens.some(({ lower }) => hedgeWords.has(lower));

function backedClaim(
  reading: Reading,
  { candidate, findings }: WeighedCandidate,
  fact: Fact,
  { index, minVoices, ownLineages }: ClaimContext,
): ClaimReport {
  const found = findings.find(({ stance }) => stance === 'supports');
  const voices = voicesFor(fact, index, ownLineages);
  const verdict = voices >= minVoices ? 'corroborated' : 'unique';
  return {
    fact: fact.id,
    slot: fact.slot,
    value: found?.value ?? null,
    verdict,
    kind: verdict === 'unique' ? (voices === 0 ? 'only-here' : 'single-source') : null,
    reason: backedReason(fact, candidate.slot, voices),
    span:
      found === undefined
        ? spanOf(reading, candidate.trigger.from, candidate.trigger.to + 1)
        : spanOf(reading, found.from, found.to),
    hedged: isHedged(reading),
    contestedBy: fact.contestedBy.map((party) => index.parties.get(party)?.name ?? party),
    note: null,
    evidence: evidenceOf(fact, 'supports', index),
  };
}

/** A claim that some sources back and others contradict. */
function differingClaim(
  backed: ClaimReport,
  fact: Fact,
  { candidate }: WeighedCandidate,
  rivalry: Rivalry,
  { index, ownLineages }: ClaimContext,
): ClaimReport {
  const voices = voicesFor(fact, index, ownLineages);
  return {
    ...backed,
    verdict: 'disputed',
    kind: null,
    reason: differingReason(fact, candidate.slot, voices, rivalry, index),
    note: rivalry.facts.length > 0 && candidate.slot.type === 'count' ? 'another-figure' : null,
    evidence: [...evidenceAgainst(rivalry, index), ...backed.evidence],
  };
}

function disputedClaim(
  reading: Reading,
  one: WeighedCandidate,
  fact: Fact,
  fault: Fault,
  { index, ownLineages }: ClaimContext,
): ClaimReport {
  const { slot } = one.candidate;
  const voices = Math.max(1, voicesFor(fact, index, ownLineages));
  return {
    fact: fact.id,
    slot: fact.slot,
    value: fault.value,
    verdict: 'disputed',
    kind: null,
    reason: disputedReason(fact, slot, fault.ground, fault.value, voices, index),
    span: spanOf(reading, fault.from, fault.to),
    hedged: isHedged(reading),
    contestedBy: [],
    note: slot.type === 'count' && fault.ground === 'value' ? 'another-figure' : null,
    evidence: [
      ...evidenceOf(fact, 'contradicts', index),
      ...agreeingFacts(fact, reading, one, index).flatMap((other) =>
        evidenceOf(other, 'supports', index),
      ),
    ],
  };
}
