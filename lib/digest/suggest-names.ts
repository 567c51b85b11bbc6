import type { PackIndex } from '../claims/pack-index';
import type { Article } from '../extract/article';
import { findDates } from '../language/dates';
import { splitSentences } from '../language/sentences';
import { type Token, tokenise } from '../language/tokens';
import type { Names } from './proposal';
import { sayers, slugOf } from './sentence-words';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const placing = list('in at near off outside above over around inside from to towards toward via');
const titles = list(
  'mr mrs ms dr sir captain president minister professor judge general colonel mayor governor senator king queen prince princess chancellor premier',
);
const notNames = list(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mr mrs ms dr i',
);

type Kind = 'person' | 'group' | 'place' | 'thing';

interface Found {
  readonly name: string;
  count: number;
  readonly votes: Map<Kind, number>;
  /** The common noun before the name ("ferry"). */
  kind: string | null;
  /** It stood where not every word has a capital. */
  sure: boolean;
}

/** Proper names of articles that a pack does not know, by what they seem to name; most frequent first. */
export function suggestNames(articles: readonly Article[], index: PackIndex): Names {
  const found = new Map<string, Found>();
  for (const { blocks } of articles)
    for (const { text } of blocks)
      for (const { from, to } of splitSentences(text))
        readNames(tokenise(text.slice(from, to)), found, index);
  const kept = withoutShortForms([...found.values()].sort((a, b) => b.count - a.count)).filter(
    ({ entry }) => entry.sure,
  );
  const of = (wanted: Kind) => kept.filter(({ entry }) => kindOf(entry) === wanted);
  return {
    parties: [...of('person'), ...of('group')].map(({ entry, names }) => ({
      id: slugOf(entry.name),
      name: entry.name,
      names,
      kind: kindOf(entry) === 'person' ? 'person' : 'group',
      interchangeable: false,
      descriptions: [],
    })),
    places: of('place').map(({ entry, names }) => ({
      id: slugOf(entry.name),
      name: entry.name,
      names,
      demonyms: [],
      within: [],
    })),
    things: of('thing').map(({ entry, names }) => ({
      id: slugOf(entry.name),
      name: entry.name,
      kind: slugOf(entry.kind ?? 'thing'),
      names,
      within: [],
    })),
  };
}

const isCapital = ({ text }: Token): boolean => /^\p{Lu}/u.test(text);

const isPartOfName = (token: Token | undefined): token is Token =>
  token !== undefined &&
  (token.pos === 'PROPN' || (isCapital(token) && token.pos === 'NOUN')) &&
  isCapital(token) &&
  !notNames.has(token.lower);

function readNames(tokens: readonly Token[], found: Map<string, Found>, index: PackIndex): void {
  const taken = new Set<number>();
  for (const { from, to } of [...findDates(tokens), ...index.lexicon.find(tokens)])
    for (let at = from; at < to; at++) taken.add(at);
  for (let at = 0; at < tokens.length; at++) {
    let to = at;
    while (!taken.has(to) && isPartOfName(tokens[to])) to++;
    // A number may belong to the name: "Flight 12", "Unit 4".
    if (to > at && /^\d+$/.test(tokens[to]?.lower ?? '') && !taken.has(to)) to++;
    if (to === at) continue;
    note(tokens, at, to, found);
    at = to;
  }
}

function note(tokens: readonly Token[], from: number, to: number, found: Map<string, Found>): void {
  const first = titles.has(tokens[from]?.lower ?? '') && to - from > 1 ? from + 1 : from;
  const name = tokens
    .slice(first, to)
    .map(({ text }) => text)
    .join(' ');
  if (name.length < 2) return;
  const entry = found.get(name) ?? {
    name,
    count: 0,
    votes: new Map<Kind, number>(),
    kind: null,
    sure: false,
  };
  found.set(name, entry);
  entry.count++;
  entry.sure ||= from > 0 || to - first > 1;
  const vote = (kind: Kind, weight: number): void => {
    entry.votes.set(kind, (entry.votes.get(kind) ?? 0) + weight);
  };
  const before = tokens[first - 1];
  const after = tokens[to];
  if (first > from || titles.has(before?.lower ?? '')) vote('person', 3);
  if (sayers.has(after?.lemma ?? '') || sayers.has(before?.lemma ?? ''))
    vote(to - first > 1 ? 'person' : 'group', 1.5);
  if (before !== undefined && placing.has(before.lower)) vote('place', 2);
  if (/\d/.test(name)) vote('thing', 2);
  if (before?.pos === 'NOUN' && !isCapital(before)) {
    const article = tokens[first - 2]?.lower ?? '';
    if (/^(?:the|a|an|its|her|his|their)$/.test(article) || tokens[first - 2]?.pos === 'ADJ') {
      entry.kind ??= before.lower;
      vote('thing', 2.5);
    }
  }
  if (before?.lower === 'the') vote('group', 1);
  if (to - first === 2 && before?.lower !== 'the') vote('person', 0.8);
}

function kindOf({ votes }: Found): Kind {
  let best: Kind = 'group';
  let most = 0;
  for (const [kind, weight] of votes)
    if (weight > most) {
      best = kind;
      most = weight;
    }
  return best;
}

interface Named {
  readonly entry: Found;
  readonly names: string[];
}

/** A name that is part of a longer one is a form of it ("Ostrand" of "Mira Ostrand"). */
function withoutShortForms(entries: readonly Found[]): readonly Named[] {
  const named: Named[] = [];
  const taken = new Set<string>();
  for (const entry of entries.toSorted(
    (a, b) => b.name.length - a.name.length || b.count - a.count,
  )) {
    const longer = named.find(
      (one) =>
        kindOf(one.entry) !== 'place' &&
        one.entry.name !== entry.name &&
        one.entry.name.endsWith(` ${entry.name}`),
    );
    if (longer !== undefined) {
      longer.names.push(entry.name);
      longer.entry.count += entry.count;
    } else if (!taken.has(slugOf(entry.name))) {
      taken.add(slugOf(entry.name));
      named.push({ entry, names: [entry.name] });
    }
  }
  return named.sort((a, b) => b.entry.count - a.entry.count);
}
