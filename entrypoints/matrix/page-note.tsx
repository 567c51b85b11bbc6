import { useTranslate } from '../../components/translate';
import type { PageColumn } from '../../lib/matrix/page-column';
import type { TabBeside } from './use-matrix';

/** What stands in the page's column, or why there is none. */
export function PageNote({
  beside,
  page,
  onCheck,
}: {
  readonly beside: TabBeside | null;
  readonly page: PageColumn | null;
  readonly onCheck: () => void;
}) {
  const translate = useTranslate();
  const closed = beside?.closed === true;
  const phase = beside?.view?.phase;
  const note = (state: string, text: string, canCheck = false) => (
    <p class="notice" data-note={state} role="status">
      {text}
      {canCheck && (
        <button type="button" class="small" data-action="check" onClick={onCheck}>
          {translate('popupTry')}
        </button>
      )}
    </p>
  );
  if (page !== null) {
    return note(
      closed ? 'closed' : 'page',
      translate(closed ? 'matrixPageClosed' : 'matrixPageIs', page.title || (page.url ?? '')),
    );
  }
  if (closed) return note('gone', translate('matrixPageGone'));
  if (phase === 'checking') return note('checking', translate('popupChecking'));
  if (phase === 'unreachable') return note('unreachable', translate('popupUnreachable'));
  return note('unchecked', translate('matrixPageUnchecked'), true);
}
