import { standings } from '../../lib/factbase/matrix';
import { verdictOrder } from '../summary-chart';
import { useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';
import { StandingSign, standingName } from './standing-sign';

/** What the signs mean. */
export function MatrixLegend({ hasPage }: { readonly hasPage: boolean }) {
  const translate = useTranslate();
  return (
    <section class="legend" aria-label={translate('matrixLegend')}>
      <ul>
        {standings.map((standing) => (
          <li key={standing}>
            <StandingSign standing={standing} />
            {standingName(translate, standing)}
          </li>
        ))}
      </ul>
      {hasPage && (
        <ul>
          <li class="legend-lead">{translate('matrixThisPage')}:</li>
          {verdictOrder.map((verdict) => (
            <li key={verdict}>
              <VerdictIcon verdict={verdict} />
              {translate(verdict)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
