import { SetAsideList } from '../../components/set-aside';
import { readableDay } from '../../components/sources/readable-day';
import { useTranslate } from '../../components/translate';
import type { PacksReply } from '../../lib/messages/sources-schema';
import type { SetAside } from '../../lib/storage/set-aside';
import { saveSetAside } from '../shared/set-aside';

/** Deleted packs that can be brought back, and records that could not be read. */
export function LeftOver({
  reply: { removed, problems },
  setAside,
  onRestore,
  onForget,
  onForgetAside,
}: {
  readonly reply: PacksReply;
  readonly setAside: readonly SetAside[];
  readonly onRestore: (id: string) => void;
  readonly onForget: (id: string) => void;
  readonly onForgetAside: (item: SetAside) => void;
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
                <button type="button" class="small" onClick={() => onForget(id)}>
                  {translate('sourcesForget')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <SetAsideList items={setAside} onSave={saveSetAside} onForget={onForgetAside} />
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
