import type { Article } from '../extract/article';
import type { Detection } from '../factbase/pack-schema';
import { parseClauses } from '../language/clauses';
import { findNumbers } from '../language/numbers';
import { splitSentences } from '../language/sentences';
import { type Token, tokenise } from '../language/tokens';
import type { Names } from './proposal';
import { isTelling, patternWord, pointOf } from './sentence-words';

/** What a pack about another event could be called, when it was, and by what its pages are noticed. */
export interface EventSuggestion {
  readonly name: string;
  /** ISO 8601 day. */
  readonly date: string;
  readonly sourcesUntil: string;
  readonly detection: Detection;
}

const most = { names: 8, events: 6, figures: 3 } as const;
/** What stands in pages about anything. */
const everywhere = new Set('people year day time man woman news week month today world'.split(' '));

/** Suggests an event from the articles about it and the names in them; everything is meant to be corrected. */
export function suggestEvent(
  articles: readonly Article[],
  names: Names,
  today: string,
): EventSuggestion {
  const days = articles.flatMap(({ published }) => published ?? []).sort();
  const [first] = articles;
  return {
    name: first?.title || first?.blocks[0]?.text.slice(0, 80) || '',
    date: days[0] ?? today,
    sourcesUntil: days.at(-1) ?? today,
    detection: {
      decisive: decisiveIn(names, articles),
      groups: [
        group('who', 'who takes part', 'name', 0.5, spellings(names.parties)),
        group('where', 'where it was', 'name', 0.4, spellings(names.places)),
        group('what', 'what it happened to', 'subject', 0.35, subjectsIn(names)),
        group('event', 'what happened', 'event', 0.35, eventWords(articles)),
        group('figures', 'figures', 'detail', 0.15, figuresIn(articles)),
      ].filter(({ terms }) => terms.length > 0),
      against: [],
    },
  };
}

const group = (
  id: string,
  label: string,
  role: 'name' | 'subject' | 'event' | 'detail',
  weight: number,
  terms: string[],
) => ({ id, label, role, weight, terms: [...new Set(terms)] });

const spellings = (items: readonly { readonly names: readonly string[] }[]): string[] =>
  items.slice(0, most.names).flatMap(({ names }) => names.filter((name) => name.length > 2));

/** Names that hardly anything else has: of more than one word or with a figure, of things or in a title; nobody's own name. */
function decisiveIn({ parties, things }: Names, articles: readonly Article[]): string[] {
  const titles = articles.map(({ title }) => title).join('\n');
  const groups = parties.filter(({ kind }) => kind !== 'person');
  return [...things, ...groups.filter(({ name }) => titles.includes(name))]
    .flatMap(({ names }) => names)
    .filter((name) => /\s/.test(name) || /\d{2}/.test(name))
    .slice(0, 3);
}

const subjectsIn = ({ things }: Names): string[] =>
  things
    .slice(0, most.names)
    .flatMap(({ kind, names }) => [...(kind === 'thing' ? [] : [`${kind}*`]), ...names]);

/** The words of titles and opening sentences that say what happened, the most frequent first. */
function eventWords(articles: readonly Article[]): string[] {
  const counts = new Map<string, number>();
  const add = (token: Token | undefined, weight: number): void => {
    if (!isTelling(token) || token.pos === 'PROPN' || token.pos === 'NUM') return;
    if (everywhere.has(token.lemma)) return;
    for (const form of patternWord(token).split('|')) {
      if (form.length > 3) counts.set(`${form}*`, (counts.get(`${form}*`) ?? 0) + weight);
    }
  };
  for (const { title, blocks } of articles)
    for (const [at, text] of [title, ...blocks.map((block) => block.text)].entries()) {
      if (at > 5) break;
      for (const { from, to } of splitSentences(text).slice(0, 3)) {
        const tokens = tokenise(text.slice(from, to));
        const point = pointOf(tokens, parseClauses(tokens).clauses);
        if (point !== null) add(tokens[point.head], at === 0 ? 3 : 2);
        for (const token of tokens) if (token.pos === 'VERB') add(token, 1);
        if (at === 0) for (const token of tokens) if (token.pos === 'NOUN') add(token, 1);
      }
    }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most.events)
    .map(([term]) => term);
}

/** Figures with the word after them, as they are repeated from page to page. */
function figuresIn(articles: readonly Article[]): string[] {
  const found: string[] = [];
  for (const { blocks } of articles)
    for (const { text } of blocks.slice(0, 12))
      for (const { from, to } of splitSentences(text)) {
        const tokens = tokenise(text.slice(from, to));
        for (const number of findNumbers(tokens)) {
          const noun = tokens[number.to];
          if (number.form === 'count' && number.exact && number.low > 9 && noun?.pos === 'NOUN')
            found.push(`${tokens[number.figure]?.lower} ${noun.lower}`);
        }
      }
  return [...new Set(found)].slice(0, most.figures);
}
