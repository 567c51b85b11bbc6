import type { Problem } from '../lib/result';
import type { SetAside } from '../lib/storage/set-aside';
import { settingsKey } from '../lib/storage/settings';
import { useTranslate } from './translate';

const kindNames = {
  packs: 'asideKindPacks',
  contests: 'asideKindContests',
  local: 'asideKindLocal',
  removed: 'asideKindRemoved',
  lost: 'asideKindLost',
} as const;

/** Characters of a record that are shown; all of it is in its file. */
const shown = 20_000;

/** A record as people can read it, and as it is written to a file. */
export const asideText = (record: unknown): string => JSON.stringify(record, null, 1) ?? '';

/** Problems that are shown before somebody wants to read all. */
const first = 3;

const Problems = ({ problems }: { readonly problems: readonly Problem[] }) => (
  <ul class="aside-problems">
    {problems.map(({ where, what }) => (
      <li key={`${where} ${what}`}>
        {where}: {what}
      </li>
    ))}
  </ul>
);

/** What could not be read of all that is kept: why, what it holds, and what can be done with it. */
export function SetAsideList({
  items,
  onSave,
  onForget,
}: {
  readonly items: readonly SetAside[];
  readonly onSave: (item: SetAside) => void;
  readonly onForget: (item: SetAside) => void;
}) {
  const translate = useTranslate();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="aside-title" class="set-aside">
      <h2 id="aside-title">{translate('sourcesSetAside')}</h2>
      <p class="quiet">{translate('sourcesSetAsideHint')}</p>
      <ul>
        {items.map((item) => (
          <li key={`${item.place.store} ${item.place.key}`} data-set-aside={item.id}>
            <p>
              <strong>{translate(kindNames[item.kind])}</strong>
              {item.id === settingsKey ? '' : ` ${item.id}`}
            </p>
            <Problems problems={item.problems.slice(0, first)} />
            <details>
              <summary>{translate('asideRead')}</summary>
              {item.problems.length > first && <Problems problems={item.problems.slice(first)} />}
              <pre>{asideText(item.record).slice(0, shown)}</pre>
            </details>
            <div class="row">
              <button
                type="button"
                class="small"
                data-action="save-aside"
                onClick={() => onSave(item)}
              >
                {translate('asideSave')}
              </button>
              <button
                type="button"
                class="small"
                data-action="forget-aside"
                onClick={() => onForget(item)}
              >
                {translate('sourcesForget')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
