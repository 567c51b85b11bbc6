// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../extract/extract';
import { createMarkPainter } from './mark-painter';
import { faultElement } from './original-text';
import { type MarkSpec, targetFor } from './target';

function paintSentence(html: string, text: string, faults: MarkSpec['faults'] = []) {
  document.body.innerHTML = html;
  const { placed } = extractArticle(document, null);
  const place = placed.find(({ block }) => block.text.includes(text));
  if (!place) throw new Error('the page does not hold the sentence');
  const at = place.block.text.indexOf(text);
  const spec: MarkSpec = {
    id: 7,
    verdict: 'disputed',
    block: place.block.id,
    range: [at, at + text.length],
    text,
    faults,
  };
  const target = targetFor(spec, place, 'Disputed claim');
  if (!target) throw new Error('the sentence has no place');
  const painter = createMarkPainter();
  const painted = painter.paint([target]);
  return { painter, painted, marks: [...document.querySelectorAll('mark')] };
}

describe('marks of mark.js', () => {
  it('carry the verdict, take the focus and say what they are', () => {
    const { marks } = paintSentence('<p>The ferry sank. Nobody saw it.</p>', 'The ferry sank.');
    expect(marks.map((mark) => mark.textContent)).toEqual(['The ferry sank.']);
    const [mark] = marks;
    expect(mark?.dataset.verdict).toBe('disputed');
    expect(mark?.tabIndex).toBe(0);
    expect(mark?.getAttribute('role')).toBe('button');
    expect(mark?.getAttribute('aria-label')).toBe('Disputed claim: The ferry sank.');
  });

  it('emphasise the words at fault inside the sentence', () => {
    const { marks } = paintSentence(
      '<p>The ferry carried 31 people.</p>',
      'The ferry carried 31 people.',
      [[18, 27]],
    );
    expect(marks[0]?.querySelector(faultElement)?.textContent).toBe('31 people');
    expect(marks[0]?.textContent).toBe('The ferry carried 31 people.');
  });

  it('take the focus once for a sentence across elements, and show their sign once', () => {
    const { marks } = paintSentence(
      '<p>The <b>old</b> ferry <i>sank</i> today.</p>',
      'The old ferry sank today.',
    );
    expect(marks.length).toBe(5);
    expect(marks.filter(({ tabIndex }) => tabIndex === 0).length).toBe(1);
    expect(marks.filter((mark) => mark.hasAttribute('data-last'))).toEqual(marks.slice(-1));
    expect(new Set(marks.map((mark) => mark.dataset.secondSource))).toEqual(new Set(['7']));
  });

  it('leave a link in the sentence a link', () => {
    const { marks, painter } = paintSentence(
      '<p><a href="/ferry">The ferry</a> sank at noon.</p>',
      'The ferry sank at noon.',
    );
    const [inLink, outside] = marks;
    expect(inLink?.parentElement?.tagName).toBe('A');
    expect(inLink?.hasAttribute('role')).toBe(false);
    expect(inLink?.hasAttribute('tabindex')).toBe(false);
    expect(painter.focusable(7)).toBe(outside);
  });

  it('are not drawn where they would become boxes of a flex container', () => {
    document.body.innerHTML = '<p>The ferry sank at noon.</p>';
    const [place] = extractArticle(document, null).placed;
    if (!place) throw new Error('nothing was read');
    const target = targetFor(
      {
        id: 1,
        verdict: 'unique',
        block: 0,
        range: [0, 23],
        text: 'The ferry sank at noon.',
        faults: [],
      },
      place,
      'claim',
    );
    const painter = createMarkPainter({ canHold: () => false });
    expect(painter.paint(target ? [target] : [])).toEqual({ drawn: [], undrawn: [1] });
    expect(document.querySelector('mark')).toBeNull();
  });

  it('are found under a click, and only those that are ours', () => {
    const { marks, painter } = paintSentence('<p>The ferry sank.</p>', 'The ferry sank.');
    const [mark] = marks;
    const foreign = document.createElement('mark');
    foreign.dataset.verdict = 'disputed';
    foreign.dataset.secondSource = '7';
    expect(painter.idAt({ path: mark ? [mark, document.body] : [], x: 0, y: 0 })).toBe(7);
    expect(painter.idAt({ path: [foreign], x: 0, y: 0 })).toBeNull();
  });
});

describe('the place of a sentence', () => {
  it('is none where the block no longer holds the text', () => {
    document.body.innerHTML = '<p>The ferry sank at noon.</p>';
    const [place] = extractArticle(document, null).placed;
    if (!place) throw new Error('nothing was read');
    const spec: MarkSpec = {
      id: 1,
      verdict: 'unique',
      block: 0,
      range: [0, 9],
      text: 'The barge',
      faults: [],
    };
    expect(targetFor(spec, place, 'claim')).toBeNull();
    expect(targetFor({ ...spec, text: 'The ferry' }, place, 'claim')).not.toBeNull();
  });
});
