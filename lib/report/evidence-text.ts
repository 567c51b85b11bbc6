import type { ClaimReport, Contest, Evidence, SentenceReport } from './page-report';
import { verdictLabel } from './verdict-label';

/** A statement without the full stop at its end, to go on after. */
export const unended = (statement: string): string => statement.replace(/(?<![.\s])[.\s]+$/, '');

/** One source's word in one line: "The Gazette disagrees (12): Twelve people were hurt, after the coastguard [001 ¶2 s1]". */
export function evidenceText(evidence: Evidence): string {
  const stance = evidence.stance === 'supports' ? 'agrees' : 'disagrees';
  const value = evidence.value === null ? '' : ` (${evidence.value})`;
  const party = evidence.party === null ? '' : `, after ${evidence.party}`;
  return `${evidence.sourceName} ${stance}${value}: ${unended(evidence.statement)}${party} [${evidence.locator}]`;
}

/** The verdict on a claim and why, in one or two sentences: "Disputed: The Gazette reports 12, not 20." */
export function claimText(claim: ClaimReport): string {
  const contested =
    claim.contestedBy.length === 0 ? '' : ` Contested by ${claim.contestedBy.join(', ')}.`;
  const hedged = claim.hedged ? ' The page hedges it.' : '';
  const label = verdictLabel(claim.verdict, claim.kind);
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${claim.reason}${contested}${hedged}`;
}

/** A sentence's claims, the one that decides its mark first. */
export function orderedClaims({ claims, central }: SentenceReport): readonly ClaimReport[] {
  const lead = central === null ? undefined : claims[central];
  return lead ? [lead, ...claims.filter((claim) => claim !== lead)] : claims;
}

/** A researcher's word against a verdict: "Contested by the researcher, who says corroborated: the note". */
export function contestText({ verdict, note }: Contest): string {
  const own = verdict === null ? 'that it deserves no mark' : verdict;
  return `Contested by the researcher, who says ${own}${note.trim() === '' ? '.' : `: ${note.trim()}`}`;
}

/** All that the report says of a sentence, as plain text: each claim with its verdict, reason and evidence. */
export const sentenceText = (sentence: SentenceReport): string =>
  [
    ...(sentence.contest ? [contestText(sentence.contest)] : []),
    ...orderedClaims(sentence).flatMap((claim) => [
      claimText(claim),
      ...claim.evidence.map((item) => `– ${evidenceText(item)}`),
    ]),
  ].join('\n');
