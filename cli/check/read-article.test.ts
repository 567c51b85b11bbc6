import { describe, expect, it } from 'vitest';
import { readArticle, withDocumentTags } from './read-article';

const known = { url: null, published: null };
const input = (name: string) => ({ name, path: `/${name}` });
const story = `<h1>Ferry sinks off Brannoy</h1>${'<p>The ferry sank after it had struck a reef, and nine are missing.</p>'.repeat(6)}`;

async function blocks(text: string, name: string): Promise<string[] | null> {
  const read = await readArticle(text, input(name), known);
  return read.ok ? read.value.article.blocks.map((block) => `${block.role}: ${block.text}`) : null;
}

describe('readArticle', () => {
  it.each([
    ['a document', 'a.html', `<!doctype html><html><head></head><body>${story}</body></html>`],
    ['a document without tags', 'a.html', `<!doctype html><title>Ferry</title>${story}`],
    ['a fragment', 'a.html', story],
    ['a document in a text file', 'a.txt', `\n<!DOCTYPE html><html><body>${story}</body></html>`],
    ['a fragment without a name', 'page', story],
  ])('reads %s as HTML', async (_, name, text) => {
    expect((await blocks(text, name))?.slice(0, 2)).toEqual([
      'headline: Ferry sinks off Brannoy',
      'paragraph: The ferry sank after it had struck a reef, and nine are missing.',
    ]);
  });

  it('reads Markdown by name, or by its heading where there is no name to go by', async () => {
    const markdown = '# Ferry *sinks*\n\nNine are **missing**.';
    const expected = ['headline: Ferry sinks', 'paragraph: Nine are missing.'];
    expect(await blocks(markdown, 'a.md')).toEqual(expected);
    expect(await blocks(markdown, 'page')).toEqual(expected);
  });

  it('reads anything else as plain text', async () => {
    expect(await blocks('Ferry\n\n2 * 3 <b> * 4', 'a.txt')).toEqual([
      'headline: Ferry',
      'paragraph: 2 * 3 <b> * 4',
    ]);
  });

  it('takes the day from the page unless it is told another', async () => {
    const html = `<!doctype html><html><head><meta property="article:published_time" content="2023-03-15T08:00:00Z"></head><body>${story}</body></html>`;
    const own = await readArticle(html, input('a.html'), known);
    expect(own).toMatchObject({ value: { article: { published: '2023-03-15', url: null } } });
    const told = { published: '2023-03-18', url: 'https://news.example/ferry' };
    const other = await readArticle(html, input('a.html'), told);
    expect(other).toMatchObject({ value: { article: told } });
  });

  it('reads no JSON as an article', async () => {
    const read = await readArticle('{"text":"A"}', input('a.jsonl'), known);
    expect(read.ok ? null : read.problems).toEqual([
      { where: 'a.jsonl:1', what: expect.stringContaining('--lines') },
    ]);
  });
});

describe('withDocumentTags', () => {
  it('leaves a whole document as it is', () => {
    const html =
      '<!doctype html><html lang="en"><head></head><body class="a"><p>x</p></body></html>';
    expect(withDocumentTags(html)).toBe(html);
  });

  it('puts what belongs to the head there and keeps the language', () => {
    expect(
      withDocumentTags('<!doctype html><html lang="en"><title>a</title><meta name="b"><p>x</p>'),
    ).toBe(
      '<!doctype html><html lang="en"><head><title>a</title><meta name="b"></head><body><p>x</p></body></html>',
    );
  });
});
