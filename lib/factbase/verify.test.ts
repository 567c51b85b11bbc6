import { describe, expect, it } from 'vitest';
import type { Article } from '../extract/article';
import type { ClaimReport, SentenceReport, Verdict } from '../report/page-report';
import type { Digest } from './digest-schema';
import { locate, paragraphsOf, sentencesOf } from './locate';
import type { Pack } from './pack-schema';
import { verifyDigests } from './verify';

const text = '  The dam burst.  It was old.\r\n\r\n\t\nNobody was hurt. The mayor wept.\n';

describe('places in a document', () => {
  it('are counted by lines that are not blank, and by sentences', () => {
    expect(paragraphsOf(text)).toEqual([
      'The dam burst.  It was old.',
      'Nobody was hurt. The mayor wept.',
    ]);
    expect(locate(paragraphsOf(text), { paragraph: 1, sentence: 2 })).toEqual({
      text: 'It was old.',
      from: 16,
      to: 27,
    });
    expect(locate(paragraphsOf(text), { paragraph: 1, sentence: 3 })).toBeNull();
    expect(locate(paragraphsOf(text), { paragraph: 3, sentence: 1 })).toBeNull();
  });
});

const digest: Digest = {
  schema: 'second-source/digest@1',
  id: 'paper',
  name: 'Paper',
  document: { file: 'paper.txt', label: 'paper', sha256: 'ab'.repeat(32) },
  sameReportAs: [],
  facts: [
    { slot: 'burst', locator: { paragraph: 1, sentence: 1 }, follows: false },
    { slot: 'old', locator: { paragraph: 1, sentence: 2 }, follows: true },
    {
      slot: 'unhurt',
      locator: [
        { paragraph: 2, sentence: 1 },
        { paragraph: 9, sentence: 1 },
      ],
      follows: false,
    },
  ].map((fact) => ({
    ...fact,
    statement: `${fact.slot}.`,
    hedged: false,
    stance: 'supports' as const,
    contests: [],
  })),
};

const pack: Pack = {
  schema: 'second-source/pack@1',
  id: 'flood',
  version: '1',
  name: 'The flood',
  event: { date: '2023-03-14', sourcesUntil: '2023-03-20' },
  parties: [],
  places: [],
  things: [],
  slots: [],
  sources: [],
  detection: { decisive: [], groups: [], against: [] },
  facts: [
    ['burst', 'paper ¶1 s1'],
    ['old', 'paper ¶1 s2'],
    ['unhurt', 'paper ¶2 s1, ¶9 s1'],
  ].map(([slot = '', locator = '']) => ({
    id: `the-${slot}`,
    slot,
    value: { type: 'statement' },
    statement: slot,
    contestedBy: [],
    reports: [
      {
        source: 'paper',
        statement: `${slot}.`,
        locator,
        hedged: false,
        stance: 'supports',
        derived: false,
      },
    ],
  })),
};

const claim = (fact: string, verdict: Verdict): ClaimReport => ({
  fact,
  slot: fact.replace('the-', ''),
  value: null,
  verdict,
  kind: null,
  reason: '',
  span: [0, 1],
  hedged: false,
  contestedBy: [],
  note: null,
  evidence: [],
});

/** An engine that finds in each sentence what `claims` says, by the sentence's text. */
const engine =
  (claims: Readonly<Record<string, readonly ClaimReport[]>>) =>
  (article: Article): readonly SentenceReport[] =>
    article.blocks.flatMap((block) =>
      sentencesOf(block.text).map(({ text: words, from, to }) => {
        const found = claims[words] ?? [];
        return {
          text: words,
          verdict: found[0]?.verdict ?? null,
          kind: null,
          claims: found,
          central: found.length > 0 ? 0 : null,
          block: block.id,
          range: [from, to] as const,
        };
      }),
    );

const document = { file: 'paper.txt', text, digests: [digest] };

describe('verification', () => {
  it('is content where the engine finds each fact in its own sentence, and nothing else', () => {
    const found = verifyDigests(
      [document],
      pack,
      engine({
        'The dam burst.': [claim('the-burst', 'unique')],
        'Nobody was hurt.': [claim('the-unhurt', 'corroborated')],
      }),
    );
    expect(found).toMatchObject({ sought: 2, missed: [], checkable: 2, uncovered: [] });
  });

  it('names the locator that resolves to nothing', () => {
    const { unresolved } = verifyDigests([document], pack, engine({}));
    expect(unresolved).toEqual([{ where: 'paper: unhurt', what: 'paper.txt has no paper ¶9 s1' }]);
  });

  it('names facts that the engine misses, takes for another, or disputes in their own source', () => {
    const { sought, missed } = verifyDigests(
      [document],
      pack,
      engine({
        'The dam burst.': [claim('the-old', 'unique')],
        'Nobody was hurt.': [claim('the-unhurt', 'disputed')],
      }),
    );
    expect(sought).toBe(2);
    expect(missed).toEqual([
      {
        source: 'paper',
        fact: 'the-burst',
        locator: 'paper ¶1 s1',
        text: 'The dam burst.',
        found: ['the-old unique'],
      },
      {
        source: 'paper',
        fact: 'the-unhurt',
        locator: 'paper ¶2 s1',
        text: 'Nobody was hurt.',
        found: ['the-unhurt disputed'],
      },
    ]);
  });

  it('names checkable sentences of which no digest speaks', () => {
    const { checkable, uncovered } = verifyDigests(
      [document],
      pack,
      engine({
        'The dam burst.': [claim('the-burst', 'unique')],
        'The mayor wept.': [claim('the-burst', 'unique')],
      }),
    );
    expect(checkable).toBe(2);
    expect(uncovered).toEqual([
      {
        locator: 'paper ¶2',
        text: 'The mayor wept.',
        verdict: 'unique',
        found: ['the-burst unique'],
      },
    ]);
  });
});
