import { type Parse, parseClauses } from '../language/clauses';
import { type DateMention, findDates } from '../language/dates';
import type { LexiconMatch } from '../language/lexicon';
import { findNumbers, type NumberMention } from '../language/numbers';
import { type Token, tokenise } from '../language/tokens';
import { type Dated, datedIn, nothingDated } from './comparers/date-told';
import { type EventTold, eventToldIn } from './comparers/other-events';
import { partLeftBy } from './comparers/parts-of-people';
import type { NamedEntry, PackIndex } from './pack-index';
import { type Bags, contextBags } from './sequence-bags';

/** A sentence with everything that reading it found; nothing compared or decided yet. */
export interface AnnotatedSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly parse: Parse;
  readonly names: readonly LexiconMatch<NamedEntry>[];
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  /** Party that a pronoun or description stands for, by its first token. */
  readonly resolved: ReadonlyMap<number, { readonly to: number; readonly party: string }>;
}

/** What the sentences before have left in mind. */
export interface DiscourseState {
  /** Parties spoken of, most recent first. */
  readonly recent: readonly string[];
  /** Keys of the names in the last sentence that had any. */
  readonly lastNames: readonly string[];
  /** Places that those names mean. */
  readonly lastPlaces: readonly string[];
  /** The last sentence asked something. */
  readonly asked: boolean;
  /** For how many sentences more those that name nothing of this event go on about another. */
  readonly elsewhere: number;
  /** The last sentence as bags of features, for the sequence head. */
  readonly lastBags: Bags;
  /** What it told of days; the page's own day, where a line gave it. */
  readonly dated: Dated;
  /** How many the part of the people had that the last sentence spoke of; null where it spoke of none. */
  readonly part: number | null;
}

/** Nothing was said yet. */
export const emptyDiscourse: DiscourseState = {
  recent: [],
  lastNames: [],
  lastPlaces: [],
  asked: false,
  elsewhere: 0,
  lastBags: [],
  dated: nothingDated,
  part: null,
};

/** Reads one sentence against the pack's names, with pronouns resolved from what went before. */
export function annotate(
  text: string,
  index: PackIndex,
  discourse: DiscourseState = emptyDiscourse,
): AnnotatedSentence {
  const tokens = tokenise(text);
  const dates = findDates(tokens);
  const names = index.lexicon
    .find(tokens)
    .filter(({ from, to }) => to > from + 1 || !isPronoun(tokens[from]));
  const taken = tokens.map(() => false);
  for (const { from, to } of [...dates, ...names])
    for (let at = from; at < to; at++) taken[at] = true;
  const parse = parseClauses(tokens);
  const numbers = findNumbers(tokens).filter((number) => isFree(number, taken, tokens));
  return {
    text,
    tokens,
    parse,
    names,
    numbers,
    dates,
    resolved: resolve(tokens, parse, names, index, discourse),
  };
}

/** "tells us" names no country. */
const isPronoun = (token: Token | undefined): boolean =>
  token?.pos === 'PRON' && token.text === token.lower;

const clockTime = /^\d{1,2}[:.]\d{2}$/;

/** A number that is no part of a date, a name, a clock time or a hyphened code. */
function isFree(
  number: NumberMention,
  taken: readonly boolean[],
  tokens: readonly Token[],
): boolean {
  for (let at = number.figure; at < number.to; at++) {
    if (taken[at] === true && at === number.figure) return false;
    if (clockTime.test(tokens[at]?.lower ?? '')) return false;
  }
  return true;
}

const pronouns = new Map<string, 'he' | 'it' | 'they'>([
  ['he', 'he'],
  ['him', 'he'],
  ['his', 'he'],
  ['himself', 'he'],
]);

function resolve(
  tokens: readonly Token[],
  parse: Parse,
  names: readonly LexiconMatch<NamedEntry>[],
  index: PackIndex,
  discourse: DiscourseState,
): ReadonlyMap<number, { readonly to: number; readonly party: string }> {
  const resolved = new Map<number, { readonly to: number; readonly party: string }>();
  const descriptions = new Map(index.descriptions.find(tokens).map((match) => [match.from, match]));
  const byStart = new Map(names.map((name) => [name.from, name]));
  let said: readonly string[] = [];
  const say = (party: string): void => {
    said = [party, ...said.filter((other) => other !== party)];
  };
  // What was said before is asked for only where the sentence itself has no answer.
  const latest = (fits: (id: string) => boolean): string | undefined =>
    said.find(fits) ?? discourse.recent.find(fits);
  for (const [at, token] of tokens.entries()) {
    const name = byStart.get(at);
    if (name !== undefined) for (const party of name.entry.parties) say(party);
    const pronoun = pronouns.get(token.lower);
    if (pronoun !== undefined) {
      const fits = (id: string): boolean => {
        const known = index.parties.get(id);
        return known?.kind === 'person' && known.pronoun === pronoun;
      };
      const subject = lastSubject(tokens, parse, at, names, resolved);
      const party = subject === 'stranger' ? undefined : (subject.find(fits) ?? latest(fits));
      if (party !== undefined) resolved.set(at, { to: at + 1, party });
      continue;
    }
    const description = descriptions.get(at);
    if (description !== undefined && !overlapsName(names, description)) {
      const owner = ownerAfter(tokens, names, description.to);
      const apposed = apposedTo(tokens, names, description.to);
      const fitting = description.entry.filter(
        (id) => isOnSide(index, id, owner) && (apposed === null || apposed.includes(id)),
      );
      const party = latest((id) => fitting.includes(id)) ?? fitting[0];
      if (party !== undefined) {
        resolved.set(at, { to: description.to, party });
        say(party);
      }
    }
  }
  return resolved;
}

/** Whom "of the …" behind a description names, or null. */
function ownerAfter(
  tokens: readonly Token[],
  names: readonly LexiconMatch<NamedEntry>[],
  to: number,
): string | null {
  if (tokens[to]?.lower !== 'of') return null;
  const at = tokens[to + 1]?.lower === 'the' ? to + 2 : to + 1;
  return names.find(({ from }) => from === at)?.entry.parties[0] ?? null;
}

/** Who is named in apposition ("the president, Ann Arbor, …"): parties, none for a stranger; null where nobody is. */
function apposedTo(
  tokens: readonly Token[],
  names: readonly LexiconMatch<NamedEntry>[],
  to: number,
): readonly string[] | null {
  if (tokens[to]?.lower !== ',') return null;
  const name = names.find(({ from }) => from === to + 1);
  const end = name?.to ?? to + 3;
  if (!/^[,.]$/.test(tokens[end]?.lower ?? '.')) return null;
  if (name !== undefined) return name.entry.parties;
  const isNamed = [to + 1, to + 2].every((at) => /^\p{Lu}\p{Ll}/u.test(tokens[at]?.text ?? ''));
  return isNamed ? [] : null;
}

const isOnSide = (index: PackIndex, party: string, owner: string | null): boolean =>
  owner === null ||
  (index.parties.get(party)?.side ?? party) === (index.parties.get(owner)?.side ?? owner);

/** Parties that the nearest subject before a place names, or a stranger: "he" is rather the one who spoke than the one spoken to. */
function lastSubject(
  tokens: readonly Token[],
  { clauses }: Parse,
  at: number,
  names: readonly LexiconMatch<NamedEntry>[],
  resolved: ReadonlyMap<number, { readonly to: number; readonly party: string }>,
): readonly string[] | 'stranger' {
  for (let index = clauses.length - 1; index >= 0; index--) {
    const clause = clauses[index];
    if (clause === undefined || clause.subject === null) continue;
    if (clause.head >= at || clause.subject >= at) continue;
    const { subject } = clause;
    const name = names.find(({ from, to }) => from <= subject && subject < to);
    if (name !== undefined && name.entry.parties.length > 0) return name.entry.parties;
    for (const [from, { to, party }] of resolved)
      if (from <= subject && subject < to) return [party];
    const token = tokens[subject];
    if (token?.pos === 'PROPN' && name === undefined && /^\p{Lu}\p{Ll}/u.test(token.text))
      return 'stranger';
  }
  return [];
}

function overlapsName(
  names: readonly LexiconMatch<NamedEntry>[],
  span: { readonly from: number; readonly to: number },
): boolean {
  return names.some(
    (name) => name.from < span.to && span.from < name.to && name.entry.parties.length > 0,
  );
}

/** What a sentence adds to what is in mind. */
export interface Said {
  /** Parties that it speaks of, first to last. */
  readonly parties: readonly string[];
  /** Keys of its names, each once. */
  readonly names: readonly string[];
  /** Places that they mean, each once. */
  readonly places: readonly string[];
  readonly asked: boolean;
  /** Whose event it tells. */
  readonly told: EventTold;
  /** The sentence as bags of features. */
  readonly bags: Bags;
  readonly dated: Dated;
  /** How many the last part of the people had that it speaks of. */
  readonly part: number | null;
}

/** What somebody who has read the sentence has heard of. */
export function saidIn(sentence: AnnotatedSentence, index: PackIndex): Said {
  const parties = [
    ...sentence.names.flatMap(({ from, entry }) =>
      entry.parties.map((party): [number, string] => [from, party]),
    ),
    ...[...sentence.resolved].map(([at, { party }]): [number, string] => [at, party]),
  ]
    .sort(([a], [b]) => a - b)
    .map(([, party]) => party);
  return {
    parties,
    names: [...new Set(sentence.names.map(({ entry }) => entry.key))],
    places: [...new Set(sentence.names.flatMap(({ entry }) => entry.places))],
    asked: sentence.tokens.at(-1)?.lower === '?',
    told: eventToldIn(sentence, index),
    bags: contextBags(sentence, index),
    dated: datedIn(sentence, index),
    part: partLeftBy(sentence, index),
  };
}

/** So many sentences after one that tells of another event are read as about it, unless they come back. */
const stay = 2;

const elsewhereAfter = (told: EventTold, before: number): number =>
  told === null ? Math.max(0, before - 1) : told === 'other' ? stay : 0;

/** Who is in mind after something was said. */
export function discourseWith(
  { parties, names, places, asked, told, bags, dated, part }: Said,
  before: DiscourseState,
): DiscourseState {
  return {
    recent: [...new Set([...parties, ...before.recent])].slice(0, 8),
    lastNames: names.length === 0 ? before.lastNames : names,
    lastPlaces: names.length === 0 ? before.lastPlaces : places,
    asked,
    elsewhere: elsewhereAfter(told, before.elsewhere),
    lastBags: bags,
    dated: { ...dated, line: dated.line ?? before.dated.line },
    part,
  };
}

/** Who is in mind after the sentence. */
export const discourseAfter = (
  sentence: AnnotatedSentence,
  index: PackIndex,
  before: DiscourseState = emptyDiscourse,
): DiscourseState => discourseWith(saidIn(sentence, index), before);
