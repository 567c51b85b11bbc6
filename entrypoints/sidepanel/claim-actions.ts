import type { FunctionComponent } from 'preact';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import type { ClaimReport, PageReport } from '../../lib/report/page-report';
import { CompareClaim } from './compare-claim';
import { ContestAction } from './contest-action';
import { QuoteAction } from './quote-action';

/** What an action on a claim is given. */
export interface ClaimActionProps {
  readonly tabId: number;
  readonly report: PageReport;
  /** Index of the sentence in the report. */
  readonly sentence: number;
  readonly claim: ClaimReport;
  readonly send: Send<typeof viewProtocol>;
}

/** What can be done with a claim; shown in this order at the foot of its evidence in the panel. */
export const claimActions: readonly FunctionComponent<ClaimActionProps>[] = [
  QuoteAction,
  ContestAction,
  CompareClaim,
];
