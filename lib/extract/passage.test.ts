import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPassage, passageOf } from './passage';

const textsOf = (text: string): string[] => passageOf(text).article.blocks.map(({ text }) => text);

describe('a passage', () => {
  it('is made of its paragraphs', () => {
    expect(textsOf('  The ferry sank.\r\n\r\nIt carried\t31  people.\n')).toEqual([
      'The ferry sank.',
      'It carried 31 people.',
    ]);
    expect(passageOf(' \n ')).toMatchObject({ article: { blocks: [] }, left: 0 });
  });

  it('keeps two short lines apart, which nobody wrapped', () => {
    expect(textsOf('Ferry hits pier at noon\nThe ferry carried 31.')).toEqual([
      'Ferry hits pier at noon',
      'The ferry carried 31.',
    ]);
  });

  it('keeps the date of the page that it comes from', () => {
    expect(passageOf('On Monday.', { published: '2023-05-02' }).article.published).toBe(
      '2023-05-02',
    );
  });

  it('is cut at the end of a paragraph where it is too long, and says how much is left', () => {
    const paragraph = `${'The ferry carried 31 people. '.repeat(40).trim()}\n\n`;
    const text = paragraph.repeat(300).trim();
    const { article, left } = passageOf(text);
    const kept = article.blocks.map(({ text: each }) => each).join('\n\n');
    expect(kept.length + left).toBeGreaterThanOrEqual(text.length - 2);
    expect(text.startsWith(kept)).toBe(true);
    expect(kept.endsWith('people.')).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(longestPassage);
  });

  it('is never longer than the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400_000 }), (length) => {
        const { article, left } = passageOf('x'.repeat(length));
        const kept = article.blocks.reduce((sum, { text }) => sum + text.length, 0);
        expect(kept).toBeLessThanOrEqual(longestPassage);
        expect(kept + left).toBe(length);
      }),
      { numRuns: 20 },
    );
  });
});
