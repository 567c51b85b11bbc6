/** A switch with its name; the whole row answers. */
export function SwitchRow({
  name,
  label,
  on,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      data-switch={name}
      onClick={() => onChange(!on)}
    >
      <span>{label}</span>
      <span class="track" aria-hidden="true">
        <span class="knob" />
      </span>
    </button>
  );
}
