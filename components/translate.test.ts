import { describe, expect, it } from 'vitest';
import { findIn, wordsIn } from '../lib/messages/words';
import { createTranslate, plural } from './translate';

const russian = createTranslate(
  findIn({
    languageTag: 'ru',
    voices_one: '$1 голос',
    voices_few: '$1 голоса',
    voices_many: '$1 голосов',
    voices_other: '$1 голоса',
    cardPosition: '$2 / $1 · 5 $$',
  }),
);

describe('messages', () => {
  it.each([
    [1, '1 голос'],
    [2, '2 голоса'],
    [5, '5 голосов'],
    [11, '11 голосов'],
    [21, '21 голос'],
    [22, '22 голоса'],
  ])('take the form of the language for %d', (count, text) => {
    expect(plural(russian, 'voices', count)).toBe(text);
  });

  it('have their values filled in, and dollars where dollars are meant', () => {
    expect(russian('cardPosition', 3, 4)).toBe('4 / 3 · 5 $');
    expect(russian('cardPosition')).toBe(' /  · 5 $');
  });

  it('are the key itself where the language lacks one', () => {
    expect(russian('cardClose')).toBe('cardClose');
    expect(plural(russian, 'cardClaims', 2)).toBe('cardClaims_other');
  });

  it('are read from a file of messages, and from nothing else', () => {
    expect(wordsIn({ a: { message: 'A', description: 'x' } })).toEqual({ a: 'A' });
    expect(wordsIn({ a: 'A' })).toBeNull();
    expect(wordsIn(null)).toBeNull();
  });
});
