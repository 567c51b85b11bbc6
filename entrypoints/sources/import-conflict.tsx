import { useTranslate } from '../../components/translate';
import type { OnConflict } from '../../lib/factbase/user-pack-files';

/** Asks what is to become of packs that are there already with other contents. */
export function ImportConflict({
  names,
  onChoose,
  onCancel,
}: {
  readonly names: readonly string[];
  readonly onChoose: (how: OnConflict) => void;
  readonly onCancel: () => void;
}) {
  const translate = useTranslate();
  return (
    <section class="notice" aria-label={translate('sourcesConflict')}>
      <p>{translate('sourcesConflictNames', names.join(', '))}</p>
      <p class="row">
        <button type="button" class="small" data-import="merge" onClick={() => onChoose('merge')}>
          {translate('sourcesMerge')}
        </button>
        <button
          type="button"
          class="small"
          data-import="replace"
          onClick={() => onChoose('replace')}
        >
          {translate('sourcesReplace')}
        </button>
        <button
          type="button"
          class="small"
          data-import="keep-both"
          onClick={() => onChoose('keep-both')}
        >
          {translate('sourcesKeepBoth')}
        </button>
        <button type="button" class="small" onClick={onCancel}>
          {translate('sourcesCancel')}
        </button>
      </p>
    </section>
  );
}
