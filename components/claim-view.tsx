import type { ClaimReport } from '../lib/report/page-report';
import { EvidenceList } from './evidence-list';
import { useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';
import { verdictName } from './verdict-name';

/** One claim of a sentence: its words, its verdict and why, and the evidence. */
export function ClaimView({
  claim,
  sentence,
  isLead,
  isOnly,
}: {
  readonly claim: ClaimReport;
  readonly sentence: string;
  /** The reason already stands above, as the sentence's own. */
  readonly isLead: boolean;
  /** No other claim stands beside it: its verdict is the sentence's. */
  readonly isOnly: boolean;
}) {
  const translate = useTranslate();
  const words = sentence.slice(...claim.span);
  return (
    <article class={`claim verdict-${claim.verdict}`} data-claim={claim.verdict}>
      <header class="claim-head">
        {!isOnly && (
          <>
            <VerdictIcon verdict={claim.verdict} />
            <span class="claim-verdict">{verdictName(translate, claim.verdict, claim.kind)}</span>
          </>
        )}
        {words !== '' && <q class="claim-words">{words}</q>}
      </header>
      {claim.value !== null && claim.value !== words && (
        <p class="page-value">
          {translate('pageSays')} <span class="value">{claim.value}</span>
        </p>
      )}
      {!isLead && <p class="claim-reason">{claim.reason}</p>}
      {claim.note !== null && (
        <p class="note">
          {translate(claim.note === 'another-figure' ? 'noteAnotherFigure' : 'noteAfterSources')}
        </p>
      )}
      {claim.hedged && <p class="note">{translate('hedged')}</p>}
      {claim.contestedBy.length > 0 && (
        <p class="note contested">{translate('contestedBy', claim.contestedBy.join(', '))}</p>
      )}
      <EvidenceList evidence={claim.evidence} />
    </article>
  );
}
