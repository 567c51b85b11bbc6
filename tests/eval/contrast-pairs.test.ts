import { describe, expect, it } from 'vitest';
import { type Change, changes, contrastsOf, statementsOf } from '../../lib/claims/contrast';
import { checkSentence } from '../../lib/verify/check-sentence';
import { bundledPack } from '../fixtures/packs';

type Counts = Readonly<Record<string, number>>;

/** Statements of the pack that come out disputed although they are the sources' own, by fact. */
const disputedOriginals: Counts = {};

/**
 * The compiler teaches the pack's statements and their contraries too (lib/claims/own-examples), so that
 * this holds the plainest wording, not what is unseen; the blind set does that.
 *
 * Changed statements that still come out corroborated, by change and fact. The list is exact: it fails
 * when one comes to it, and when one is mended and stays on it.
 * - speaker: that somebody on another side says it is not held against what is learned of the words;
 * - not: a plain "not" in a statement of values, which no comparer is sure of, is outvoted by the words.
 */
const corroboratedChanges: Readonly<Record<Change, Counts>> = {
  number: {},
  place: {},
  date: {},
  weekday: {},
  thing: {},
  speaker: {
    'blames-russia': 4,
    'cover-up': 5,
    'criticised-response': 1,
    'met-families': 2,
    'putin-no-admission': 2,
    'spoke-russian': 4,
  },
  not: { deaths: 1, diverted: 2, 'no-coordination': 2, 'rejected-bird-gas': 1 },
};

const index = bundledPack();
const verdictOf = (text: string) =>
  checkSentence({ text, context: null, published: '2025-01-07' }, index, { minVoices: 2 }).verdict;

function countBy(items: readonly { readonly fact: string }[]): Counts {
  const counts: Record<string, number> = {};
  for (const { fact } of items) counts[fact] = (counts[fact] ?? 0) + 1;
  return counts;
}

/** The list as it now is, ready to be copied here, and the sentences behind it. */
const told = (counts: Counts, failing: readonly { readonly text: string }[]): string =>
  [JSON.stringify(counts), ...failing.map(({ text }) => text)].join('\n');

describe('the pack against itself', () => {
  it('has statements for every fact', () => {
    for (const fact of index.pack.facts) expect(statementsOf(fact).length).toBeGreaterThan(0);
  });

  it('never disputes what its own sources report', () => {
    const disputed = index.pack.facts.flatMap((fact) =>
      statementsOf(fact)
        .filter((text) => verdictOf(text) === 'disputed')
        .map((text) => ({ fact: fact.id, text })),
    );
    expect(countBy(disputed), JSON.stringify(disputed, null, 1)).toEqual(disputedOriginals);
  });
});

describe('a statement with one thing changed', () => {
  const contrasts = index.pack.facts.flatMap((fact) => contrastsOf(fact, index));

  it('is made for every fact, and in every way', () => {
    expect(new Set(contrasts.map(({ fact }) => fact))).toEqual(
      new Set(index.pack.facts.map(({ id }) => id)),
    );
    for (const change of changes)
      expect(contrasts.filter((one) => one.change === change).length).toBeGreaterThan(10);
  });

  it.each(changes)('is never corroborated: %s', (change) => {
    const failing = contrasts.filter(
      (one) => one.change === change && verdictOf(one.text) === 'corroborated',
    );
    expect(countBy(failing), told(countBy(failing), failing)).toEqual(corroboratedChanges[change]);
  });
});
