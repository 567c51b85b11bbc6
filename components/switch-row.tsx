/** A switch with its name; the whole row answers. */
export function SwitchRow({
  name,
  label,
  on,
  disabled = false,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
  /** Something wider is off, so that this switch would change nothing. */
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      data-switch={name}
      disabled={disabled}
      onClick={() => onChange(!on)}
    >
      <span>{label}</span>
      <span class="track" aria-hidden="true">
        <span class="knob" />
      </span>
    </button>
  );
}
