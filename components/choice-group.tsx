import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** One of the things to choose from. */
export interface Choice<T extends string | number> {
  readonly value: T;
  readonly label: string;
  /** What choosing it does, in a few words. */
  readonly hint?: string;
  /** How it looks, beside its name. */
  readonly sample?: ComponentChildren;
}

/** What is shown is what is set: until something else is, the answer stays where it was. */
function showChosen(group: Element | null, chosen: string | number): void {
  for (const input of group?.querySelectorAll('input') ?? []) {
    input.checked = input.value === String(chosen);
  }
}

/** A question with answers of which one holds. */
export function ChoiceGroup<T extends string | number>({
  name,
  legend,
  hint,
  choices,
  chosen,
  onChoose,
}: {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}) {
  const id = useId();
  return (
    <fieldset class="choices" data-setting={name} aria-describedby={hint && `${id}-hint`}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {choices.map(({ value, label, hint: about, sample }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={({ currentTarget }) => {
              showChosen(currentTarget.closest('fieldset'), chosen);
              onChoose(value);
            }}
          />
          <span class="choice-words">
            <span class="choice-label">{label}</span>
            {about !== undefined && <span class="quiet">{about}</span>}
          </span>
          {sample}
        </label>
      ))}
    </fieldset>
  );
}
