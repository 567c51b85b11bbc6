import { useTranslate } from './translate';

/** The way to the page that lays the sources side by side, with a tab's page beside them. */
export function CompareLink({
  tabId,
  fact = null,
}: {
  readonly tabId: number;
  /** The fact to begin with. */
  readonly fact?: string | null;
}) {
  const translate = useTranslate();
  const address = `/matrix.html?tab=${tabId}`;
  return (
    <a
      class="compare"
      href={fact === null ? address : `${address}#${new URLSearchParams({ fact })}`}
      target="_blank"
      rel="noreferrer"
    >
      {translate(fact === null ? 'matrixCompare' : 'matrixCompareFact')}
    </a>
  );
}
