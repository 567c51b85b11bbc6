import { type ChoiceCounts, type ClaimFilter, noFilter } from './claim-rows';
import { verdictOrder } from './summary-chart';
import { useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';

export interface ClaimFiltersProps {
  readonly filter: ClaimFilter;
  readonly counts: ChoiceCounts;
  /** Rows shown, and rows there are. */
  readonly shown: number;
  readonly total: number;
  /** What a slot asks, in words. */
  readonly topicOf: (slot: string) => string;
  readonly onChange: (filter: ClaimFilter) => void;
}

function Choice({
  name,
  label,
  all,
  chosen,
  choices,
  onChoose,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly chosen: string | null;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly onChoose: (value: string | null) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <div class="choice">
      <select
        aria-label={label}
        data-filter={name}
        value={chosen ?? ''}
        onChange={({ currentTarget }) =>
          onChoose(currentTarget.value === '' ? null : currentTarget.value)
        }
      >
        <option value="">{all}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Narrows the list of claims by verdict, slot, party and words; each choice says how many it leaves. */
export function ClaimFilters({
  filter,
  counts,
  shown,
  total,
  topicOf,
  onChange,
}: ClaimFiltersProps) {
  const translate = useTranslate();
  const change = (part: Partial<ClaimFilter>): void => onChange({ ...filter, ...part });
  const toggled = (verdict: (typeof verdictOrder)[number]): ClaimFilter['verdicts'] => {
    const verdicts = new Set(filter.verdicts);
    if (!verdicts.delete(verdict)) verdicts.add(verdict);
    return verdicts;
  };
  const narrowed =
    filter.verdicts.size > 0 || filter.slot !== null || filter.party !== null || filter.text !== '';
  return (
    <search class="claim-filters">
      <fieldset class="verdict-choices" aria-label={translate('panelByVerdict')}>
        {verdictOrder.map((verdict) => (
          <button
            key={verdict}
            type="button"
            class={`verdict-choice verdict-${verdict}`}
            data-filter={verdict}
            aria-pressed={filter.verdicts.has(verdict)}
            title={translate(`${verdict}Meaning`)}
            onClick={() => change({ verdicts: toggled(verdict) })}
          >
            <VerdictIcon verdict={verdict} />
            <b>{counts.verdicts[verdict]}</b>
            <span>{translate(verdict)}</span>
          </button>
        ))}
      </fieldset>
      <input
        type="search"
        data-filter="text"
        aria-label={translate('panelFind')}
        placeholder={translate('panelFind')}
        value={filter.text}
        onInput={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <div class="choices">
        <Choice
          name="slot"
          label={translate('panelTopic')}
          all={translate('panelAllTopics')}
          chosen={filter.slot}
          choices={counts.slots.map(([slot, count]) => [slot, `${topicOf(slot)} (${count})`])}
          onChoose={(slot) => change({ slot })}
        />
        <Choice
          name="party"
          label={translate('panelParty')}
          all={translate('panelAllParties')}
          chosen={filter.party}
          choices={counts.parties.map(([party, count]) => [party, `${party} (${count})`])}
          onChoose={(party) => change({ party })}
        />
      </div>
      <div class="shown">
        <span role="status">
          {shown === total
            ? translate('panelShownAll', total)
            : translate('panelShown', shown, total)}
        </span>
        {narrowed && (
          <button
            type="button"
            class="more"
            data-action="clear-filters"
            onClick={() => onChange({ ...noFilter, unmarked: filter.unmarked })}
          >
            {translate('panelShowAll')}
          </button>
        )}
        <label class="check">
          <input
            type="checkbox"
            data-filter="unmarked"
            checked={filter.unmarked}
            onChange={({ currentTarget }) => change({ unmarked: currentTarget.checked })}
          />
          {translate('panelUnmarked')}
        </label>
      </div>
    </search>
  );
}
