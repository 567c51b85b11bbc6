// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { extractArticle } from '../extract/extract';
import type { Verdict } from '../report/page-report';
import { combinePainters } from './combined-painter';
import { createHighlightPainter, type Highlights } from './highlight-painter';
import { createMarkPainter } from './mark-painter';
import type { Painter } from './painter';
import { type MarkTarget, targetFor } from './target';

/** A highlight registry that remembers what it holds, in place of the browser's. */
function fakeHighlights(): Highlights & { readonly texts: (name: string) => string[] } {
  const registry = new Map<string, Set<Range>>();
  const ranges = (name: string): Set<Range> => {
    const known = registry.get(name) ?? new Set<Range>();
    registry.set(name, known);
    return known;
  };
  return {
    add: (name, range) => void ranges(name).add(range),
    remove: (name, range) => void ranges(name).delete(range),
    clear: (name) => void registry.delete(name),
    positionAt: () => null,
    texts: (name) => [...ranges(name)].map(String),
  };
}

const painters: readonly (readonly [string, () => Painter])[] = [
  ['marks', () => createMarkPainter()],
  ['highlights', () => createHighlightPainter(fakeHighlights())],
  ['both', () => combinePainters(createMarkPainter(), createHighlightPainter(fakeHighlights()))],
];

const allNodes = (root: Node): Node[] => [root, ...[...root.childNodes].flatMap(allNodes)];
const textsOf = (painter: Painter, id: number): string => painter.rangesOf(id).map(String).join('');

/** Everything about the page that taking marks away must bring back. */
const pictureOf = (root: HTMLElement) => ({
  html: root.innerHTML,
  text: root.textContent,
  nodes: allNodes(root),
});

function expectUnchanged(root: HTMLElement, before: ReturnType<typeof pictureOf>): void {
  expect(root.innerHTML).toBe(before.html);
  const nodes = allNodes(root);
  expect(nodes.length).toBe(before.nodes.length);
  for (const [index, node] of nodes.entries()) expect(node).toBe(before.nodes[index]);
}

const prose = 'The ferry left the harbour at noon. It carried 31 people. Nobody was hurt.';

function page(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

/** A target on [from, to) of the page's first block that holds the text. */
function target(
  id: number,
  text: string,
  verdict: Verdict = 'disputed',
  fault: string | null = null,
): MarkTarget {
  const { placed } = extractArticle(document, null);
  for (const block of placed) {
    const at = block.block.text.indexOf(text);
    if (at < 0) continue;
    const from = fault === null ? 0 : text.indexOf(fault);
    const found = targetFor(
      {
        id,
        verdict,
        block: block.block.id,
        range: [at, at + text.length],
        text,
        faults: fault === null ? [] : [[from, from + fault.length]],
      },
      block,
      'Disputed claim',
    );
    if (found) return found;
  }
  throw new Error(`the page does not hold: ${text}`);
}

/** happy-dom's own iterator goes round in circles over empty elements, where browsers' do not. */
function iterateText(root: Node): NodeIterator {
  const texts = allNodes(root).filter((node) => node.nodeType === 3);
  let at = 0;
  return {
    root,
    whatToShow: NodeFilter.SHOW_TEXT,
    filter: null,
    referenceNode: root,
    pointerBeforeReferenceNode: true,
    detach() {},
    nextNode: () => texts[at++] ?? null,
    previousNode: () => (at > 0 ? (texts[--at] ?? null) : null),
  };
}

beforeEach(() => {
  vi.spyOn(document, 'createNodeIterator').mockImplementation(iterateText);
});

afterEach(() => {
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

describe.each(painters)('painter: %s', (_name, create) => {
  it('draws a sentence on exactly its text', () => {
    page(`<article><p>${prose}</p></article>`);
    const painter = create();
    const painted = painter.paint([target(1, 'It carried 31 people.', 'disputed', '31 people')]);
    expect(painted).toEqual({ drawn: [1], undrawn: [] });
    expect(textsOf(painter, 1)).toBe('It carried 31 people.');
  });

  it('draws a sentence across nested elements', () => {
    page(
      '<article><p>The <b>ferry <i>left</i></b> the <a href="/h">harbour</a> at noon. It carried 31 people.</p></article>',
    );
    const painter = create();
    painter.paint([target(4, 'The ferry left the harbour at noon.')]);
    expect(textsOf(painter, 4)).toBe('The ferry left the harbour at noon.');
  });

  it('does not draw on text that has changed since it was checked, and says so', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const painter = create();
    const stale = target(1, 'It carried 31 people.');
    const text = body.querySelector('p')?.firstChild;
    if (text instanceof Text) text.data = text.data.replace('31', '13');
    const before = pictureOf(body);
    expect(painter.paint([stale])).toEqual({ drawn: [], undrawn: [1] });
    expectUnchanged(body, before);
  });

  it('does not draw on text that has left the page', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const painter = create();
    const stale = target(1, 'It carried 31 people.');
    body.querySelector('p')?.remove();
    expect(painter.paint([stale]).undrawn).toEqual([1]);
  });

  it('draws the first of two sentences that claim the same words', () => {
    page(`<article><p>${prose}</p></article>`);
    const painter = create();
    const painted = painter.paint([
      target(1, 'It carried 31 people.'),
      target(2, '31 people. Nobody was hurt.'),
    ]);
    expect(painted).toEqual({ drawn: [1], undrawn: [2] });
  });

  it('erases one mark and keeps its neighbours in the same text', () => {
    page(`<article><p>${prose}</p></article>`);
    const painter = create();
    painter.paint([
      target(1, 'The ferry left the harbour at noon.'),
      target(2, 'It carried 31 people.'),
      target(3, 'Nobody was hurt.'),
    ]);
    painter.erase([2]);
    expect(textsOf(painter, 2)).toBe('');
    expect(textsOf(painter, 1)).toBe('The ferry left the harbour at noon.');
    expect(textsOf(painter, 3)).toBe('Nobody was hurt.');
  });

  it('adds a mark to a text node that already carries one', () => {
    page(`<article><p>${prose}</p></article>`);
    const painter = create();
    const first = target(1, 'Nobody was hurt.');
    const second = target(2, 'It carried 31 people.', 'unique', '31');
    painter.paint([first]);
    expect(painter.paint([second]).drawn).toEqual([2]);
    expect(textsOf(painter, 1)).toBe('Nobody was hurt.');
    expect(textsOf(painter, 2)).toBe('It carried 31 people.');
  });

  it('adds a mark that was placed by a reading from before the first', () => {
    page(`<article><p>${prose}</p></article>`);
    const [place] = extractArticle(document, null).placed;
    const painter = create();
    const specs = ['It carried 31 people.', 'Nobody was hurt.'].map((text, id) => {
      const at = prose.indexOf(text);
      return {
        id,
        verdict: 'unique',
        block: 0,
        range: [at, at + text.length],
        text,
        faults: [],
      } as const;
    });
    for (const spec of specs) {
      const found = place && targetFor(spec, place, 'claim');
      expect(painter.paint(found ? [found] : []).drawn).toEqual([spec.id]);
    }
    expect(textsOf(painter, 0)).toBe('It carried 31 people.');
    expect(textsOf(painter, 1)).toBe('Nobody was hurt.');
  });

  it('draws a sentence anew with another verdict', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const before = pictureOf(body);
    const painter = create();
    const first = target(1, 'It carried 31 people.', 'unique');
    painter.paint([first]);
    painter.paint([{ ...first, verdict: 'corroborated' }]);
    expect(textsOf(painter, 1)).toBe('It carried 31 people.');
    painter.eraseAll();
    expectUnchanged(body, before);
  });

  it('lets the page have its own text where a script writes to a marked text node', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const text = body.querySelector('p')?.firstChild;
    const painter = create();
    painter.paint([target(1, 'It carried 31 people.')]);
    if (!(text instanceof Text)) throw new Error('the paragraph has no text');
    text.data = 'Another story altogether.';
    expect(painter.repair([{ target: text, removedNodes: [] }])).toEqual([1]);
    expect(body.textContent).toBe('Another story altogether.');
    expect(body.querySelector('p')?.childNodes.length).toBe(1);
  });

  it('leaves nothing behind where the page takes a marked text node away', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const paragraph = body.querySelector('p');
    const text = paragraph?.firstChild;
    const painter = create();
    painter.paint([target(1, 'It carried 31 people.')]);
    if (!(text instanceof Text) || !paragraph) throw new Error('the paragraph has no text');
    text.remove();
    expect(painter.repair([{ target: paragraph, removedNodes: [text] }])).toEqual([1]);
    expect(paragraph.textContent).toBe('');
    expect(text.data).toBe(prose);
  });

  /** The page's text nodes that are not blank, marks or not. */
  const textsIn = (root: Node): Text[] =>
    allNodes(root).filter((node): node is Text => node instanceof Text && node.data.trim() !== '');
  const changesOf = (nodes: readonly Node[]) =>
    nodes.flatMap((node) =>
      node.parentNode ? [{ target: node.parentNode, removedNodes: [] }] : [],
    );

  it('lets a translator have the text, and take its words out again', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const painter = create();
    painter.paint([target(1, 'It carried 31 people.', 'disputed', '31')]);
    const swapped = textsIn(body).map((text) => {
      const font = document.createElement('font');
      font.textContent = text.data.toUpperCase();
      text.replaceWith(font);
      return [font, text] as const;
    });
    expect(painter.repair(changesOf(swapped.map(([font]) => font)))).toEqual([1]);
    expect(body.textContent).toBe(prose.toUpperCase());
    for (const [font, text] of swapped) font.replaceWith(text);
    expect(body.textContent).toBe(prose);
    expect(body.querySelectorAll('font, mark').length).toBe(0);
  });

  it('lets a translator have the text that writes to each text node', () => {
    const body = page(`<article><p>${prose}</p></article>`);
    const painter = create();
    painter.paint([target(1, 'It carried 31 people.', 'disputed', '31')]);
    const texts = textsIn(body);
    for (const text of texts) text.data = text.data.toUpperCase();
    expect(painter.repair(texts.map((text) => ({ target: text, removedNodes: [] })))).toEqual([1]);
    expect(body.textContent).toBe(prose.toUpperCase());
    expect(body.querySelectorAll('mark').length).toBe(0);
  });

  it('stands on its text, or says that it does not, where the page moves a marked text node', () => {
    const body = page(`<article><p>${prose}</p><p>The harbour is closed.</p></article>`);
    const [first, second] = body.querySelectorAll('p');
    const painter = create();
    painter.paint([target(1, 'The harbour is closed.')]);
    if (!first || !second) throw new Error('the page has no paragraphs');
    first.before(second);
    const gone = painter.repair([{ target: second, removedNodes: [second] }]);
    expect(gone.includes(1) ? 'The harbour is closed.' : textsOf(painter, 1)).toBe(
      'The harbour is closed.',
    );
  });

  it("restores the page's own nodes, the same objects, on any page", () => {
    fc.assert(
      fc.property(pages, ({ build, choices }) => {
        document.body.replaceChildren(build());
        const body = document.body;
        const before = pictureOf(body);
        const painter = create();
        const { placed } = extractArticle(document, null);
        const targets = choices.flatMap(([block, from, length, verdict], index) => {
          const place = placed[block % Math.max(1, placed.length)];
          if (!place) return [];
          const { text } = place.block;
          const start = from % text.length;
          const checked = text.slice(start, start + length);
          const spec = {
            id: index,
            verdict,
            block: place.block.id,
            range: [start, start + checked.length] as const,
            text: checked,
            faults: [[0, Math.min(2, checked.length)] as const],
          };
          return targetFor(spec, place, 'claim') ?? [];
        });
        const half = Math.floor(targets.length / 2);
        const first = painter.paint(targets.slice(0, half));
        const second = painter.paint(targets.slice(half));
        for (const id of [...first.drawn, ...second.drawn]) {
          const wanted = targets.find((each) => each.id === id);
          expect(textsOf(painter, id)).toBe(wanted?.pieces.map(({ text }) => text).join(''));
        }
        expect(body.textContent).toBe(before.text);
        painter.erase(first.drawn.slice(0, 1));
        painter.eraseAll();
        expectUnchanged(body, before);
      }),
      { numRuns: 150 },
    );
  });
});

type Tree = string | { readonly tag: string; readonly children: readonly Tree[] };

const words = fc
  .array(
    fc.constantFrom(
      'ferry',
      'harbour',
      '31',
      'noon.',
      'It',
      'left',
      'people.',
      '"Yes,"',
      '\u00ad',
      '\n  ',
      ' ',
    ),
    {
      minLength: 0,
      maxLength: 9,
    },
  )
  .map((list) => list.join(' '));

const { inline } = fc.letrec<{ inline: Tree }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    words,
    fc.record({
      tag: fc.constantFrom('b', 'i', 'a', 'span'),
      children: fc.array(tie('inline'), { maxLength: 4 }),
    }),
  ),
}));

function toNode(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const element = document.createElement(tree.tag);
  for (const child of tree.children) element.append(toNode(child));
  return element;
}

/** Pages with nested, adjacent and empty text nodes, and choices of what to mark in them. */
const pages = fc.record({
  build: fc
    .array(
      fc.record({
        tag: fc.constantFrom('p', 'div', 'li', 'h2'),
        children: fc.array(inline, { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((blocks) => () => {
      const article = document.createElement('article');
      const lead = document.createElement('p');
      lead.append(prose);
      article.append(lead, ...blocks.map(toNode));
      return article;
    }),
  choices: fc.array(
    fc.tuple(
      fc.nat(6),
      fc.nat(60),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<Verdict>('corroborated', 'disputed', 'unique'),
    ),
    { maxLength: 6 },
  ),
});
