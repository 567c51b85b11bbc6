import { describe, expect, it } from 'vitest';
import { checkSentence } from '../../lib/verify/check-sentence';
import { bundledPack } from '../fixtures/packs';
import { sentences, transformations } from './transformations';

const leastKept = 0.95;

const index = bundledPack();

function markOf(text: string): string {
  const input = { text, context: null, published: '2024-12-30' };
  const { verdict, kind } = checkSentence(input, index, { minVoices: 2 });
  return kind ?? verdict ?? 'none';
}

const before = new Map(sentences.map((sentence) => [sentence, markOf(sentence)]));

describe('the sentences', () => {
  it('come out in every way', () => {
    const marks = new Set(before.values());
    for (const mark of ['corroborated', 'disputed', 'single-source', 'only-here', 'none'])
      expect(marks).toContain(mark);
    expect(sentences.length).toBeGreaterThanOrEqual(60);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe('a mark stays', () => {
  it.each(transformations)('with $name', ({ apply, exact }) => {
    const changed = sentences.filter((sentence) => apply(sentence) !== sentence);
    expect(changed.length).toBeGreaterThan(1);
    const lost = changed
      .map((sentence) => ({ text: apply(sentence), was: before.get(sentence) }))
      .map(({ text, was }) => ({ text, was, is: markOf(text) }))
      .filter(({ was, is }) => was !== is);
    const kept = 1 - lost.length / changed.length;
    expect(kept, JSON.stringify(lost, null, 1)).toBeGreaterThanOrEqual(exact ? 1 : leastKept);
  });
});
