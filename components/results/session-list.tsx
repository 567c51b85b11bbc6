import { useState } from 'preact/hooks';
import type { SessionEntry, SessionList } from '../../lib/storage/session-pages';
import { verdictOrder } from '../summary-chart';
import { plural, useTranslate } from '../translate';
import { VerdictIcon } from '../verdict-icon';

/** Rows shown before somebody asks for the rest. */
const atFirst = 5;

function Entry({ page }: { readonly page: SessionEntry }) {
  const translate = useTranslate();
  return (
    <li class="session-page">
      <span class="session-title">{page.title || page.url}</span>
      <span class="session-counts">
        {verdictOrder.map((verdict) => (
          <span key={verdict} class={`verdict-${verdict}`}>
            <VerdictIcon verdict={verdict} />
            <span class="hidden-text">{translate(verdict)} </span>
            {page.summary[verdict]}
          </span>
        ))}
      </span>
    </li>
  );
}

/** The pages that were checked since the browser started, and what is kept of them. */
export function SessionPagesList({
  session,
  onForget,
}: {
  readonly session: SessionList;
  readonly onForget: () => void;
}) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? session.pages : session.pages.slice(0, atFirst);
  return (
    <section class="session-choice" aria-label={translate('resultsSession')}>
      <ul>
        {shown.map((page) => (
          <Entry key={page.id} page={page} />
        ))}
      </ul>
      {shown.length < session.pages.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {translate('popupMore', session.pages.length - shown.length)}
        </button>
      )}
      {session.dropped > 0 && (
        <p class="notice" data-notice="dropped">
          {plural(translate, 'resultsDropped', session.dropped)}
        </p>
      )}
      <p class="hint">{translate('resultsSessionNote')}</p>
      <button type="button" class="link" data-action="forget-session" onClick={onForget}>
        {translate('resultsForget')}
      </button>
    </section>
  );
}
