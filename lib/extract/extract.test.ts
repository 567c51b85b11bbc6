import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { extractArticle } from './extract';

const read = (html: string, url: string | null = null) => {
  const { document } = parseHTML(`<!doctype html><html lang="en"><body>${html}</body></html>`);
  return extractArticle(document, url);
};
const textsOf = (html: string): string[] => read(html).article.blocks.map(({ text }) => text);

const one = 'The ferry left the old harbour a little before noon, an hour later than planned.';
const two = 'Thirty-one people were on board, and every one of them had a life jacket on.';
const three = 'Harbour officials will look into what the crew had been told about the weather.';
const body = `<p>${one}</p><p>${two}</p><p>${three}</p>`;

describe('what belongs to the article', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['paragraphs of an article', `<article>${body}</article>`, [one, two, three]],
    ['paragraphs without a container', body, [one, two, three]],
    [
      'div soup with double line breaks',
      `<div id="w"><div>${one}<br><br>${two}<br><br>${three}</div></div>`,
      [one, two, three],
    ],
    ['text and elements side by side', `<div>${one}<p>${two}</p>${three}</div>`, [one, two, three]],
    [
      'a single line break within a sentence',
      '<article><p>The ferry<br>sank.</p></article>',
      ['The ferry sank.'],
    ],
    [
      'nested inline elements',
      '<article><p>The <b>old <i>ferry</i></b> <a href="/x">sank</a>.</p></article>',
      ['The old ferry sank.'],
    ],
    [
      'live-blog entries side by side',
      `<main><article><p>${one}</p></article><article><p>${two}</p></article></main>`,
      [one, two],
    ],
    [
      'an inline element of unknown name in a paragraph',
      '<article><p>The <x-term>ferry</x-term> sank.</p></article>',
      ['The ferry sank.'],
    ],
  ])('reads %s', (_name, html, texts) => {
    expect(textsOf(html)).toEqual(texts);
  });

  const rail = 'An old lighthouse is up for sale, and the price has just been lowered once more.';
  it.each<readonly [string, string]>([
    ['navigation', `<nav><p>${rail}</p></nav>`],
    ['an aside', `<aside><p>${rail}</p></aside>`],
    ['comments by class', `<div class="comments"><p>${rail}</p></div>`],
    ['comments by id', `<section id="comment-list"><p>${rail}</p></section>`],
    ['a class in camel case', `<div class="storyRelated"><p>${rail}</p></div>`],
    ['a rail by role', `<div role="complementary"><p>${rail}</p></div>`],
    ['hidden text', `<div hidden><p>${rail}</p></div>`],
    ['text hidden from assistive technology', `<p aria-hidden="true">${rail}</p>`],
    ['what somebody writes', `<div contenteditable="true"><p>${rail}</p></div>`],
    ['code', `<pre><code>${rail}</code></pre>`],
    ['a text field', `<textarea>${rail}</textarea>`],
    ['a script', `<script>${rail}</script>`],
    ['deleted text', `<p><del>${rail}</del></p>`],
    ['a link that stands alone', `<p><a href="/l">${rail}</a></p>`],
    ['a pointer to another story', `<p>READ MORE: <a href="/l">${rail}</a></p>`],
    ['a time that stands alone', '<p>Updated 10:42 GMT</p>'],
    ['a line of signs', '<p>* * *</p>'],
    ['what follows "Related stories"', `<div><h3>Related stories</h3><p>${rail}</p></div>`],
  ])('leaves out %s', (_name, html) => {
    expect(textsOf(`<article>${body}${html}</article>`)).toEqual([one, two, three]);
  });

  it('does not take a class for a rail that only says that there is one', () => {
    expect(textsOf(`<div class="content has-sidebar">${body}</div>`)).toEqual([one, two, three]);
  });

  it('believes the text where everything is called a sidebar', () => {
    expect(textsOf(`<div class="sidebar">${body}</div>`)).toEqual([one, two, three]);
  });

  it.each(['25 Dec, 07:11', '9.05am', 'Wednesday 25 December 2024'])(
    'leaves out what only says when: %s',
    (when) => {
      const entry = (text: string): string => `<article><h3>${when}</h3><p>${text}</p></article>`;
      expect(textsOf(`<main>${entry(one)}${entry(two)}</main>`)).toEqual([one, two]);
    },
  );

  it('reads the date in a table, which says something together with its row', () => {
    const table = '<table><tr><th>Date</th><td>25 December 2024</td></tr></table>';
    expect(textsOf(`<article>${body}${table}</article>`)).toContain('25 December 2024');
  });

  it('chooses the story among cards of other stories', () => {
    const card = `<article><h3><a href="/l">An old lighthouse</a></h3><p>${rail}</p></article>`;
    expect(textsOf(`<main><article>${body}${body}</article>${card}${card}</main>`)).toEqual([
      one,
      two,
      three,
      one,
      two,
      three,
    ]);
  });
});

describe('roles', () => {
  it('names what each block is', () => {
    const { blocks } = read(
      `<article><h1>Ferry sinks in calm water</h1>${body}<h2>Calm water</h2>
       <ul><li>Nobody was hurt, the harbour office said in the evening.</li></ul>
       <blockquote><p>We heard a bang, and then nothing at all.</p></blockquote>
       <figure><figcaption>The harbour at noon</figcaption></figure>
       <table><tr><th>Boats</th><td>One</td></tr></table></article>`,
    ).article;
    expect(blocks.map(({ role }) => role)).toEqual([
      'headline',
      'paragraph',
      'paragraph',
      'paragraph',
      'heading',
      'list-item',
      'quote',
      'caption',
      'cell',
      'cell',
    ]);
  });

  it('finds a headline that stands outside the article, and the lines beneath it', () => {
    const { article } = read(
      `<div><header><h1>Ferry sinks in calm water</h1><p>${three}</p></header><section><div>${one}</div><div>${two}</div><div>${two}</div></section></div>`,
    );
    expect(article.title).toBe('Ferry sinks in calm water');
    expect(article.blocks.map(({ text }) => text)).toEqual([
      'Ferry sinks in calm water',
      three,
      one,
      two,
      two,
    ]);
  });

  it('reads the points under a headline, and not the links that share it', () => {
    const points =
      '<ul><li>The old ferry sank in the harbour</li><li>Nobody has said sorry</li></ul>';
    const share = '<ul><li><a href="/f">Send it to all of your friends now</a></li></ul>';
    const texts = textsOf(
      `<h1>Ferry lost off the coast</h1>${points}${share}<div class="story">${body}</div>`,
    );
    expect(texts).toContain('The old ferry sank in the harbour');
    expect(texts.join(' ')).not.toContain('friends');
  });

  it('leaves out who wrote it', () => {
    const byline =
      '<div>By Ann Example, Harbour Correspondent of the Coastal Press | 7 May, 6.02am</div>';
    expect(textsOf(`<article><h1>Ferry lost off the coast</h1>${byline}${body}</article>`)).toEqual(
      ['Ferry lost off the coast', one, two, three],
    );
  });

  it('takes a line for the headline that says what the title says', () => {
    const { document } = parseHTML(
      `<!doctype html><html><head><title>Ferry sinks in calm water | The Blare</title></head><body><div><div class="big">Ferry sinks in calm water</div>${body}</div></body></html>`,
    );
    const { blocks } = extractArticle(document, null).article;
    expect(blocks[0]).toEqual({ id: 0, role: 'headline', text: 'Ferry sinks in calm water' });
    expect(blocks.length).toBe(4);
  });
});

describe('where text stands', () => {
  it('maps every character of a block to the same character of the page', () => {
    const { placed } = read(
      '<article><p>  The\n <b>fer\u00adry</b>\u00a0<i> sank</i>,\u200b they&nbsp;say. </p></article>',
    );
    const [place] = placed;
    expect(place?.block.text).toBe('The ferry sank, they say.');
    const text = place?.block.text ?? '';
    const covered = new Set<number>();
    for (const { node, from, at, length } of place?.runs ?? []) {
      expect(node.data.slice(from, from + length)).toBe(text.slice(at, at + length));
      for (let index = 0; index < length; index++) covered.add(at + index);
    }
    // Only folded blanks belong to no run.
    const uncovered = [...text].filter((_character, index) => !covered.has(index));
    expect(uncovered.join('').trim()).toBe('');
    expect(covered.size).toBeGreaterThan(18);
  });

  it('keeps out what the page does not show, and splits what it lays out as blocks', () => {
    const { document } = parseHTML(
      '<!doctype html><html><body><article><p>The ferry <span class="off">never </span>sank.</p><p><span class="line">One line.</span><span class="line">Another line.</span></p></article></body></html>',
    );
    const { article } = extractArticle(document, null, {
      isVisible: (element) => element.getAttribute('class') !== 'off',
      isBlock: (element) => element.getAttribute('class') === 'line',
    });
    expect(article.blocks.map(({ text }) => text)).toEqual([
      'The ferry sank.',
      'One line.',
      'Another line.',
    ]);
  });
});

describe('the page about itself', () => {
  const dated = (head: string, inBody = '') => {
    const { document } = parseHTML(
      `<!doctype html><html lang="en-GB"><head>${head}</head><body><article>${inBody}${body}</article></body></html>`,
    );
    return extractArticle(document, null).article;
  };

  it.each<readonly [string, string, string]>([
    ['meta', '<meta property="article:published_time" content="2031-05-04T23:30:00-05:00">', ''],
    ['a plain meta date', '<meta name="date" content="May 4, 2031">', ''],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2031-05-04"}]}</script>',
      '',
    ],
    ['a time element', '', '<time datetime="2031-05-04T10:00Z">yesterday</time>'],
  ])('takes the date from %s', (_name, head, inBody) => {
    expect(dated(head, inBody).published).toBe('2031-05-04');
  });

  it('takes the headline and the description from JSON-LD where the page has no other', () => {
    const linked =
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"The Daily","description":"News"},{"@type":"NewsArticle","headline":"Ferry  sinks","description":"Off Brannoy"}]}</script>';
    const read = (head: string) => {
      const html = `<html><head><title>The Daily</title>${head}</head><body>${body}</body></html>`;
      const { article, description } = extractArticle(parseHTML(html).document, null);
      return [article.title, description];
    };
    expect(read(linked)).toEqual(['Ferry sinks', 'Off Brannoy']);
    expect(read(`<meta property="og:title" content="A ferry">${linked}`)[0]).toBe('A ferry');
    expect(read('<script type="application/ld+json">{"headline": oops</script>')).toEqual([
      'The Daily',
      '',
    ]);
  });

  it('has no date where the page has none or a broken one', () => {
    expect(dated('<meta name="date" content="soon">').published).toBeNull();
    expect(
      dated('<script type="application/ld+json">{"datePublished": oops</script>').published,
    ).toBeNull();
  });

  it.each([
    ['https://news.example/ferry', 'https://news.example/ferry'],
    ['/ferry?id=1#top', 'https://amp.example/ferry?id=1'],
    ['javascript:alert(1)', null],
    ['https://', null],
  ])('resolves the canonical link %s', (href, address) => {
    const html = `<html><head><link rel="canonical" href="${href}"></head><body></body></html>`;
    const { article } = extractArticle(parseHTML(html).document, 'https://amp.example/x/y');
    expect(article.canonical).toBe(address);
  });

  it('knows its language', () => {
    expect(dated('').language).toBe('en-GB');
  });

  it('is an empty article where there is no text', () => {
    expect(read('').article.blocks).toEqual([]);
  });
});
