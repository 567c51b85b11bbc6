import type { ComponentChildren } from 'preact';
import type { Verdict } from '../lib/report/page-report';

// Three shapes that differ in outline as well as in sign: a disc, a diamond, a ring.
const shapes: Readonly<Record<Verdict, ComponentChildren>> = {
  corroborated: (
    <>
      <circle cx="8" cy="8" r="7.25" fill="currentColor" />
      <path d="m4.6 8.3 2.3 2.3 4.5-5" fill="none" stroke="var(--surface)" stroke-width="1.8" />
    </>
  ),
  disputed: (
    <>
      <path d="M8 .4 15.6 8 8 15.6.4 8Z" fill="currentColor" />
      <path
        d="M5.1 6.6h5.8M5.1 9.4h5.8M9.7 4.7 6.3 11.3"
        fill="none"
        stroke="var(--surface)"
        stroke-width="1.4"
      />
    </>
  ),
  unique: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.4"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-dasharray="2.4 1.6"
      />
      <circle cx="8" cy="8" r="2.3" fill="currentColor" />
    </>
  ),
};

/** The sign of a verdict; the word stands beside it. */
export function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg
      class={`icon verdict-${verdict}`}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {shapes[verdict]}
    </svg>
  );
}
