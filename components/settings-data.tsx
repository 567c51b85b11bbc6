import { useState } from 'preact/hooks';
import type { StoredKind } from '../lib/storage/stored-data';
import { useTranslate } from './translate';

const kindLabels = {
  settings: 'settingsDataSettings',
  packs: 'settingsDataPacks',
  contests: 'settingsDataContests',
  removed: 'settingsDataRemoved',
  reports: 'settingsDataReports',
  other: 'settingsDataOther',
} as const;

/** A size that people can read, in their language. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] =
    bytes < 1000
      ? [bytes, 'byte']
      : bytes < 1e6
        ? [bytes / 1e3, 'kilobyte']
        : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumSignificantDigits: bytes < 1000 ? 3 : 2,
  }).format(Number(value));
}

const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** Everything that is stored, with its size, to be taken away or erased. */
export function SettingsData({
  stored,
  erased,
  onExport,
  onErase,
  onUndo,
}: {
  readonly stored: readonly StoredKind[];
  /** It was just erased, and can be brought back. */
  readonly erased: boolean;
  readonly onExport: () => void;
  readonly onErase: () => void;
  readonly onUndo: () => void;
}) {
  const translate = useTranslate();
  const [asks, setAsks] = useState(false);
  const language = translate('languageTag');
  const total = stored.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <section aria-labelledby="settings-data">
      <h2 id="settings-data">{translate('settingsData')}</h2>
      <p class="quiet">{translate('settingsDataHint')}</p>
      {stored.length === 0 ? (
        <p data-stored="nothing">{translate('settingsDataNothing')}</p>
      ) : (
        <table class="keys" data-stored="all">
          <thead>
            <tr>
              <th scope="col">{translate('settingsDataWhat')}</th>
              <th scope="col" class="number">
                {translate('settingsDataCount')}
              </th>
              <th scope="col" class="number">
                {translate('settingsDataSize')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stored.map(({ kind, count, bytes }) => (
              <tr key={kind} data-kind={kind}>
                <td>{translate(kindLabels[kind])}</td>
                <td class="number">{count}</td>
                <td class="number">{sizeText(bytes, language)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{translate('settingsDataAll')}</th>
              <td />
              <td class="number">{sizeText(total, language)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <div class="row">
        <button type="button" class="small" data-action="export-data" onClick={onExport}>
          {translate('settingsDataExport')}
        </button>
        {!asks && (
          <button
            type="button"
            class="small danger"
            data-action="erase"
            disabled={stored.length === 0}
            onClick={() => setAsks(true)}
          >
            {translate('settingsDataErase')}
          </button>
        )}
      </div>
      {asks && (
        <div class="notice" role="alertdialog" aria-labelledby="settings-erase-question">
          <p id="settings-erase-question">{translate('settingsDataEraseSure')}</p>
          <div class="row">
            <button
              type="button"
              class="small danger"
              data-action="erase-sure"
              onClick={() => {
                setAsks(false);
                onErase();
              }}
            >
              {translate('settingsDataEraseYes')}
            </button>
            <button
              type="button"
              class="small"
              data-action="erase-no"
              ref={takeFocus}
              onClick={() => setAsks(false)}
            >
              {translate('settingsDataEraseNo')}
            </button>
          </div>
        </div>
      )}
      <div role="status">
        {erased && (
          <p class="notice">
            {translate('settingsDataErased')}{' '}
            <button
              type="button"
              class="small"
              data-action="undo-erase"
              ref={takeFocus}
              onClick={onUndo}
            >
              {translate('popupUndo')}
            </button>
          </p>
        )}
      </div>
    </section>
  );
}
