import { expect, it } from 'vitest';
import { tokenise } from '../../language/tokens';
import { isCorrected } from './corrections';

it.each([
  ['An earlier version of this article gave the number as 28; it is 29.', '28', true],
  ['An earlier version of this article gave the number as 28; it is 29.', '29', false],
  ['Correction: a previous entry had 48 dead.', '48', true],
  ['The earlier crash cost 48 lives.', '48', false],
])('%s %s', (text, word, expected) => {
  const tokens = tokenise(text);
  expect(
    isCorrected(
      tokens,
      tokens.findIndex(({ lower }) => lower === word),
    ),
  ).toBe(expected);
});
