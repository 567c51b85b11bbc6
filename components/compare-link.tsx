import { useTranslate } from './translate';

/** The way to the page that lays the sources side by side, with a tab's page beside them. */
export function CompareLink({ tabId }: { readonly tabId: number }) {
  const translate = useTranslate();
  return (
    <a class="compare" href={`/matrix.html?tab=${tabId}`} target="_blank" rel="noreferrer">
      {translate('matrixCompare')}
    </a>
  );
}
