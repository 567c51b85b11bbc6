import { describe, expect, it } from 'vitest';
import { createDetector } from '../../lib/detect/detect';
import { foldText } from '../../lib/detect/fold';
import { findLanguage } from '../../lib/language/find-language';
import { normaliseText } from '../../lib/language/normalise';
import { splitSentences } from '../../lib/language/sentences';
import { checkArticle } from '../../lib/verify/check-article';
import { bundledPack } from '../fixtures/packs';
import { growth, superlinear } from './growth';

// One sentence of a megabyte, whatever it is made of, is read in a time that grows with its length.

const index = bundledPack();
const { pack } = index;
const detector = createDetector([{ pack: pack.id, date: pack.event.date, ...pack.detection }]);

const pumps = [
  'a',
  ' ',
  '1',
  'a ',
  '1,000 ',
  'of the ',
  'Aktau ',
  'In all, 42 people died and ',
  'и',
  'aи',
  '\u200b',
  '"he said" ',
  '(',
  'A.',
  '-',
  'U.S. ',
] as const;

const article = (text: string) => ({
  url: 'https://news.example/a',
  title: 'A plane crashed near Aktau',
  published: '2025-01-07',
  language: 'en',
  blocks: [{ id: 0, role: 'paragraph' as const, text }],
});

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'normalising it': normaliseText,
  'folding it': foldText,
  'finding its language': (text) => findLanguage(null, text),
  'judging whether it is about the event': (text) =>
    detector.judge({ ...article(text), description: '' }),
};

const megabyte = 1_000_000;
const textOf = (pump: string, size: number): string =>
  pump.repeat(Math.ceil(size / pump.length)).slice(0, size);

describe.each(Object.entries(readers))('%s', (_name, read) => {
  it.each(pumps)('is linear, and quick on a megabyte of %j', (pump) => {
    const grown = growth((size) => {
      const text = textOf(pump, size);
      return () => read(text);
    }, 6000);
    expect(grown).toBeLessThan(superlinear);
    const text = textOf(pump, megabyte);
    const start = performance.now();
    read(text);
    // A quadratic reader would take minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('the whole engine', () => {
  it.each(pumps)('takes no longer for a megabyte of %j than a page takes', (pump) => {
    const start = performance.now();
    const report = checkArticle(article(textOf(pump, megabyte)), index, {
      minVoices: 2,
      detection: { about: 'yes', relevance: 1, why: [] },
      assumeEvent: true,
    });
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(report.sentences.every(({ text }) => text.length > 0)).toBe(true);
  });

  it('loses no text: sentences of a long line stand one after another', () => {
    const text = textOf('In all, 42 people died near Aktau. ', 200_000);
    const ranges = splitSentences(text);
    expect(ranges.length).toBeGreaterThan(5000);
    for (const [at, { from }] of ranges.entries())
      expect(from).toBeGreaterThanOrEqual(ranges[at - 1]?.to ?? 0);
  });
});
