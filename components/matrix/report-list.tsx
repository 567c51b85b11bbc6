import type { MatrixReport } from '../../lib/factbase/matrix';
import type { NamedReport } from '../../lib/matrix/columns';
import { MarkedText } from '../marked-text';
import { useTranslate } from '../translate';
import { StandingSign, standingName } from './standing-sign';

function Notes({ report }: { readonly report: MatrixReport }) {
  const translate = useTranslate();
  const { party, namedBy, dismissedBy, hedged } = report;
  const notes = [
    ...(party === null ? [] : [translate('relayedFrom', party)]),
    ...(namedBy === null ? [] : [translate('matrixNamedBy', namedBy)]),
    ...(dismissedBy === null ? [] : [translate('matrixDismissedBy', dismissedBy)]),
    ...(hedged ? [translate('matrixHedgedNote')] : []),
    translate('locator', report.locator),
  ];
  return (
    <p class="meta">
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </p>
  );
}

/** What sources report on one fact, one after another. */
export function ReportList({
  reports,
  query,
  withNames,
}: {
  readonly reports: readonly NamedReport[];
  readonly query: string;
  readonly withNames: boolean;
}) {
  const translate = useTranslate();
  return (
    <ul class="reports">
      {reports.map(({ source, report }) => (
        <li key={`${source.id} ${report.locator} ${report.statement}`} data-report={source.id}>
          {withNames && <p class="source-name">{source.name}</p>}
          <p class={`standing standing-${report.standing}`}>
            <StandingSign standing={report.standing} />
            {standingName(translate, report.standing)}
            {report.value !== null && <span class="value">{report.value}</span>}
          </p>
          <p class="statement">
            <MarkedText text={report.statement} query={query} />
          </p>
          <Notes report={report} />
        </li>
      ))}
    </ul>
  );
}
