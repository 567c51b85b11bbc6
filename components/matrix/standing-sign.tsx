import type { ComponentChildren } from 'preact';
import type { Standing } from '../../lib/factbase/matrix';
import type { MessageKey, Translate } from '../translate';

// Six shapes that differ in outline: none of them needs its colour.
const shapes: Readonly<Record<Standing, ComponentChildren>> = {
  states: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  hedged: (
    <>
      <circle cx="7" cy="7" r="4.9" fill="none" stroke="currentColor" stroke-width="1.3" />
      <path d="M7 1.5a5.5 5.5 0 0 0 0 11Z" fill="currentColor" />
    </>
  ),
  follows: (
    <>
      <circle cx="7" cy="7" r="4.9" fill="none" stroke="currentColor" stroke-width="1.3" />
      <path d="M7 4.2v5.6M4.2 7h5.6" stroke="currentColor" stroke-width="1.5" />
    </>
  ),
  wider: (
    <path
      d="M1.2 8.6C2.6 4.6 4.9 4.6 7 7s4.4 2.4 5.8-1.6"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
    />
  ),
  differs: (
    <path
      d="M1.8 5.2h10.4M1.8 9h10.4M10.4 1.6 3.6 12.6"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
    />
  ),
  silent: <circle cx="7" cy="7" r="1" fill="currentColor" />,
};

/** The sign of how a source stands towards a fact; the word stands beside it or in the cell's name. */
export function StandingSign({ standing }: { readonly standing: Standing }) {
  return (
    <svg
      class={`sign standing-${standing}`}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      stroke-linecap="round"
    >
      {shapes[standing]}
    </svg>
  );
}

const names: Readonly<Record<Standing, MessageKey>> = {
  states: 'matrixStates',
  hedged: 'matrixHedged',
  follows: 'matrixFollows',
  wider: 'matrixWider',
  differs: 'matrixDiffers',
  silent: 'matrixSilent',
};

/** How a source stands towards a fact, in words. */
export const standingName = (translate: Translate, standing: Standing): string =>
  translate(names[standing]);
