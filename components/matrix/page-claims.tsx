import type { PageCell } from '../../lib/matrix/page-column';
import { MarkedText } from '../marked-text';
import { useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';
import { verdictName } from '../verdict-name';

/** What the page says on a fact, sentence by sentence, with the verdict of each. */
export function PageClaims({
  cell,
  query,
  onShow,
}: {
  readonly cell: PageCell | null;
  readonly query: string;
  /** Shows a sentence in the page; null where the page is gone. */
  readonly onShow: ((sentence: number) => void) | null;
}) {
  const translate = useTranslate();
  if (cell === null) return <p class="quiet">{translate('matrixPageSilentLong')}</p>;
  return (
    <ul class="reports">
      {cell.claims.map(({ sentence, text, claim }) => (
        <li key={`${sentence} ${claim.span.join(' ')}`} class={`verdict-${claim.verdict}`}>
          <p class="standing verdict">
            <VerdictIcon verdict={claim.verdict} />
            {verdictName(translate, claim.verdict, claim.kind)}
            {claim.value !== null && <span class="value">{claim.value}</span>}
          </p>
          <blockquote>
            <MarkedText text={text} query={query} span={claim.span} />
          </blockquote>
          <p class="statement">{claim.reason}</p>
          {claim.hedged && <p class="meta">{translate('hedged')}</p>}
          {onShow !== null && (
            <button type="button" class="small" onClick={() => onShow(sentence)}>
              {translate('matrixShowInPage')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
