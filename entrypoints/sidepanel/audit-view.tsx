import '../../components/audit-list.css';
import '../../components/contest-box.css';
import { AuditList } from '../../components/audit-list';
import { useTranslate } from '../../components/translate';
import { useJump } from './use-jump';
import type { PanelViewProps } from './views';

/** What was marked, what was not and why, and what the researcher says otherwise. */
export function AuditView({ tabId, view: { report }, send }: PanelViewProps) {
  const translate = useTranslate();
  const { jump, failed } = useJump(tabId, send);
  if (!report) return null;
  return (
    <>
      <div role="status" class="status">
        {failed && <p class="notice">{translate('popupJumpFailed')}</p>}
      </div>
      <AuditList
        key={`${tabId} ${report.url}`}
        report={report}
        onJump={jump}
        onContest={async ({ sentence, report: { text } }, act) => {
          const reply = await send('contest', { tabId, sentence, text, act });
          return reply.ok && reply.value;
        }}
      />
    </>
  );
}
