import { CompareLink } from '../../components/compare-link';
import type { ClaimActionProps } from './claim-actions';

/** The way from a claim to what every source says on its fact. */
export function CompareClaim({ tabId, claim }: ClaimActionProps) {
  return claim.fact === null ? null : <CompareLink tabId={tabId} fact={claim.fact} />;
}
