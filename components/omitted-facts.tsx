import { useState } from 'preact/hooks';
import type { OmittedFact } from '../lib/report/page-report';
import { plural, useTranslate } from './translate';

const omittedAtFirst = 4;

/** Facts with enough voices that the page leaves out, the first few until somebody asks for the rest. */
export function OmittedFacts({ omitted }: { readonly omitted: readonly OmittedFact[] }) {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const shown = all ? omitted : omitted.slice(0, omittedAtFirst);
  return (
    <>
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
    </>
  );
}
