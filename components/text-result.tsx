import { useMemo, useState } from 'preact/hooks';
import type { TabView } from '../lib/messages/protocol';
import type { PageReport } from '../lib/report/page-report';
import { ClaimList, type Selection } from './claim-list';
import { rowsOf } from './claim-rows';
import { PageNotices } from './page-notices';
import { SummaryChart } from './summary-chart';
import { useTranslate } from './translate';

/** What was found in a text: its sentences in order, marked or not, each claim with its evidence. */
export function TextResult({
  report,
  names,
  left,
}: {
  readonly report: PageReport;
  readonly names: TabView['names'];
  /** Characters that were left out. */
  readonly left: number;
}) {
  const translate = useTranslate();
  const [selection, setSelection] = useState<Selection | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf(report), [report]);
  const marked = rows.some(({ verdict }) => verdict !== null);
  return (
    <section class="text-result" aria-label={translate('textResult')}>
      {left > 0 && (
        <p class="notice" data-notice="left-out">
          {translate('textLeftOut', left.toLocaleString())}
        </p>
      )}
      {report.about === 'no' && (
        <p class="notice" data-notice="not-about">
          {translate('textNotAbout', report.pack.name)}
        </p>
      )}
      <PageNotices report={report} sourceName={(source) => names.sources[source] ?? source} />
      {marked ? (
        <SummaryChart summary={report.summary} />
      ) : (
        <p class="quiet">{translate('popupNothingMarked')}</p>
      )}
      <ClaimList
        rows={rows}
        topicOf={(slot) => (slot === null ? null : (names.slots[slot] ?? slot))}
        query=""
        selection={selection}
        open={open}
        onSelect={({ key }) => setSelection({ key, by: 'list' })}
        onOpen={(row) => setOpen(row?.key ?? null)}
      />
    </section>
  );
}
