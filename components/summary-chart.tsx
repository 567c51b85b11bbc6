import type { PageReport, Verdict } from '../lib/report/page-report';
import { useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';

/** The order in which verdicts are shown: what needs a second look comes first. */
export const verdictOrder: readonly Verdict[] = ['disputed', 'unique', 'corroborated'];

// Each verdict's line as it stands in the page, so that the chart is its legend too.
const pattern: Readonly<Record<Verdict, string>> = {
  disputed: 'M0 5 Q2.5 1.5 5 5 T10 5',
  unique: 'M1.5 5h.01M6.5 5h.01',
  corroborated: 'M0 5h10',
};

function Segment({ verdict, share }: { readonly verdict: Verdict; readonly share: number }) {
  const id = `line-${verdict}`;
  return (
    <div class={`segment verdict-${verdict}`} style={{ flexGrow: share }}>
      <svg width="100%" height="10" aria-hidden="true">
        <defs>
          <pattern id={id} width="10" height="10" patternUnits="userSpaceOnUse">
            <path
              d={pattern[verdict]}
              fill="none"
              stroke="currentColor"
              stroke-width={verdict === 'unique' ? 2.6 : 1.8}
              stroke-linecap="round"
            />
          </pattern>
        </defs>
        <rect width="100%" height="10" fill={`url(#${id})`} />
      </svg>
    </div>
  );
}

/** How many of each verdict: a bar of three line styles, with the numbers beneath. */
export function SummaryChart({ summary }: { readonly summary: PageReport['summary'] }) {
  const translate = useTranslate();
  const shown = verdictOrder.filter((verdict) => summary[verdict] > 0);
  return (
    <figure class="chart">
      <div
        class="bar"
        role="img"
        aria-label={translate('popupChart', summary.corroborated, summary.disputed, summary.unique)}
      >
        {shown.map((verdict) => (
          <Segment key={verdict} verdict={verdict} share={summary[verdict]} />
        ))}
      </div>
      <figcaption>
        {verdictOrder.map((verdict) => (
          <span
            key={verdict}
            class={`count verdict-${verdict}`}
            data-count={verdict}
            title={translate(`${verdict}Meaning`)}
          >
            <VerdictIcon verdict={verdict} />
            <b>{summary[verdict]}</b>
            <span>{translate(verdict)}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
