import { useState } from 'preact/hooks';
import type { OmittedFact, PageReport } from '../lib/report/page-report';
import { type Listed, SentenceList } from './sentence-list';
import { SummaryChart, verdictOrder } from './summary-chart';
import { plural, useTranslate } from './translate';

const omittedAtFirst = 4;

function Omitted({ omitted }: { readonly omitted: readonly OmittedFact[] }) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? omitted : omitted.slice(0, omittedAtFirst);
  return (
    <section class="omitted">
      <h2>{translate('popupOmitted')}</h2>
      {omitted.length === 0 && <p class="quiet">{translate('popupOmittedNone')}</p>}
      <ul>
        {shown.map(({ fact, statement, voices }) => (
          <li key={fact} data-omitted={fact}>
            <span>{statement}</span>
            <span class="voices">{plural(translate, 'voicesShort', voices)}</span>
          </li>
        ))}
      </ul>
      {shown.length < omitted.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {translate('popupMore', omitted.length - shown.length)}
        </button>
      )}
    </section>
  );
}

/** Whether the engine reads the page's language; a page that names none is taken for English. */
const isRead = (language: string | null): boolean => language === null || /^en\b/i.test(language);

/** One page's report at a glance. */
export function PageSummary({
  report,
  undrawn,
  onJump,
}: {
  readonly report: PageReport;
  readonly undrawn: number;
  readonly onJump: (sentence: number) => void;
}) {
  const translate = useTranslate();
  const listed: Listed[] = report.sentences.flatMap((sentence, index) =>
    sentence.verdict === null ? [] : [{ index, sentence }],
  );
  const first = verdictOrder.find((verdict) =>
    listed.some(({ sentence }) => sentence.verdict === verdict),
  );
  return (
    <>
      {!isRead(report.language) && (
        <p class="notice" data-notice="language">
          {translate('popupLanguage')}
        </p>
      )}
      {report.resembles.length > 0 && (
        <p class="notice" data-notice="resembles">
          {translate('popupResembles', report.resembles.map(({ source }) => source).join(', '))}
        </p>
      )}
      <SummaryChart summary={report.summary} />
      {listed.length === 0 && <p class="quiet">{translate('popupNothingMarked')}</p>}
      {undrawn > 0 && (
        <p class="notice" data-notice="undrawn">
          {plural(translate, 'popupUndrawn', undrawn)}
        </p>
      )}
      {verdictOrder.map((verdict) => (
        <SentenceList
          key={verdict}
          verdict={verdict}
          listed={listed.filter(({ sentence }) => sentence.verdict === verdict)}
          open={verdict === first}
          onJump={onJump}
        />
      ))}
      <Omitted omitted={report.omitted} />
    </>
  );
}
