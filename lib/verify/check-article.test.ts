import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import type { Article } from '../extract/article';
import type { PageReport, SentenceReport } from '../report/page-report';
import { type CheckOptions, checkArticle } from './check-article';

const index = inventedPack();

const article = (...texts: readonly string[]): Article => ({
  url: 'https://example.org/ferry',
  title: texts[0] ?? '',
  published: '2023-03-17',
  language: 'en',
  blocks: texts.map((text, at) => ({
    id: at + 10,
    role: at === 0 ? 'headline' : 'paragraph',
    text,
  })),
});

const options: CheckOptions = {
  minVoices: 2,
  detection: { about: 'yes', relevance: 1, why: ['names the ferry'] },
  assumeEvent: false,
};

const check = (page: Article, changed: Partial<CheckOptions> = {}): PageReport =>
  checkArticle(page, index, { ...options, ...changed });

function saying(report: PageReport, words: string): SentenceReport {
  const found = report.sentences.find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no sentence says ${words}`);
  return found;
}

const mark = ({ verdict, kind }: SentenceReport) => kind ?? verdict;

const page = article(
  'Ferry lost off “Brannøy”',
  'The Halden Star sank on Tuesday.  She was carrying 140 people, and nine are missing. Mira Ostrand spoke to us on Friday.',
  'The captain blamed a broken beacon. She did not blame the crew’s training.\nA whale sank the ferry!',
  'What will become of the island? In a gale of 2009, the Vesper sank with 41 people aboard.',
);

describe('an article about an invented event', () => {
  const report = check(page);

  it('marks what is right, wrong and its own', () => {
    expect(mark(saying(report, 'sank on Tuesday'))).toBe('corroborated');
    expect(mark(saying(report, '140 people'))).toBe('disputed');
    expect(mark(saying(report, 'spoke to us'))).toBe('only-here');
    expect(mark(saying(report, 'broken beacon'))).toBe('corroborated');
    expect(mark(saying(report, 'A whale'))).toBe('disputed');
    expect(mark(saying(report, 'What will'))).toBeNull();
    expect(mark(saying(report, 'Vesper'))).toBeNull();
  });

  it('has every sentence once, in order, where its block has it', () => {
    const blocks = new Map(page.blocks.map(({ id, text }) => [id, text]));
    let before = { block: -1, to: 0 };
    for (const { text, block, range } of report.sentences) {
      expect(blocks.get(block)?.slice(...range)).toBe(text);
      expect(block > before.block || (block === before.block && range[0] >= before.to)).toBe(true);
      before = { block, to: range[1] };
    }
    const words = (texts: readonly string[]): string => texts.join('').replaceAll(/\s/g, '');
    expect(words(report.sentences.map(({ text }) => text))).toBe(words([...blocks.values()]));
  });

  it('marks nothing in a language that it does not read', () => {
    for (const language of ['de', 'ru-RU', 'az']) {
      const other = check({ ...page, language });
      expect(other.sentences.map(({ verdict }) => verdict)).toEqual(
        report.sentences.map(() => null),
      );
      expect(other.omitted).toEqual([]);
    }
    expect(check({ ...page, language: 'en-GB' }).summary).toEqual(report.summary);
    expect(check({ ...page, language: null }).summary).toEqual(report.summary);
  });

  it('counts its marks', () => {
    for (const verdict of ['corroborated', 'disputed', 'unique'] as const)
      expect(report.summary[verdict]).toBe(
        report.sentences.filter((one) => one.verdict === verdict).length,
      );
    expect(report.summary.disputed).toBeGreaterThan(1);
  });

  it('names the facts that it leaves out, most voices first', () => {
    const omitted = report.omitted.map(({ fact }) => fact);
    expect(omitted).toContain('rescued');
    expect(omitted).toContain('line');
    expect(omitted).not.toContain('date');
    expect(omitted).not.toContain('aboard');
    expect(omitted).not.toContain('apology');
    for (const { voices, statement } of report.omitted) {
      expect(voices).toBeGreaterThanOrEqual(2);
      expect(statement).not.toBe('');
    }
    const voices = report.omitted.map((one) => one.voices);
    expect(voices).toEqual(voices.toSorted((a, b) => b - a));
  });

  it('resembles no source', () => expect(report.resembles).toEqual([]));

  it('carries the page and the pack', () => {
    expect(report).toMatchObject({
      schema: 'second-source/report@1',
      url: page.url,
      title: page.title,
      published: page.published,
      pack: { id: 'halden-star' },
      minVoices: 2,
      about: 'yes',
      file: null,
    });
  });
});

describe('whether the page is about the event', () => {
  const detection = { about: 'no', relevance: 0, why: [] } as const;

  it('marks nothing where it is not, and still has the sentences', () => {
    const report = check(page, { detection });
    expect(report.sentences.length).toBe(check(page).sentences.length);
    expect(report.sentences.every(({ verdict, claims }) => verdict === null && !claims[0])).toBe(
      true,
    );
    expect(report).toMatchObject({ omitted: [], resembles: [] });
  });

  it('marks all the same where somebody says that it is', () => {
    const report = check(page, { detection, assumeEvent: true });
    expect(report.sentences).toEqual(check(page).sentences);
  });
});

describe('a page that is a source itself', () => {
  const reprint = readFileSync(
    join(import.meta.dirname, '../../tests/fixtures/second-pack/documents/gazette.txt'),
    'utf8',
  );
  const report = check(article(...reprint.trim().split('\n')));

  it('is recognised', () => {
    expect(report.resembles[0]).toMatchObject({ source: 'gazette', similarity: 1 });
  });

  it('adds no voice of its lineage: what radio has too is single, what it has alone is unbacked', () => {
    const claims = report.sentences.flatMap((sentence) => sentence.claims);
    expect(claims.length).toBeGreaterThan(3);
    expect(claims.filter(({ verdict }) => verdict === 'corroborated')).toEqual([]);
    const aboard = claims.find(({ slot }) => slot === 'aboard');
    expect(aboard).toMatchObject({ verdict: 'unique', kind: 'single-source' });
    const reef = claims.find(({ slot }) => slot === 'reef');
    expect(reef).toMatchObject({ verdict: 'unique', kind: 'only-here' });
  });

  it('has the sources of its lineage for a second voice when it is worded anew', () => {
    const anew = check(article('Loss at sea', 'The ferry was carrying 112 people when it sank.'));
    expect(mark(saying(anew, '112'))).toBe('corroborated');
  });
});

describe('sentences before', () => {
  it('tell who is meant after them', () => {
    const told = check(
      article('Ferry', 'Tor Lunde spoke on Thursday.', 'He never apologised to the families.'),
    );
    expect(mark(saying(told, 'never apologised'))).toBe('disputed');
  });
});
