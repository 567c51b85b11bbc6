import { PageSummary } from '../../components/page-summary';
import { useTranslate } from '../../components/translate';
import type { PanelViewProps } from './views';

/** The page's claims. */
export function ClaimsView({ tabId, view, send }: PanelViewProps) {
  const translate = useTranslate();
  if (!view.report) return <p class="quiet">{translate('popupUnnoticed')}</p>;
  return (
    <PageSummary
      report={view.report}
      undrawn={view.painted?.undrawn ?? 0}
      onJump={(sentence) => void send('jump', { tabId, sentence })}
    />
  );
}
