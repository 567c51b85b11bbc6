import { type Fact, type Pack, type Value, voicesOf } from './pack-schema';

/** What the matrix shows of one fact. */
export interface MatrixRow {
  readonly fact: string;
  readonly value: string;
  /** One sign a source, in the pack's order. */
  readonly cells: readonly string[];
  readonly voices: number;
}

const signs = { stated: '●', hedged: '◐', derived: '+', wider: '~', contradicts: '✗', silent: '·' };

const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const weekdayName = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** The value as people read it, by the names of the pack; nothing for statements. */
export function describeValue(value: Value, pack: Pack): string {
  const { places, things } = namesOf(pack);
  const place = (id: string) => places.get(id) ?? id;
  switch (value.type) {
    case 'count':
      return String(value.count);
    case 'date':
      return longDay.format(new Date(`${value.date}T00:00:00Z`));
    case 'weekday':
      return weekdayName.format(Date.UTC(2023, 0, 1 + value.weekday));
    case 'place':
      return place(value.place);
    case 'route':
      return `${place(value.from)} – ${place(value.to)}`;
    case 'thing':
      return things.get(value.thing) ?? value.thing;
    case 'places':
      return value.places.map(place).join(', ');
    case 'statement':
      return '';
  }
}

type Names = ReadonlyMap<string, string>;

const names = new WeakMap<Pack, { readonly places: Names; readonly things: Names }>();

/** A pack's readable names, gathered once. */
function namesOf(pack: Pack): { readonly places: Names; readonly things: Names } {
  const known = names.get(pack);
  if (known !== undefined) return known;
  const made = {
    places: new Map(pack.places.map(({ id, name }) => [id, name])),
    things: new Map(pack.things.map(({ id, name }) => [id, name])),
  };
  names.set(pack, made);
  return made;
}

/** Facts by sources: who reports what, and how. */
export function makeMatrix(pack: Pack): readonly MatrixRow[] {
  const sources = new Map(pack.sources.map((source) => [source.id, source]));
  return pack.facts.map((fact) => ({
    fact: fact.id,
    value: describeValue(fact.value, pack),
    cells: pack.sources.map(({ id }) => cell(fact, id)),
    voices: voicesOf(fact, sources),
  }));
}

function cell(fact: Fact, source: string): string {
  const reports = fact.reports.filter((report) => report.source === source);
  if (reports.length === 0) return signs.silent;
  const backing = reports.filter(({ stance }) => stance === 'supports');
  if (backing.length === 0) return signs.contradicts;
  const exact = backing.filter(({ wider }) => wider === undefined);
  if (exact.length === 0) return signs.wider;
  const stated = exact.filter(({ derived }) => !derived);
  if (stated.length === 0) return signs.derived;
  return stated.every(({ hedged }) => hedged) ? signs.hedged : signs.stated;
}

/** The matrix as aligned lines, with a legend above and sums below. */
export function printMatrix(pack: Pack, minVoices: number): readonly string[] {
  const rows = makeMatrix(pack);
  const letters = pack.sources.map((_, index) => columnName(index));
  const factWidth = widest(['fact', ...rows.map(({ fact }) => fact)]);
  const valueWidth = Math.min(32, widest(['value', ...rows.map(({ value }) => value)]));
  const corroborated = rows.filter(({ voices }) => voices >= minVoices).length;
  const lineages = new Set(pack.sources.map(({ lineage }) => lineage));
  const line = (fact: string, value: string, cells: readonly string[], voices: string) =>
    `${fact.padEnd(factWidth)}  ${fit(value, valueWidth)}  ${cells.map((sign, index) => sign.padEnd(letters[index]?.length ?? 1)).join(' ')}  ${voices.padStart(6)}`;
  return [
    ...pack.sources.map(
      (source, index) =>
        `${letters[index]}  ${source.name}${source.lineage === source.id ? '' : `  (one lineage with ${letters[pack.sources.findIndex(({ id }) => id === source.lineage)]})`}`,
    ),
    '',
    `${signs.stated} says so   ${signs.hedged} says so with a hedge   ${signs.derived} follows from what it says   ${signs.wider} less exact   ${signs.contradicts} says the opposite`,
    '',
    line('fact', 'value', letters, 'voices'),
    ...rows.map(({ fact, value, cells, voices }) => line(fact, value, cells, String(voices))),
    '',
    `${rows.length} facts from ${pack.sources.length} sources in ${lineages.size} lineages: ${corroborated} with ${minVoices} or more voices, ${rows.length - corroborated} with fewer`,
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
