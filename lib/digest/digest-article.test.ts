import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import { userPack, userSource } from '../../tests/fixtures/user-packs';
import { indexOfPack, type PackIndex } from '../claims/pack-index';
import { createDetector } from '../detect/detect';
import type { Article } from '../extract/article';
import { extractArticle } from '../extract/extract';
import { groundOf, mergePacks } from '../factbase/merge-packs';
import type { UserPack, UserPackDraft } from '../factbase/user-pack-schema';
import { checkArticle } from '../verify/check-article';
import { digestArticle } from './digest-article';
import { digestReviews } from './digest-reviews';
import type { Proposal } from './proposal';
import { suggestEvent } from './suggest-event';
import { suggestNames } from './suggest-names';

const pages = join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'pages');
const pageOf = (name: string): Article =>
  extractArticle(parseHTML(readFileSync(join(pages, name), 'utf8')).document, null).article;

const textOf = (...texts: string[]): Article => ({
  url: null,
  title: '',
  published: '2023-03-17',
  language: 'en',
  blocks: texts.map((text, id) => ({ id, role: 'paragraph', text })),
});

const options = {
  minVoices: 2,
  detection: { about: 'yes', relevance: 1, why: [] },
  assumeEvent: true,
} as const;
const checked = (article: Article, index: PackIndex) => checkArticle(article, index, options);
const digest = (article: Article, index: PackIndex) =>
  digestArticle(article, checked(article, index), index);

const brief = ({ locator, kind, slot, value, stance, party }: Proposal): string =>
  [
    locator,
    kind,
    slot,
    Object.values(value).slice(1).join('-') || 'yes',
    ...(stance === 'contradicts' ? ['not'] : []),
    ...(party === null ? [] : [party]),
  ].join(' ');

const invented = inventedPack();

describe('an article about an event that the pack knows', () => {
  it.each<[string, string]>([
    ['The Halden Star was carrying 112 people.', '¶1 s1 supports aboard 112'],
    ['The Halden Star was carrying 140 people.', '¶1 s1 differs aboard 140'],
    ['The Halden Star sank on 15 March.', '¶1 s1 differs date 2023-03-15'],
    ['The Halden Star sank on 14 March near Brannoy.', '¶1 s1 supports date 2023-03-14'],
    ['The Halden Star went down near Sorvik.', '¶1 s1 differs place sorvik'],
    ['The ferry was on its way from Sorvik to Kallhavn.', '¶1 s1 supports route sorvik-kallhavn'],
    ['The ferry Halden Star did not strike a reef.', '¶1 s1 differs reef yes not'],
    ['Mira Ostrand said that the ferry struck a reef.', '¶1 s1 supports reef yes ostrand'],
  ])('%s', (text, wanted) => {
    const { proposals, slots } = digest(textOf(text), invented);
    expect(proposals.map(brief)).toContain(wanted);
    expect(slots).toEqual([]);
  });

  it('is told once where it repeats itself, with every place', () => {
    const { proposals } = digest(
      textOf('Nine people are missing.', 'The ferry sank. Nine people are missing.'),
      invented,
    );
    expect(
      proposals.filter(({ slot }) => slot === 'missing').map(({ locator }) => locator),
    ).toEqual(['¶1 s1, ¶2 s2']);
  });

  it('shows the words that each statement rests on', () => {
    const text = 'Early on Tuesday the Halden Star was carrying 140 people.';
    const [proposal] = digest(textOf(text), invented).proposals.filter(
      ({ slot }) => slot === 'aboard',
    );
    expect(text.slice(...(proposal?.span ?? [0, 0]))).toContain('140');
  });

  it('asks something new where the pack asks nothing', () => {
    const { proposals, slots } = digest(
      textOf('Nordsund Line sold two ferries in January. Will it sell more?'),
      invented,
    );
    expect(proposals.map(brief)).toContain('¶1 s1 new count-ferry-sell 2');
    expect(slots.map(({ id, type }) => [id, type])).toEqual([['count-ferry-sell', 'count']]);
  });

  it('leaves open ends of figures open', () => {
    const { proposals } = digest(textOf('The ferry was carrying at least 100 people.'), invented);
    expect(proposals.find(({ slot }) => slot === 'aboard')?.value).toEqual({
      type: 'count',
      from: 100,
      to: 1e12,
    });
  });
});

describe('reviews of claims', () => {
  const review = (claim: string, holds: boolean | null) => ({
    claim,
    holds,
    rating: 'Rated',
    reviewer: 'Norlund Checks',
  });
  const read = (claim: string, holds: boolean | null) =>
    digestReviews([review(claim, holds)], invented, null).map((each) => brief({ ...each, id: 0 }));

  it('back what the reviewer confirms', () => {
    expect(read('The ferry struck a reef.', true)).toEqual(['ClaimReview 1 review reef yes']);
  });

  it('deny what the reviewer rejects, and what denies it', () => {
    expect(read('The ferry struck a reef.', false)).toEqual(['ClaimReview 1 review reef yes not']);
    expect(read('The ferry did not strike a reef.', false)).toEqual([
      'ClaimReview 1 review reef yes',
    ]);
    expect(read('The ferry was carrying 140 people.', false)).toContain(
      'ClaimReview 1 review aboard 140 not',
    );
  });

  it('propose nothing where the rating says neither', () => {
    expect(read('The ferry struck a reef.', null)).toEqual([]);
  });
});

describe('articles about an event that nobody knows', () => {
  const one = pageOf('bridge.html');
  const two = pageOf('bridge-second.html');

  const begin = async (more: Partial<UserPackDraft> = {}): Promise<UserPack> => {
    const ground = groundOf(await userPack('bridge', null));
    if (ground === null) throw new Error('no ground');
    const names = suggestNames([one], indexOfPack(ground));
    const { date, sourcesUntil, detection } = suggestEvent([one], names, '2025-01-01');
    return userPack('bridge', null, {
      ...names,
      event: { date, sourcesUntil },
      detection,
      ...more,
    });
  };
  const indexFor = (pack: UserPack): PackIndex => {
    const ground = groundOf(pack);
    if (ground === null) throw new Error('no ground');
    const merged = mergePacks(ground, [pack]);
    expect(merged.problems).toEqual([]);
    return indexOfPack(merged.pack);
  };
  const confirmed = async (): Promise<UserPack> => {
    const { proposals, slots } = digest(one, indexFor(await begin()));
    const facts = proposals.map(({ slot, value, statement, locator, stance, party, hedged }) => ({
      ...{ slot, value, statement, locator, stance, party, hedged },
    }));
    return begin({ slots: [...slots], sources: [userSource('one', facts)] });
  };

  it('suggest names by what they seem to name', async () => {
    const { parties, places, things } = await begin();
    expect(parties.map(({ name, names, kind }) => [name, names, kind])).toEqual(
      expect.arrayContaining([['Ilse Brandt', ['Ilse Brandt', 'Brandt'], 'person']]),
    );
    expect(places.map(({ name }) => name)).toEqual(['Varnholm']);
    expect(things.map(({ name, kind }) => [name, kind])).toEqual([['Eddel', 'river']]);
    expect(parties.map(({ name }) => name)).not.toContain('Divers');
  });

  it('suggest a name, a day and terms by which both are noticed, and nothing else', async () => {
    const { event, detection } = await begin();
    expect(event?.date).toBe('2024-05-09');
    expect(detection.decisive).toEqual(['Kestrel Bridge']);
    const detector = createDetector([{ pack: 'bridge', date: event?.date, ...detection }]);
    expect([one, two].map((page) => detector.judge(page).about)).toEqual(['yes', 'yes']);
    for (const other of ['tabloid.html', 'other-crash.html', 'live-blog.html'])
      expect(detector.judge(pageOf(other)).about).toBe('no');
  });

  it('give counts, days, places, names and statements', async () => {
    const pack = await confirmed();
    expect(pack.sources[0]?.facts.map(({ slot, value }) => [slot, value.type])).toEqual(
      expect.arrayContaining([
        ['count-people-killed', 'count'],
        ['count-people-injured', 'count'],
        ['count-home-evacuate', 'count'],
        ['day-collapse', 'date'],
        ['place-collapse', 'place'],
        ['name-of-river', 'thing'],
        ['says-find-crack-inspector', 'statement'],
      ]),
    );
  });

  it('are compared with one another once the first is confirmed', async () => {
    const index = indexFor(await confirmed());
    const report = checked(two, index);
    const verdictOf = (words: string) =>
      report.sentences.find(({ text }) => text.includes(words))?.verdict;
    expect(verdictOf('Nine people died')).toBe('disputed');
    expect(verdictOf('found cracks')).toBe('unique');
    expect(digest(two, index).proposals.map(brief)).toEqual(
      expect.arrayContaining([
        '¶2 s1 differs count-people-killed 9',
        '¶2 s2 supports count-people-injured 23',
        '¶3 s1 supports says-find-crack-inspector yes ilse-brandt',
        '¶4 s1 supports count-home-evacuate 40',
      ]),
    );
  });

  it('promise and ask nothing that counts', async () => {
    const { proposals } = digest(two, indexFor(await begin()));
    expect(proposals.map(({ sentence }) => sentence)).not.toContainEqual(
      expect.stringMatching(/will search|What we know/),
    );
  });
});
