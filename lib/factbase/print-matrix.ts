import { makeMatrix, type Standing } from './matrix';
import type { Pack } from './pack-schema';

const signs: Readonly<Record<Standing, string>> = {
  states: '●',
  hedged: '◐',
  follows: '+',
  wider: '~',
  differs: '✗',
  silent: '·',
};

/** The matrix as aligned lines, with a legend above and sums below. */
export function printMatrix(pack: Pack, minVoices: number): readonly string[] {
  const { sources, rows } = makeMatrix(pack);
  const letters = sources.map((_, index) => columnName(index));
  const factWidth = widest(['fact', ...rows.map(({ fact }) => fact)]);
  const valueWidth = Math.min(32, widest(['value', ...rows.map(({ value }) => value ?? '')]));
  const corroborated = rows.filter(({ voices }) => voices >= minVoices).length;
  const lineages = new Set(sources.map(({ lineage }) => lineage));
  const line = (fact: string, value: string, cells: readonly string[], voices: string) =>
    `${fact.padEnd(factWidth)}  ${fit(value, valueWidth)}  ${cells.map((sign, index) => sign.padEnd(letters[index]?.length ?? 1)).join(' ')}  ${voices.padStart(6)}`;
  return [
    ...sources.map(({ name, lineage }, index) => {
      const first = sources.findIndex((other) => other.lineage === lineage);
      return `${letters[index]}  ${name}${first === index ? '' : `  (one lineage with ${letters[first]})`}`;
    }),
    '',
    `${signs.states} says so   ${signs.hedged} says so with a hedge   ${signs.follows} follows from what it says   ${signs.wider} less exact   ${signs.differs} says otherwise`,
    '',
    line('fact', 'value', letters, 'voices'),
    ...rows.map(({ fact, value, cells, voices }) => {
      const bySource = new Map(cells.map(({ source, standing }) => [source, signs[standing]]));
      const shown = sources.map(({ id }) => bySource.get(id) ?? signs.silent);
      return line(fact, value ?? '', shown, String(voices));
    }),
    '',
    `${rows.length} facts from ${sources.length} sources in ${lineages.size} lineages: ${corroborated} with ${minVoices} or more voices, ${rows.length - corroborated} with fewer`,
  ];
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}

const widest = (texts: readonly string[]): number =>
  texts.reduce((width, text) => Math.max(width, text.length), 0);

const fit = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
