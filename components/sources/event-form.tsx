import type { EventSuggestion } from '../../lib/digest/suggest-event';
import { useTranslate } from '../translate';

export interface EventFormProps {
  readonly event: EventSuggestion;
  readonly onChange: (event: EventSuggestion) => void;
}

const lines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

function Terms({
  name,
  label,
  hint,
  terms,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly terms: readonly string[];
  readonly onChange: (terms: string[]) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      {hint !== undefined && <span class="hint">{hint}</span>}
      <textarea
        rows={Math.min(6, Math.max(2, terms.length + 1))}
        data-terms={name}
        onChange={({ currentTarget }) => onChange(lines(currentTarget.value))}
      >
        {terms.join('\n')}
      </textarea>
    </label>
  );
}

/** What an event of the user's own is called, when it was, and by what its pages are noticed. */
export function EventForm({ event, onChange }: EventFormProps) {
  const translate = useTranslate();
  const { detection } = event;
  return (
    <fieldset class="event-form">
      <legend>{translate('sourcesEvent')}</legend>
      <label class="field wide">
        <span>{translate('sourcesEventName')}</span>
        <input
          type="text"
          required
          data-event="name"
          value={event.name}
          onInput={({ currentTarget }) => onChange({ ...event, name: currentTarget.value })}
        />
      </label>
      <label class="field">
        <span>{translate('sourcesEventDate')}</span>
        <input
          type="date"
          required
          data-event="date"
          value={event.date}
          onChange={({ currentTarget: { value } }) => {
            if (value === '') return;
            const sourcesUntil = event.sourcesUntil < value ? value : event.sourcesUntil;
            onChange({ ...event, date: value, sourcesUntil });
          }}
        />
      </label>
      <details>
        <summary>{translate('sourcesTerms')}</summary>
        <p class="hint">{translate('sourcesTermsHint')}</p>
        <div class="fields">
          <Terms
            name="decisive"
            label={translate('sourcesAliases')}
            hint={translate('sourcesAliasesHint')}
            terms={detection.decisive}
            onChange={(decisive) => onChange({ ...event, detection: { ...detection, decisive } })}
          />
          {detection.groups.map((group) => (
            <Terms
              key={group.id}
              name={group.id}
              label={translate(labelOf(group))}
              terms={group.terms}
              onChange={(terms) =>
                onChange({
                  ...event,
                  detection: {
                    ...detection,
                    groups: detection.groups.map((each) =>
                      each === group ? { ...group, terms } : each,
                    ),
                  },
                })
              }
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

type Group = EventSuggestion['detection']['groups'][number];

function labelOf({ id, role }: Pick<Group, 'id' | 'role'>) {
  switch (role) {
    case 'name':
      return id === 'where' ? 'sourcesTermsWhere' : 'sourcesTermsWho';
    case 'subject':
      return 'sourcesTermsSubject';
    case 'event':
      return 'sourcesTermsEvent';
    default:
      return 'sourcesTermsDetail';
  }
}
