import { languages, type Settings } from '../lib/storage/settings';
import { ChoiceGroup } from './choice-group';
import { useTranslate } from './translate';

/** A keyboard command as the browser has it. */
export interface Shortcut {
  readonly name: string;
  /** What it does. */
  readonly label: string;
  /** Its keys ("Alt+Shift+Period"), or "" where it has none. */
  readonly keys: string;
}

// Each in its own language, so that whoever reads it finds it.
const names = { en: 'English', de: 'Deutsch', ru: 'Русский' } as const;

/** The language of the interface, and the keys that work in pages. */
export function SettingsInterface({
  language,
  shortcuts,
  onLanguage,
  onChangeShortcuts,
}: {
  readonly language: Settings['language'];
  readonly shortcuts: readonly Shortcut[];
  readonly onLanguage: (language: Settings['language']) => void;
  /** Opens the browser's page for keyboard commands; null where an extension cannot. */
  readonly onChangeShortcuts: (() => void) | null;
}) {
  const translate = useTranslate();
  return (
    <>
      <section aria-labelledby="settings-language">
        <h2 id="settings-language">{translate('settingsLanguage')}</h2>
        <ChoiceGroup
          name="language"
          legend={translate('settingsLanguageLegend')}
          hint={translate('settingsLanguageHint')}
          chosen={language}
          onChoose={onLanguage}
          choices={languages.map((tag) => ({
            value: tag,
            label: tag === 'auto' ? translate('settingsLanguageAuto') : names[tag],
          }))}
        />
      </section>
      <section aria-labelledby="settings-keys">
        <h2 id="settings-keys">{translate('settingsKeys')}</h2>
        <table class="keys">
          <thead>
            <tr>
              <th scope="col">{translate('settingsKeysCommand')}</th>
              <th scope="col">{translate('settingsKeysKeys')}</th>
            </tr>
          </thead>
          <tbody>
            {shortcuts.map(({ name, label, keys }) => (
              <tr key={name} data-command={name}>
                <td>{label}</td>
                <td>
                  {keys === '' ? (
                    <span class="quiet">{translate('settingsKeysNone')}</span>
                  ) : (
                    <kbd>{keys}</kbd>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {onChangeShortcuts ? (
          <p>
            <button type="button" class="small" data-action="shortcuts" onClick={onChangeShortcuts}>
              {translate('settingsKeysChange')}
            </button>
          </p>
        ) : (
          <p class="quiet">{translate('settingsKeysHow')}</p>
        )}
      </section>
    </>
  );
}
