import type { SessionList } from '../../lib/storage/session-pages';
import { plural, useTranslate } from '../translate';

/** What is taken away: the page, sentences of it that somebody chose, or all pages of the session. */
export type Scope = 'page' | 'chosen' | 'session';

function Choice({
  scope,
  label,
  count,
  checked,
  disabled,
  onChange,
}: {
  readonly scope: Scope;
  readonly label: string;
  readonly count: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (scope: Scope) => void;
}) {
  return (
    <label class="choice">
      <input
        type="radio"
        name="results-scope"
        value={scope}
        checked={checked}
        disabled={disabled}
        onChange={() => onChange(scope)}
      />
      <span>{label}</span>
      <span class="choice-count">{count}</span>
    </label>
  );
}

/** Lets somebody say what is to be taken away. */
export function ScopeChoice({
  scope,
  marked,
  chosen,
  session,
  onChange,
}: {
  readonly scope: Scope;
  /** Marked sentences of the page in front, or null where it has no report. */
  readonly marked: number | null;
  readonly chosen: number;
  readonly session: SessionList;
  readonly onChange: (scope: Scope) => void;
}) {
  const translate = useTranslate();
  const here = marked === null ? '' : plural(translate, 'popupSentences', marked);
  return (
    <fieldset class="scopes">
      <legend>{translate('resultsWhat')}</legend>
      <Choice
        scope="page"
        label={translate('resultsPage')}
        count={here}
        checked={scope === 'page'}
        disabled={marked === null}
        onChange={onChange}
      />
      <Choice
        scope="chosen"
        label={translate('resultsChosen')}
        count={marked === null ? '' : translate('resultsChosenCount', chosen, marked)}
        checked={scope === 'chosen'}
        disabled={marked === null || marked === 0}
        onChange={onChange}
      />
      <Choice
        scope="session"
        label={translate('resultsSession')}
        count={plural(translate, 'resultsPages', session.pages.length)}
        checked={scope === 'session'}
        disabled={session.pages.length === 0}
        onChange={onChange}
      />
    </fieldset>
  );
}
