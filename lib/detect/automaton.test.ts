import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutomaton } from './automaton';

const found = (patterns: readonly string[], text: string): string[] => {
  const hits: string[] = [];
  createAutomaton(patterns).scan(text, (pattern, end) => hits.push(`${pattern}@${end}`));
  return hits.sort();
};

/** The same by looking for each pattern at each place. */
const foundSlowly = (patterns: readonly string[], text: string): string[] =>
  patterns
    .flatMap((pattern, index) =>
      Array.from({ length: text.length }, (_, at) =>
        pattern !== '' && text.startsWith(pattern, at) ? `${index}@${at + pattern.length}` : '',
      ),
    )
    .filter((hit) => hit !== '')
    .sort();

describe('createAutomaton', () => {
  it('finds patterns that overlap, hold one another and share beginnings', () => {
    expect(found(['he', 'she', 'his', 'hers'], 'ushers')).toEqual(['0@4', '1@4', '3@6']);
  });

  it('finds nothing for an empty pattern or without patterns', () => {
    expect(found([''], 'abc')).toEqual([]);
    expect(found([], 'abc')).toEqual([]);
  });

  it('finds what a slow search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 }),
        (patterns, text) => {
          expect(found(patterns, text)).toEqual(foundSlowly(patterns, text));
        },
      ),
    );
  });
});
