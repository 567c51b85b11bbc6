import type { Fact } from '../factbase/pack-schema';
import { type Token, tokenise } from '../language/tokens';
import type { PackIndex } from './pack-index';

/** What is changed in a statement of the pack so that it is no longer what the sources report. */
export const changes = ['number', 'place', 'date', 'weekday', 'thing', 'speaker', 'not'] as const;
export type Change = (typeof changes)[number];

/** A statement with one thing changed. */
export interface Contrast {
  readonly fact: string;
  readonly change: Change;
  readonly original: string;
  readonly text: string;
}

/** The statements of a fact in the pack's own words: its own, and those of the reports that back it. */
export const statementsOf = (fact: Fact): readonly string[] => [
  ...new Set([
    fact.statement,
    ...fact.reports
      .filter(({ stance, derived }) => stance === 'supports' && !derived)
      .map(({ statement }) => statement),
  ]),
];

/** Everything that the pack's own values let be changed in a fact's statements, one thing at a time. */
export function contrastsOf(fact: Fact, index: PackIndex): readonly Contrast[] {
  return statementsOf(fact).flatMap((original) =>
    changes.flatMap((change) =>
      [...new Set(changers[change](original, fact, index))]
        .filter((text) => text !== original)
        .map((text) => ({ fact: fact.id, change, original, text })),
    ),
  );
}

type Changer = (statement: string, fact: Fact, index: PackIndex) => readonly string[];

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `statement` with a word for each of `others` in its place, where it holds the word. */
function swap(statement: string, word: string, others: readonly string[]): readonly string[] {
  const found = new RegExp(`(?<![\\p{L}\\d-])${literal(word)}(?![\\p{L}\\d])`, 'u');
  return found.test(statement) ? others.map((other) => statement.replace(found, () => other)) : [];
}

const numbersOf = (index: PackIndex): readonly number[] => [
  ...new Set(
    index.pack.facts.flatMap(({ value }) => (value.type === 'count' ? [value.count] : [])),
  ),
];

function changeNumber(statement: string, fact: Fact, index: PackIndex): readonly string[] {
  if (fact.value.type !== 'count') return [];
  const { count } = fact.value;
  const others = [...numbersOf(index), count + 4, count * 2].filter((other) => other !== count);
  return swap(statement, String(count), others.map(String));
}

/** Places of the same kind, country or not, that neither hold nor lie in any of the fact's. */
function otherPlaces(own: string, ids: readonly string[], index: PackIndex): readonly string[] {
  const near = new Set(ids.flatMap((id) => [id, ...(index.places.get(id)?.within ?? [])]));
  const isCountry = (id: string): boolean => (index.places.get(id)?.demonyms.length ?? 0) > 0;
  return index.pack.places
    .filter(
      ({ id, within }) =>
        isCountry(id) === isCountry(own) &&
        !near.has(id) &&
        !within.some((holder) => near.has(holder)),
    )
    .slice(0, 4)
    .map(({ name }) => name);
}

function placesOf({ value }: Fact): readonly string[] {
  if (value.type === 'place') return [value.place];
  if (value.type === 'route') return [value.from, value.to];
  return value.type === 'places' ? value.places : [];
}

function changePlace(statement: string, fact: Fact, index: PackIndex): readonly string[] {
  const ids = placesOf(fact);
  return ids.flatMap((id) =>
    (index.places.get(id)?.names ?? []).flatMap((name) =>
      swap(statement, name, otherPlaces(id, ids, index)),
    ),
  );
}

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

function changeDate(statement: string, fact: Fact): readonly string[] {
  if (fact.value.type !== 'date') return [];
  const [year = 0, month = 1, day = 1] = fact.value.date.split('-').map(Number);
  const name = months[month - 1] ?? '';
  const own = `${day} ${name}`;
  const others = [
    `${day - 1} ${name}`,
    `${day - 7} ${name}`,
    `${day} ${months[(month + 9) % 12]}`,
    `${day - 11} ${months[(month + 1) % 12]}`,
  ];
  const whole = statement.includes(own);
  return [
    ...swap(statement, own, others),
    ...(whole ? [] : swap(statement, 'Christmas Day', ["New Year's Day", ...others])),
    ...(whole ? [] : swap(statement, name, ['October', 'May'])),
    ...swap(statement, String(year), [String(year - 1), String(year - 3)]),
  ];
}

function weekdayIn({ value }: Fact): number | null {
  if (value.type === 'weekday') return value.weekday;
  return value.type === 'date' ? new Date(`${value.date}T00:00:00Z`).getUTCDay() : null;
}

function changeWeekday(statement: string, fact: Fact, index: PackIndex): readonly string[] {
  const day = weekdayIn(fact);
  if (day === null) return [];
  const known = new Set(index.pack.facts.map(weekdayIn));
  return swap(
    statement,
    weekdays[day] ?? '',
    weekdays.filter((_, other) => !known.has(other)),
  );
}

function changeThing(statement: string, fact: Fact, index: PackIndex): readonly string[] {
  if (fact.value.type !== 'thing') return [];
  const own = index.things.get(fact.value.thing);
  if (own === undefined) return [];
  const others = index.pack.things
    .filter(
      ({ id, kind, within }) =>
        kind === own.kind && id !== own.id && !own.within.includes(id) && !within.includes(own.id),
    )
    .slice(0, 6)
    .map(({ name }) => name);
  return others.map((other) =>
    own.names
      .toSorted((a, b) => b.length - a.length)
      .reduce((text, name) => swap(text, name, [other])[0] ?? text, statement),
  );
}

/** Somebody of another side says or does it. */
function changeSpeaker(statement: string, fact: Fact, index: PackIndex): readonly string[] {
  const slot = index.slots.get(fact.slot);
  const agents = (slot?.agent ?? []).flatMap((id) => index.parties.get(id) ?? []);
  const sides = new Set(agents.flatMap(({ id, side }) => [id, side ?? id]));
  const others = index.pack.parties
    .filter(({ kind, side, id }) => kind === 'person' && !sides.has(side ?? id))
    .slice(0, 3)
    .map(({ name }) => name);
  return agents
    .filter(({ kind }) => kind === 'person')
    .flatMap(({ names }) => names.filter((name) => statement.startsWith(`${name} `)))
    .flatMap((name) => swap(statement, name, others));
}

const auxiliary =
  /^(?:is|are|was|were|has|have|had|does|do|did|may|might|can|could|will|would|must)$/;
/** Subjects that a negation after the verb does not turn round. */
const odd = /^(?:Nobody|What|He did so)\b|, not\b/;
/** Verbs of the statements that a tagger takes for nouns, and the other way round. */
const verbs = /^(?:shot|hit|put|fit|points?|supports?|demands)$/;
const nouns = /^(?:analyses)$/;
const pastAlike = /^(?:hit|put|fit|cost|set)$/;

/** A statement denied, or its denial taken away: "not" after the first auxiliary, or with "do" before the verb. */
function changeNot(statement: string): readonly string[] {
  if (odd.test(statement)) return [];
  if (/\bonly\b/i.test(statement))
    return [
      statement.includes(' only after ')
        ? statement.replace(' only after ', ' before ')
        : statement.replace('Only ', 'No ').replace(' only ', ' no '),
    ];
  const denial = /(?<= )(?:not yet|not|no) /.exec(statement);
  if (denial !== null) return [statement.replace(denial[0], '')];
  const tokens = tokenise(statement);
  const at = tokens.findIndex(
    ({ pos, lower }, place) =>
      place > 0 &&
      !nouns.test(lower) &&
      (pos === 'VERB' || auxiliary.test(lower) || verbs.test(lower)),
  );
  const verb = tokens[at];
  return verb === undefined ? [] : [denied(statement, verb)];
}

function denied(statement: string, verb: Token): string {
  const [before, after] = [statement.slice(0, verb.from), statement.slice(verb.to)];
  if (auxiliary.test(verb.lower)) return `${before}${verb.text} not${after}`;
  if (verb.lower === 'shot') return `${before}did not shoot${after}`;
  if (pastAlike.test(verb.lower)) return `${before}did not ${verb.lower}${after}`;
  const support =
    verb.lower === verb.lemma ? 'do' : verb.lower === thirdPerson(verb.lemma) ? 'does' : 'did';
  return `${before}${support} not ${verb.lemma}${after}`;
}

const thirdPerson = (lemma: string): string =>
  /(?:s|sh|ch|x|z|o)$/.test(lemma)
    ? `${lemma}es`
    : lemma.replace(/([^aeiou])y$/, '$1ie').concat('s');

const changers: Readonly<Record<Change, Changer>> = {
  number: changeNumber,
  place: changePlace,
  date: changeDate,
  weekday: changeWeekday,
  thing: changeThing,
  speaker: changeSpeaker,
  not: changeNot,
};
