import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledPack, inventedPack } from '../../tests/fixtures/packs';
import { readExamples } from '../claims/example';
import type { PackIndex } from '../claims/pack-index';
import type { Article } from '../extract/article';
import { type CheckOptions, checkArticle } from './check-article';
import { createCheckMemory } from './check-memory';

const index = inventedPack();
const options: CheckOptions = {
  minVoices: 2,
  detection: { about: 'yes', relevance: 1, why: [] },
  assumeEvent: false,
};

const page = (texts: readonly string[], published = '2023-03-17'): Article => ({
  url: null,
  title: 'Ferry lost',
  published,
  language: 'en',
  blocks: texts.map((text, id) => ({ id, role: 'paragraph', text })),
});

const story = [
  'The Halden Star sank on Tuesday. She was carrying 140 people, and nine are missing.',
  'Mira Ostrand spoke to us on Friday. She blamed a broken beacon.',
  'The captain blamed a broken beacon. He did not blame the training of the crew.',
  'What will become of the island?',
  'In a gale of 2009, the Vesper sank with 41 people aboard. It was carrying cattle.',
  'The ship carried 140 people.',
];

/** Sentences that lean on what was said before, among others. */
function sentencesOfArticles(): readonly string[] {
  const file = join(import.meta.dirname, '..', '..', 'tests', 'eval', 'dev', 'articles.jsonl');
  const read = readExamples(readFileSync(file, 'utf8'), file);
  const texts = read.ok ? read.value.map(({ text }) => text) : [];
  const leaning = texts.filter((text) => /^(?:He|His|It|They|The president)\b|\?$/.test(text));
  return [...leaning, ...texts.slice(0, 60)];
}

describe('an article that is checked again', () => {
  it('costs nothing where nothing has changed', () => {
    const memory = createCheckMemory();
    const first = checkArticle(page(story), index, { ...options, memory });
    expect(memory.worked()).toBe(first.sentences.length);
    expect(checkArticle(page(story), index, { ...options, memory })).toEqual(first);
    expect(memory.worked()).toBe(0);
  });

  it('costs the block that was edited, however long it is', () => {
    const memory = createCheckMemory();
    const long = Array.from({ length: 200 }, (_, at) => `${story[0]} Post ${at} of the night.`);
    checkArticle(page(long), index, { ...options, memory });
    const edited = [...long];
    edited[20] =
      'The Halden Star sank on Tuesday. It was carrying 31 people. Post 20 of the night.';
    const report = checkArticle(page(edited), index, { ...options, memory });
    expect(memory.worked()).toBeLessThanOrEqual(3);
    expect(report).toEqual(checkArticle(page(edited), index, options));
  });

  it('costs the post that a live blog puts on top, and what follows on it', () => {
    const memory = createCheckMemory();
    const posts = Array.from(
      { length: 200 },
      (_, at) => `${story[at % 6]} Post ${at} of the night.`,
    );
    checkArticle(page(posts), index, { ...options, memory });
    const grown = ['The Halden Star was carrying 31 people.', ...posts];
    const report = checkArticle(page(grown), index, { ...options, memory });
    expect(memory.worked()).toBeLessThanOrEqual(4);
    expect(report).toEqual(checkArticle(page(grown), index, options));
  });

  it.each<readonly [string, Article, Partial<CheckOptions>]>([
    ['another day', page(story, '2023-03-20'), {}],
    ['another number of voices', page(story), { minVoices: 1 }],
  ])('is checked anew under %s', (_what, article, changed) => {
    const memory = createCheckMemory();
    checkArticle(page(story), index, { ...options, memory });
    const report = checkArticle(article, index, { ...options, ...changed, memory });
    expect(memory.worked()).toBe(report.sentences.length);
    expect(report).toEqual(checkArticle(article, index, { ...options, ...changed }));
  });

  describe.each<readonly [string, () => PackIndex, readonly string[]]>([
    ['a pack without a model', () => index, story],
    ['a pack with a model', bundledPack, sentencesOfArticles()],
  ])('with %s', (_name, pack, pool) => {
    it('always gives what a check of the whole gives', () => {
      const packIndex = pack();
      const text = fc.constantFrom(...pool);
      const edits = fc.array(
        fc.record({
          at: fc.nat(12),
          kind: fc.constantFrom<'insert' | 'replace' | 'remove'>('insert', 'replace', 'remove'),
          text,
        }),
        { maxLength: 5 },
      );
      fc.assert(
        fc.property(fc.array(text, { maxLength: 8 }), edits, (start, changes) => {
          const memory = createCheckMemory();
          const texts = [...start];
          checkArticle(page(texts), packIndex, { ...options, memory });
          for (const { at, kind, text } of changes) {
            const place = texts.length === 0 ? 0 : at % texts.length;
            if (kind === 'insert') texts.splice(place, 0, text);
            else if (kind === 'replace') texts.splice(place, 1, text);
            else texts.splice(place, 1);
            const again = checkArticle(page(texts), packIndex, { ...options, memory });
            expect(again).toEqual(checkArticle(page(texts), packIndex, options));
          }
        }),
        { numRuns: 40 },
      );
    }, 120_000);
  });
});
