import { shownVerdict } from '../lib/report/contest';
import type { PageReport } from '../lib/report/page-report';
import { OmittedFacts } from './omitted-facts';
import { DrawingNotices, PageNotices } from './page-notices';
import { type Listed, SentenceList } from './sentence-list';
import { SummaryChart, verdictOrder } from './summary-chart';
import { useTranslate } from './translate';

/** One page's report at a glance. */
export function PageSummary({
  report,
  undrawn,
  restless = false,
  sourceName,
  onJump,
}: {
  readonly report: PageReport;
  readonly undrawn: number;
  /** The page changes too often for marks to be kept in step. */
  readonly restless?: boolean;
  /** A source's readable name by its id. */
  readonly sourceName: (source: string) => string;
  readonly onJump: (sentence: number) => void;
}) {
  const translate = useTranslate();
  const listed: Listed[] = report.sentences.flatMap((sentence, index) =>
    shownVerdict(sentence) === null ? [] : [{ index, sentence }],
  );
  const first = verdictOrder.find((verdict) =>
    listed.some(({ sentence }) => shownVerdict(sentence) === verdict),
  );
  return (
    <>
      <PageNotices report={report} sourceName={sourceName} />
      <SummaryChart summary={report.summary} />
      {listed.length === 0 && <p class="quiet">{translate('popupNothingMarked')}</p>}
      <DrawingNotices painted={{ restless, undrawn }} />
      {verdictOrder.map((verdict) => (
        <SentenceList
          key={verdict}
          verdict={verdict}
          listed={listed.filter(({ sentence }) => shownVerdict(sentence) === verdict)}
          open={verdict === first}
          onJump={onJump}
        />
      ))}
      <section class="omitted">
        <h2>{translate('popupOmitted')}</h2>
        <OmittedFacts omitted={report.omitted} />
      </section>
    </>
  );
}
