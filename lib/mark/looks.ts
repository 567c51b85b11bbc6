import type { Verdict } from '../report/page-report';
import type { Settings } from '../storage/settings';

/** What the user has set of how marks look. */
export type Look = Pick<Settings, 'colours' | 'marking' | 'print'>;

const verdicts: readonly Verdict[] = ['corroborated', 'disputed', 'unique'];

/**
 * Colours of marks on pages whose ground is not known: each keeps 3:1 on white and on near black. The second
 * set stays apart for eyes that lack one of the three kinds of cones (Okabe and Ito's blue and vermilion, and grey).
 * @see https://jfly.uni-koeln.de/color/
 */
export const markColours: Readonly<
  Record<'standard' | 'safe', Readonly<Record<Verdict, `#${string}`>>>
> = {
  standard: { corroborated: '#2a8a5c', disputed: '#d64438', unique: '#6a70d8' },
  safe: { corroborated: '#0072b2', disputed: '#d55e00', unique: '#767676' },
};

const lines: Readonly<Record<Verdict, string>> = {
  corroborated: 'solid 2px',
  disputed: 'wavy 1.5px',
  unique: 'dotted 2.5px',
};
const thickLines: Readonly<Record<Verdict, string>> = {
  corroborated: 'solid 3px',
  disputed: 'wavy 2.5px',
  unique: 'dotted 4px',
};

// Stronger than the plain style sheet, in whatever order a browser puts the two.
const mark = (verdict: Verdict): string =>
  `mark[data-second-source][data-second-source][data-verdict="${verdict}"]`;
const highlight = (name: string): string =>
  `:not(#second-source)::highlight(second-source-${name})`;
const tint = (colour: string, share: number): string =>
  `color-mix(in srgb, ${colour} ${share}%, transparent)`;

/** One verdict in one colour; "currentColor" is the text's own, and as plain to see as the text. */
function inColour(verdict: Verdict, colour: string, thick: boolean): string {
  const line = thick ? thickLines[verdict] : lines[verdict];
  const ground = verdict === 'disputed' && !thick ? tint(colour, 9) : 'transparent';
  return `
${mark(verdict)} {
  --second-source: ${colour};
  text-decoration-color: ${colour} !important;
  ${thick ? `text-decoration-thickness: ${line.split(' ')[1]} !important;` : ''}
  ${verdict === 'disputed' ? `background-color: ${ground} !important;` : ''}
}
${highlight(verdict)}, ${highlight(`pointed-${verdict}`)} {
  text-decoration: underline ${line} ${colour};
  background-color: ${ground};
}`;
}

function inColours(colours: Look['colours']): string {
  if (colours === 'standard') return '';
  const thick = colours === 'contrast';
  const colourOf = (verdict: Verdict): string =>
    colours === 'contrast' ? 'currentColor' : markColours.safe[verdict];
  const disputed = colourOf('disputed');
  return `${verdicts.map((verdict) => inColour(verdict, colourOf(verdict), thick)).join('')}
:not(#second-source) > second-source-fault, ${highlight('fault')} {
  background-color: ${tint(disputed, thick ? 25 : 22)};
}`;
}

/** Marks show under the pointer and under the focus only. */
const onHover = `
@media screen {
  mark[data-second-source][data-second-source]:not([data-pointed], :focus, [data-flash]) {
    text-decoration-line: none !important;
    background-color: transparent !important;
  }
  mark[data-second-source][data-second-source]:not([data-pointed], :focus)::after {
    content: none;
  }
  mark:not([data-pointed], :focus) > second-source-fault {
    background-color: transparent;
  }
  ${[...verdicts, 'dropped', 'contested', 'fault'].map(highlight).join(', ')} {
    text-decoration: none;
    background-color: transparent;
  }
}`;

const notInPrint = `
@media print {
  mark[data-second-source][data-second-source] {
    text-decoration-line: none !important;
  }
  ${[...verdicts, 'dropped', 'contested', 'fault'].map(highlight).join(', ')} {
    text-decoration: none;
    background-color: transparent;
  }
}`;

/** What the marks' style sheet lacks for a look; empty for the plain one. */
export const lookCss = ({ colours, marking, print }: Look): string =>
  [
    inColours(colours),
    marking === 'hover' ? onHover : '',
    print === 'nothing' ? notInPrint : '',
  ].join('');
