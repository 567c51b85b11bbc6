import type { TabView } from '../lib/messages/protocol';
import type { PageReport } from '../lib/report/page-report';
import { OmittedFacts } from './omitted-facts';
import { DrawingNotices, PageNotices } from './page-notices';
import { Why } from './page-state';
import { useTranslate } from './translate';

/** What bears on the whole page: its event, near copies among the sources, what it leaves out. */
export function PageOverview({
  report,
  view,
}: {
  readonly report: PageReport;
  readonly view: TabView;
}) {
  const translate = useTranslate();
  return (
    <section class="overview">
      <p class="kicker">{translate('popupAbout')}</p>
      <h2>{report.pack.name}</h2>
      <Why view={view} />
      <details class="why" data-part="omitted">
        <summary>{translate('panelOmitted', report.omitted.length)}</summary>
        <div class="omitted">
          <OmittedFacts omitted={report.omitted} />
        </div>
      </details>
      <PageNotices report={report} sourceName={(source) => view.names.sources[source] ?? source} />
      <DrawingNotices painted={view.painted ?? null} />
    </section>
  );
}
