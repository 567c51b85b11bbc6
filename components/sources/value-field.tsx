import { useId, useState } from 'preact/hooks';
import { readCount, writeCount } from '../../lib/digest/edit-value';
import type { Slot } from '../../lib/factbase/pack-schema';
import type { Given } from '../../lib/factbase/values';
import type { Known } from '../../lib/messages/sources-schema';
import { type MessageKey, useTranslate } from '../translate';
import { readableDay } from './readable-day';

export interface ValueFieldProps {
  readonly slot: Pick<Slot, 'type' | 'thing'>;
  readonly value: Given;
  readonly known: Pick<Known, 'places' | 'things'>;
  readonly onChange: (value: Given) => void;
}

interface Option {
  readonly id: string;
  readonly name: string;
}

const weekdays = [
  'sourcesSunday',
  'sourcesMonday',
  'sourcesTuesday',
  'sourcesWednesday',
  'sourcesThursday',
  'sourcesFriday',
  'sourcesSaturday',
] as const satisfies readonly MessageKey[];

function Choose({
  label,
  options,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {options.map(({ id, name }) => (
          <option key={id} value={id} selected={id === chosen}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function CountField({ value, onChange }: Pick<ValueFieldProps, 'value' | 'onChange'>) {
  const translate = useTranslate();
  const id = useId();
  const [typed, setTyped] = useState(writeCount(value));
  const isWrong = readCount(typed) === null;
  return (
    <label class="field">
      <span>{translate('sourcesValue')}</span>
      <input
        type="text"
        inputMode="numeric"
        value={typed}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const read = readCount(currentTarget.value);
          if (read !== null) onChange(read);
        }}
      />
      <span class={isWrong ? 'hint wrong' : 'hint'} id={`${id}-hint`}>
        {translate('sourcesCountHint')}
      </span>
    </label>
  );
}

/** A place to say what a source gives for a question, in the form that the question wants. */
export function ValueField({ slot, value, known, onChange }: ValueFieldProps) {
  const translate = useTranslate();
  const label = translate('sourcesValue');
  switch (value.type) {
    case 'count':
      return <CountField value={value} onChange={onChange} />;
    case 'date':
      return (
        <label class="field">
          <span>{label}</span>
          <input
            type="date"
            required
            value={'date' in value ? value.date : value.from}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') onChange({ type: 'date', date: currentTarget.value });
            }}
          />
        </label>
      );
    case 'weekday':
      return (
        <Choose
          label={label}
          chosen={String(value.weekday)}
          options={weekdays.map((name, at) => ({ id: String(at), name: translate(name) }))}
          onChoose={(id) => {
            const days = [0, 1, 2, 3, 4, 5, 6] as const;
            const weekday = days.find((day) => String(day) === id);
            if (weekday !== undefined) onChange({ type: 'weekday', weekday });
          }}
        />
      );
    case 'place':
      return (
        <Choose
          label={label}
          chosen={value.place}
          options={known.places}
          onChoose={(place) => onChange({ type: 'place', place })}
        />
      );
    case 'thing':
      return (
        <Choose
          label={label}
          chosen={value.thing}
          options={known.things.filter(({ kind }) => kind === slot.thing)}
          onChoose={(thing) => onChange({ type: 'thing', thing })}
        />
      );
    case 'route':
      return (
        <>
          <Choose
            label={translate('sourcesFrom')}
            chosen={value.from}
            options={known.places}
            onChoose={(from) => onChange({ ...value, from })}
          />
          <Choose
            label={translate('sourcesTo')}
            chosen={value.to}
            options={known.places}
            onChoose={(to) => onChange({ ...value, to })}
          />
        </>
      );
    case 'places':
      return (
        <label class="field">
          <span>{label}</span>
          <select
            multiple
            size={4}
            onChange={({ currentTarget }) => {
              const places = [...currentTarget.selectedOptions].map((option) => option.value);
              if (places.length > 0) onChange({ type: 'places', places: places.sort() });
            }}
          >
            {known.places.map(({ id, name }) => (
              <option key={id} value={id} selected={value.places.includes(id)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      );
    case 'statement':
      return null;
  }
}

/** A value as people read it, by the names that are known. */
export function describeGiven(
  value: Given,
  known: Pick<Known, 'places' | 'things'>,
  language: string,
): string {
  const day = (iso: string): string => readableDay(iso, language);
  const place = (id: string): string => known.places.find((each) => each.id === id)?.name ?? id;
  switch (value.type) {
    case 'count':
      return writeCount(value);
    case 'date':
      return 'date' in value ? day(value.date) : `${day(value.from)} – ${day(value.to)}`;
    case 'weekday':
      return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
        Date.UTC(2023, 0, 1 + value.weekday),
      );
    case 'place':
      return place(value.place);
    case 'thing':
      return known.things.find(({ id }) => id === value.thing)?.name ?? value.thing;
    case 'route':
      return `${place(value.from)} – ${place(value.to)}`;
    case 'places':
      return value.places.map(place).join(', ');
    case 'statement':
      return '';
  }
}
