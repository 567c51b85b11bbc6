import type { Clause } from '../language/clauses';
import type { Token } from '../language/tokens';

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Verbs that say little by themselves. */
const light = list(
  'be have do make take get go come give put let keep hold seem become remain begin start continue try help use want need happen',
);
/** Verbs that report what somebody says: what is said is the point. */
export const sayers = list(
  'say tell add report claim announce confirm state note explain declare write believe think know suggest indicate mean insist stress warn recall remember hope fear',
);

/** The beginning that a word's inflections share. */
function stemOf(word: string): string {
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1);
  if (word.length > 4 && word.endsWith('y')) return word.slice(0, -1);
  return word;
}

/** A word as patterns have it: what its forms begin with. */
export function patternWord({ lemma, lower }: Token): string {
  const stem = stemOf(lemma.toLowerCase());
  const forms = lower.startsWith(stem) ? [stem] : [stem, lower];
  return forms.map((form) => form.replace(/[^\p{L}\p{N}'-]/gu, '')).join('|');
}

const plainWord = /^[\p{L}\p{N}][\p{L}\p{N}'’-]+$/u;

/** Whether a token says something by itself. */
export const isTelling = (token: Token | undefined): token is Token =>
  token !== undefined &&
  plainWord.test(token.lower) &&
  ['NOUN', 'PROPN', 'VERB', 'ADJ'].includes(token.pos) &&
  !light.has(token.lemma);

/** The clause that carries a sentence's point: what is said rather than who says it; null where there is none. */
export function pointOf(tokens: readonly Token[], clauses: readonly Clause[]): Clause | null {
  const asserting = clauses.filter(
    ({ relation }) => relation !== 'adverbial' && relation !== 'relative',
  );
  const told = asserting.filter(({ head }) => !sayers.has(tokens[head]?.lemma ?? ''));
  return (
    told.find(({ relation }) => relation === 'main' || relation === 'complement') ??
    told[0] ??
    asserting[0] ??
    null
  );
}

/**
 * The words of a clause that tell it from others: its predicate, then what it was done to, by whom, and the rest.
 * Tokens of `apart` (dates, for one) tell something else.
 */
export function tellingWords(
  tokens: readonly Token[],
  clause: Clause,
  apart: ReadonlySet<number>,
): { readonly predicate: Token | null; readonly others: readonly Token[] } {
  const predicate = tokens[clause.head];
  const around = [clause.object, clause.subject, clause.by].flatMap((at) => {
    const token = at === null || apart.has(at) ? undefined : tokens[at];
    return isTelling(token) ? [token] : [];
  });
  const rest = tokens
    .filter((_, at) => clause.from <= at && at < clause.to && !apart.has(at))
    .filter((token) => isTelling(token) && token !== predicate && !around.includes(token))
    .sort((a, b) => b.lemma.length - a.lemma.length);
  return {
    predicate: isTelling(predicate) ? predicate : null,
    others: [...around, ...rest],
  };
}

/** Words as an id: small letters, digits and hyphens. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || 'x';
