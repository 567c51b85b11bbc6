import type { ColourSet, Settings } from '../lib/storage/settings';
import { colourSets } from '../lib/storage/settings';
import { ChoiceGroup } from './choice-group';
import { verdictOrder } from './summary-chart';
import { useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';

/** The three verdicts' signs in a set of colours. */
function ColourSample({ set, dark }: { readonly set: ColourSet; readonly dark: boolean }) {
  return (
    <span class="theme sample" data-colours={set} data-theme={dark ? 'dark' : 'light'}>
      {verdictOrder.map((verdict) => (
        <VerdictIcon key={verdict} verdict={verdict} />
      ))}
    </span>
  );
}

const colourLabels = {
  standard: ['settingsColoursStandard', 'settingsColoursStandardHint'],
  safe: ['settingsColoursSafe', 'settingsColoursSafeHint'],
  contrast: ['settingsColoursContrast', 'settingsColoursContrastHint'],
} as const;

/** What is marked in pages, and how it looks there, here and on paper. */
export function SettingsMarks({
  settings,
  dark,
  onChange,
}: {
  readonly settings: Settings;
  /** Views stand on a dark ground. */
  readonly dark: boolean;
  readonly onChange: (change: (current: Settings) => Partial<Settings>) => void;
}) {
  const translate = useTranslate();
  const { unmarked, marking, colours, print } = settings;
  const quiet = marking === 'quiet';
  return (
    <section aria-labelledby="settings-marks">
      <h2 id="settings-marks">{translate('settingsMarks')}</h2>
      <ChoiceGroup
        name="marking"
        legend={translate('settingsMarking')}
        chosen={marking}
        onChoose={(chosen) => onChange(() => ({ marking: chosen }))}
        choices={[
          { value: 'always', label: translate('settingsMarkingAlways') },
          {
            value: 'hover',
            label: translate('settingsMarkingHover'),
            hint: translate('settingsMarkingHoverHint'),
          },
          {
            value: 'quiet',
            label: translate('settingsMarkingQuiet'),
            hint: translate('settingsMarkingQuietHint'),
          },
        ]}
      />
      <fieldset class="choices" data-setting="verdicts" disabled={quiet}>
        <legend>{translate('settingsVerdicts')}</legend>
        {verdictOrder.map((verdict) => (
          <label key={verdict} class="choice">
            <input
              type="checkbox"
              value={verdict}
              checked={!unmarked.includes(verdict)}
              onChange={({ currentTarget: { checked } }) =>
                onChange((current) => ({
                  unmarked: [
                    ...current.unmarked.filter((other) => other !== verdict),
                    ...(checked ? [] : [verdict]),
                  ],
                }))
              }
            />
            <span class="choice-words">
              <span class="choice-label">{translate(verdict)}</span>
              <span class="quiet">{translate(`${verdict}Meaning`)}</span>
            </span>
            <VerdictIcon verdict={verdict} />
          </label>
        ))}
      </fieldset>
      <ChoiceGroup
        name="colours"
        legend={translate('settingsColours')}
        hint={translate('settingsColoursHint')}
        chosen={colours}
        onChoose={(chosen) => onChange(() => ({ colours: chosen }))}
        choices={colourSets.map((set) => ({
          value: set,
          label: translate(colourLabels[set][0]),
          hint: translate(colourLabels[set][1]),
          sample: <ColourSample set={set} dark={dark} />,
        }))}
      />
      <ChoiceGroup
        name="print"
        legend={translate('settingsPrint')}
        chosen={print}
        onChoose={(chosen) => onChange(() => ({ print: chosen }))}
        choices={[
          { value: 'lines', label: translate('settingsPrintLines') },
          { value: 'nothing', label: translate('settingsPrintNothing') },
        ]}
      />
    </section>
  );
}
