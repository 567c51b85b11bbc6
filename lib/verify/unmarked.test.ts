import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../tests/fixtures/packs';
import { checkSentence } from './check-sentence';

const bundled = bundledPack();

const reasonFor = (text: string) => {
  const { verdict, unmarked } = checkSentence(
    { text, context: null, published: '2024-12-30' },
    bundled,
    { minVoices: 2 },
  );
  return { verdict, unmarked };
};

describe('the reason why a sentence carries no mark', () => {
  it.each([
    ['What happened on board?', 'question'],
    ['MH17 was shot down over eastern Ukraine in 2014.', 'other-event'],
    ['We should all pause and think.', 'opinion'],
    ['Subscribe to the newsletter.', 'no-claim'],
  ])('of %j is %s', (text, reason) => {
    expect(reasonFor(text)).toEqual({ verdict: null, unmarked: reason });
  });

  it('is none where there is a mark', () => {
    expect(reasonFor('The crash killed 42 people.')).toEqual({
      verdict: 'disputed',
      unmarked: null,
    });
  });
});
