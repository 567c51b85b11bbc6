import { describe, expect, it } from 'vitest';
import { tokenise } from './tokens';

const lemmas = (text: string): string[] => tokenise(text).map(({ lemma }) => lemma);

describe('tokens', () => {
  it.each([
    ['plain text', 'The harbour master blames the crew for the loss'],
    ['capitals throughout', 'THE HARBOUR MASTER BLAMES THE CREW FOR THE LOSS'],
    ['a headline in title case', 'The Harbour Master Blames the Crew for the Loss'],
  ])('have the lemmas of %s', (_, text) => {
    expect(lemmas(text)).toContain('blame');
  });

  it('keep their place in the text as given', () => {
    const text = 'The Harbour Master “Blames” the Crew…';
    for (const { from, to, lower } of tokenise(text)) {
      const there = text.slice(from, to).toLowerCase();
      expect(there === lower || /[“”…]/.test(there)).toBe(true);
    }
  });

  it.each([
    ['Berg phones Halden to explain', 'phones', 'VERB'],
    ['Harbour demands answers', 'demands', 'VERB'],
    ["Berg's demands were read out", 'demands', 'NOUN'],
    ['The ship crashes of that year were many', 'crashes', 'NOUN'],
  ])('of "%s": %s is a %s', (text, word, pos) => {
    expect(tokenise(text).find(({ lower }) => lower === word)?.pos).toBe(pos);
  });

  it('part a name from its possessive', () => {
    expect(lemmas("Berg's apology")).toEqual(['berg', "'s", 'apology']);
  });
});
