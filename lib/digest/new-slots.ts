import type { AnnotatedSentence } from '../claims/annotate';
import type { PackIndex } from '../claims/pack-index';
import { frameOf } from '../factbase/frames';
import type { Slot } from '../factbase/pack-schema';
import type { Given } from '../factbase/values';
import type { Clause } from '../language/clauses';
import type { Token } from '../language/tokens';
import { countIn, type Days, dayIn } from './read-values';
import { isTelling, patternWord, pointOf, sayers, slugOf, tellingWords } from './sentence-words';

/** A question that nobody asked yet, with a sentence's answer to it. */
export interface NewAnswer {
  readonly slot: Slot;
  readonly value: Given;
  /** Tokens that it rests on, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const newSlot = (slot: Pick<Slot, 'id' | 'type' | 'label' | 'cues'> & Partial<Slot>): Slot => ({
  opposites: [],
  agent: [],
  recipient: [],
  negative: false,
  background: false,
  closed: true,
  ...slot,
});

const words = (list: string): readonly string[] => list.split(' ');

/** Nouns that say no more than that people are counted. */
const people = new Set(
  words(
    'person people man woman child boy girl adult human soul life other individual resident citizen civilian member victim',
  ),
);
/** What is counted of people, in the words that news have for it. */
const fates: readonly { readonly label: string; readonly words: readonly string[] }[] = [
  {
    label: 'people killed',
    words: words('kill dead die died death deaths dies fatalit perish slain'),
  },
  { label: 'people injured', words: words('injur wound hurt hospital') },
  { label: 'people missing', words: words('missing unaccounted') },
  { label: 'people rescued', words: words('rescue save surviv') },
  { label: 'people arrested', words: words('arrest detain custody') },
  { label: 'people evacuated', words: words('evacuat displace') },
];
/** What numbers measure rather than count. */
const measures = new Set(
  words(
    'metre meter kilometre kilometer mile foot inch ton tonne kilogram pound dollar euro litre liter degree hour minute second day week month year age knot mph kph percent cent',
  ),
);

const lemmaOf = (token: Token | undefined): string => token?.lemma.toLowerCase() ?? '';

/** The noun that a number counts: the last of the nouns after it. */
function countedNoun(tokens: readonly Token[], from: number): Token | null {
  let noun: Token | null = null;
  for (let at = from; at < Math.min(tokens.length, from + 5); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.pos === 'NOUN') noun = token;
    else if (noun !== null || !['ADJ', 'DET', 'PROPN'].includes(token.pos)) break;
  }
  return noun;
}

function counts({ tokens, parse, numbers }: AnnotatedSentence): readonly NewAnswer[] {
  return numbers.flatMap((number): NewAnswer[] => {
    const value = countIn(number);
    const noun = countedNoun(tokens, number.to);
    const before = tokens[number.from - 1]?.text ?? '';
    if (value === null || /^[$€£]$/.test(before) || measures.has(lemmaOf(noun ?? undefined)))
      return [];
    const clause = parse.clauses[parse.clauseOf[number.figure] ?? -1];
    const verb = clause === undefined ? undefined : tokens[clause.head];
    const from = number.from;
    const to = Math.min(tokens.length, number.to + 2);
    const isPeople = noun === null || people.has(lemmaOf(noun));
    const near = [noun, verb].flatMap((token) =>
      token == null ? [] : [token.lower, lemmaOf(token)],
    );
    const fate = fates.find((each) =>
      each.words.some((word) => near.some((one) => one.startsWith(word))),
    );
    if (isPeople && fate !== undefined)
      return [
        {
          slot: newSlot({
            id: `count-${slugOf(fate.label)}`,
            type: 'count',
            label: fate.label,
            cues: [...fate.words],
          }),
          value,
          from,
          to,
        },
      ];
    if (!isTelling(verb) || verb === noun) return [];
    if (isPeople)
      return [
        {
          slot: newSlot({
            id: `count-people-${slugOf(lemmaOf(verb))}`,
            type: 'count',
            label: `people ${verb.lower}`,
            cues: patternWord(verb).split('|'),
          }),
          value,
          from,
          to,
        },
      ];
    return [
      {
        slot: newSlot({
          id: `count-${slugOf(lemmaOf(noun))}-${slugOf(lemmaOf(verb))}`,
          type: 'count',
          label: `${noun.lower} ${verb.lower}`,
          cues: patternWord(verb)
            .split('|')
            .map((form) => `${patternWord(noun).split('|')[0]}+${form}`),
        }),
        value,
        from,
        to,
      },
    ];
  });
}

/** The predicate on which a token hangs, as far as it says what happened. */
function verbAt({ tokens, parse }: AnnotatedSentence, at: number): Token | null {
  const clause = parse.clauses[parse.clauseOf[at] ?? -1];
  const verb = clause === undefined ? undefined : tokens[clause.head];
  return isTelling(verb) && !sayers.has(verb.lemma) ? verb : null;
}

function days(sentence: AnnotatedSentence, known: Days): readonly NewAnswer[] {
  return sentence.dates.flatMap((date): NewAnswer[] => {
    const day = dayIn(date, known);
    const verb = verbAt(sentence, date.from);
    if (day === null || verb === null) return [];
    return [
      {
        slot: newSlot({
          id: `day-${slugOf(lemmaOf(verb))}`,
          type: 'date',
          label: `day: ${verb.lower}`,
          cues: patternWord(verb).split('|'),
          closed: false,
        }),
        value: { type: 'date', date: day },
        from: date.from,
        to: date.to,
      },
    ];
  });
}

const placing = new Set(words('in at near off outside above over by around inside'));

function places(sentence: AnnotatedSentence): readonly NewAnswer[] {
  const { tokens, names } = sentence;
  const named = names.filter(({ entry }) => entry.places.length > 0 && !entry.demonym);
  const found: NewAnswer[] = [];
  for (const [at, { from, to, entry }] of named.entries()) {
    const [place] = entry.places;
    const verb = verbAt(sentence, from);
    const before = lemmaOf(tokens[from - 1]);
    const next = named[at + 1];
    const [end] = next?.entry.places ?? [];
    if (place === undefined) continue;
    if (before === 'from' && next !== undefined && end !== undefined && end !== place) {
      if (lemmaOf(tokens[next.from - 1]) !== 'to' || next.from - to > 4) continue;
      found.push({
        slot: newSlot({
          id: 'way',
          type: 'route',
          label: 'from where to where',
          cues: ['from', 'to', ...(verb === null ? [] : patternWord(verb).split('|'))],
        }),
        value: { type: 'route', from: place, to: end },
        from,
        to: next.to,
      });
    } else if (placing.has(before) && verb !== null)
      found.push({
        slot: newSlot({
          id: `place-${slugOf(lemmaOf(verb))}`,
          type: 'place',
          label: `place: ${verb.lower}`,
          cues: patternWord(verb).split('|'),
          closed: false,
        }),
        value: { type: 'place', place },
        from,
        to,
      });
  }
  return found;
}

function things({ tokens, names }: AnnotatedSentence, index: PackIndex): readonly NewAnswer[] {
  return names.flatMap(({ from, to, entry }): NewAnswer[] => {
    const thing = entry.things.map((id) => index.things.get(id)).find((each) => each !== undefined);
    const noun = tokens[from - 1];
    if (thing === undefined || noun?.pos !== 'NOUN') return [];
    return [
      {
        slot: newSlot({
          id: `name-of-${slugOf(thing.kind)}`,
          type: 'thing',
          thing: thing.kind,
          label: `name of the ${thing.kind}`,
          cues: [noun.lower],
          background: true,
          closed: false,
        }),
        value: { type: 'thing', thing: thing.id },
        from: from - 1,
        to,
      },
    ];
  });
}

/** What a sentence begins with that names a topic or asks. */
const asks = new Set(words('what who why how when where which whether'));
/** What is not said to be so. */
const unsettled = new Set(words("will shall 'll would should could may might must"));

/** A sentence's point as a statement of its own; null where no two words tell it from others. */
function statement(sentence: AnnotatedSentence, index: PackIndex): NewAnswer | null {
  const { tokens, parse } = sentence;
  const clause = pointOf(tokens, parse.clauses);
  if (clause === null || asks.has(tokens[0]?.lower ?? '')) return null;
  const group = tokens.slice(clause.group, clause.head);
  if (group.some(({ lower }) => unsettled.has(lower))) return null;
  const apart = new Set(
    sentence.dates.flatMap(({ from, to }) =>
      tokens.flatMap((_, at) => (from <= at && at < to ? at : [])),
    ),
  );
  const { predicate, others } = tellingWords(tokens, clause, apart);
  const anchor = predicate ?? others[0];
  const rest = others.filter((token) => token !== anchor).slice(0, 2);
  if (anchor === undefined || anchor === null || rest.length === 0) return null;
  const [first = anchor] = rest;
  return {
    slot: newSlot({
      id: `says-${slugOf([anchor, ...rest].map(lemmaOf).join('-'))}`,
      type: 'statement',
      label: [first, anchor].map(({ lower }) => lower).join(' '),
      cues: rest.map((token) => `${plainStem(token)}+${plainStem(anchor)}`),
      frames: [frameOf(rest.flatMap((token) => patternsOf(anchor, token)))],
      ...agentOf(clause, sentence, index),
    }),
    value: { type: 'statement' },
    from: clause.from,
    to: clause.to,
  };
}

const plainStem = (token: Token): string => patternWord(token).split('|')[0] ?? token.lower;

/** Both orders of the two, for the active and the passive; negation is read at the predicate. */
const patternsOf = (predicate: Token, other: Token): readonly string[] => [
  `^${patternWord(predicate)} * ${patternWord(other)}`,
  `${patternWord(other)} * ^${patternWord(predicate)}`,
];

function agentOf(
  clause: Clause,
  { names }: AnnotatedSentence,
  index: PackIndex,
): { readonly agent?: string[] } {
  const doer = clause.passive ? clause.by : clause.subject;
  const named = names.find(({ from, to }) => doer !== null && from <= doer && doer < to);
  const party = named?.entry.parties.find((id) => index.parties.has(id));
  return party === undefined ? {} : { agent: [party] };
}

/** What a sentence says that answers no question of the pack: counts, days, places, ways, names, or its point. */
export function newAnswers(
  sentence: AnnotatedSentence,
  index: PackIndex,
  known: Days,
): readonly NewAnswer[] {
  const typed = [
    ...counts(sentence),
    ...days(sentence, known),
    ...places(sentence),
    ...things(sentence, index),
  ];
  const distinct = [...new Map(typed.map((answer) => [answer.slot.id, answer])).values()];
  const said = statement(sentence, index);
  // A count says what there is to say; a day or a place is but part of what happened then or there.
  const isTold = distinct.some(({ slot }) => slot.type === 'count');
  return isTold || said === null ? distinct : [...distinct, said];
}
