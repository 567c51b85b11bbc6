import type { Sort, Wanted } from '../../lib/matrix/arrange';
import { sorts } from '../../lib/matrix/arrange';
import { type MessageKey, useTranslate } from '../translate';

const sortNames: Readonly<Record<Sort, MessageKey>> = {
  pack: 'matrixSortPack',
  voices: 'matrixSortVoices',
  disagreement: 'matrixSortDisagreement',
  name: 'matrixSortName',
};

/** Ways to take what is shown away. */
export interface TakeAway {
  readonly onCopy: () => void;
  readonly onSave: () => void;
  readonly onPrint: () => void;
}

/** Search, order and filters, and what can be done with what is shown. */
export function MatrixToolbar({
  wanted,
  hasPage,
  onChange,
  take,
}: {
  readonly wanted: Wanted;
  readonly hasPage: boolean;
  readonly onChange: (wanted: Wanted) => void;
  readonly take: TakeAway;
}) {
  const translate = useTranslate();
  return (
    <search class="toolbar">
      <label class="search">
        <span>{translate('matrixSearch')}</span>
        <input
          type="search"
          value={wanted.query}
          onInput={(event) => onChange({ ...wanted, query: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{translate('matrixSort')}</span>
        <select
          value={wanted.sort}
          onChange={(event) => {
            const sort = sorts.find((each) => each === event.currentTarget.value);
            if (sort !== undefined) onChange({ ...wanted, sort });
          }}
        >
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {translate(sortNames[sort])}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          name="differing"
          checked={wanted.onlyDiffering}
          onChange={(event) => onChange({ ...wanted, onlyDiffering: event.currentTarget.checked })}
        />
        {translate('matrixOnlyDiffering')}
      </label>
      {hasPage && (
        <label class="check">
          <input
            type="checkbox"
            name="page"
            checked={wanted.onlyPage}
            onChange={(event) => onChange({ ...wanted, onlyPage: event.currentTarget.checked })}
          />
          {translate('matrixOnlyPage')}
        </label>
      )}
      <div class="take">
        <button type="button" class="small" data-action="copy" onClick={take.onCopy}>
          {translate('matrixCopy')}
        </button>
        <button type="button" class="small" data-action="save" onClick={take.onSave}>
          {translate('matrixSave')}
        </button>
        <button type="button" class="small" data-action="print" onClick={take.onPrint}>
          {translate('matrixPrint')}
        </button>
      </div>
    </search>
  );
}
