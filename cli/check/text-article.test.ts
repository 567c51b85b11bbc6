import { describe, expect, it } from 'vitest';
import { markdownArticle, plainTextArticle, stripInlineMarkdown } from './text-article';

const texts = (article: ReturnType<typeof plainTextArticle>): string[] =>
  article.blocks.map(({ role, text }) => `${role}: ${text}`);

describe('plainTextArticle', () => {
  it('takes the first line for the headline and each paragraph for a block', () => {
    const article = plainTextArticle('\n\nFerry sinks\nNine missing.\n\nA reef was hit.\n');
    expect(texts(article)).toEqual([
      'headline: Ferry sinks',
      'paragraph: Nine missing.',
      'paragraph: A reef was hit.',
    ]);
    expect(article.title).toBe('Ferry sinks');
  });

  it('leaves out lines that only say when', () => {
    const article = plainTextArticle('Ferry sinks\n\n25 Dec, 07:11\n\nNine missing.\n');
    expect(texts(article)).toEqual(['headline: Ferry sinks', 'paragraph: Nine missing.']);
  });

  it('joins lines that were broken because the next word did not fit', () => {
    const text = [
      'Ferry sinks',
      '',
      'The ferry sank in the early morning after it had struck a reef,',
      'and nine of the people who were aboard are missing. Fourteen of',
      'those rescued are hurt.',
      'The captain blames a beacon.',
    ].join('\n');
    expect(texts(plainTextArticle(text))).toEqual([
      'headline: Ferry sinks',
      'paragraph: The ferry sank in the early morning after it had struck a reef, and nine of the people who were aboard are missing. Fourteen of those rescued are hurt.',
      'paragraph: The captain blames a beacon.',
    ]);
  });

  it('keeps long lines apart: each is a paragraph', () => {
    const long = 'The ferry sank in the early morning after it had struck a reef. '
      .repeat(4)
      .trim();
    expect(texts(plainTextArticle(`Title\r\n${long}\r\n${long}\r\n`))).toEqual([
      'headline: Title',
      `paragraph: ${long}`,
      `paragraph: ${long}`,
    ]);
  });

  it('folds white space', () => {
    expect(texts(plainTextArticle('A \t title\n\n two   words '))).toEqual([
      'headline: A title',
      'paragraph: two words',
    ]);
  });

  it('has no block where there is no text', () => {
    expect(plainTextArticle(' \n ').blocks).toEqual([]);
  });
});

describe('stripInlineMarkdown', () => {
  it.each([
    ['**bold** and *light* and __strong__ and _soft_', 'bold and light and strong and soft'],
    ['[Nine](https://a.example/b_(c)) are missing', 'Nine are missing'],
    ['![a picture](x.png)Text', ' Text'],
    ['a note[^1] and a [named][ref] link', 'a note and a named link'],
    ['`code` and snake_case_name and 2 * 3 * 4', 'code and snake_case_name and 2 * 3 * 4'],
    ['\\*kept\\* &amp; <b>plain</b> ~~gone~~', '*kept* & plain gone'],
  ])('reads %j as %j', (markdown, text) => {
    expect(stripInlineMarkdown(markdown)).toBe(text);
  });
});

describe('markdownArticle', () => {
  it('reads headings, items, quotes, tables and paragraphs, and leaves code and comments out', () => {
    const article = markdownArticle(
      [
        '# Ferry *sinks* #',
        '<!-- nobody sees',
        'this -->',
        'Nine are',
        '**missing**.',
        '',
        '## What we know',
        '- A reef was',
        '  hit.',
        '- Fourteen are hurt.',
        '1. First',
        '',
        '> A whale,',
        '> they say.',
        '',
        '| Day | Dead |',
        '| --- | ---: |',
        '| 14 March | 9 |',
        '',
        '```js',
        '# not a heading',
        '```',
        '---',
        'Background',
        '----------',
        '[ref]: https://a.example',
        'The end.',
      ].join('\n'),
    );
    expect(texts(article)).toEqual([
      'headline: Ferry sinks',
      'paragraph: Nine are missing.',
      'heading: What we know',
      'list-item: A reef was hit.',
      'list-item: Fourteen are hurt.',
      'list-item: First',
      'quote: A whale, they say.',
      'cell: Day',
      'cell: Dead',
      'cell: 14 March',
      'cell: 9',
      'heading: Background',
      'paragraph: The end.',
    ]);
  });

  it('takes title and day from the front matter', () => {
    const article = markdownArticle(
      '---\ntitle: "Ferry sinks"\ndate: 2023-03-15T08:00:00Z\n---\nNine are missing.\n',
    );
    expect(texts(article)).toEqual(['headline: Ferry sinks', 'paragraph: Nine are missing.']);
    expect(article).toMatchObject({ title: 'Ferry sinks', published: '2023-03-15' });
  });

  it('takes the first line for the headline where there is no heading', () => {
    expect(texts(markdownArticle('Ferry sinks\n\nNine are missing.'))).toEqual([
      'headline: Ferry sinks',
      'paragraph: Nine are missing.',
    ]);
  });
});
