import { readableDay } from '../../components/sources/readable-day';
import { useTranslate } from '../../components/translate';
import type { PacksReply } from '../../lib/messages/sources-schema';

/** Deleted packs that can be brought back, and records that could not be read. */
export function LeftOver({
  reply: { removed, setAside, problems },
  onRestore,
  onForget,
}: {
  readonly reply: PacksReply;
  readonly onRestore: (id: string) => void;
  readonly onForget: (kind: 'removed' | 'set-aside', id: string) => void;
}) {
  const translate = useTranslate();
  return (
    <>
      {removed.length > 0 && (
        <section aria-labelledby="removed-title">
          <h2 id="removed-title">{translate('sourcesRemoved')}</h2>
          <ul class="left-over">
            {removed.map(({ id, name, at }) => (
              <li key={id} class="row" data-removed={id}>
                <span>
                  {name}{' '}
                  <span class="quiet">
                    {readableDay(at.slice(0, 10), translate('languageTag'))}
                  </span>
                </span>
                <button type="button" class="small" onClick={() => onRestore(id)}>
                  {translate('sourcesRestore')}
                </button>
                <button type="button" class="small" onClick={() => onForget('removed', id)}>
                  {translate('sourcesForget')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {setAside.length > 0 && (
        <section aria-labelledby="aside-title">
          <h2 id="aside-title">{translate('sourcesSetAside')}</h2>
          <p class="quiet">{translate('sourcesSetAsideHint')}</p>
          <ul class="left-over">
            {setAside.map(({ id, problem }) => (
              <li key={id} class="row" data-set-aside={id}>
                <span>
                  {id}: {problem}
                </span>
                <button type="button" class="small" onClick={() => onForget('set-aside', id)}>
                  {translate('sourcesForget')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {problems.length > 0 && (
        <details class="problems">
          <summary>{translate('sourcesProblems')}</summary>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
