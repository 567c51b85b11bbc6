// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ClaimList, type ClaimListProps, rowAfter } from './claim-list';
import { rowsOf } from './claim-rows';
import { claim, report, sentence, show } from './test-support';

const rows = rowsOf(
  report({
    sentences: Array.from({ length: 500 }, (_each, block) =>
      sentence({
        block,
        text: `Ferry number ${block} carried 31 people.`,
        claims: [claim({ reason: `Reason ${block}.` }), claim({ span: [0, 5], value: null })],
      }),
    ),
  }),
);
const onSelect = vi.fn();
const onOpen = vi.fn();

beforeEach(() => {
  onSelect.mockClear();
  onOpen.mockClear();
});

const list = (changes: Partial<ClaimListProps> = {}): HTMLElement =>
  show(
    <ClaimList
      rows={rows}
      topicOf={(slot) => slot}
      query=""
      selection={null}
      open={null}
      onSelect={onSelect}
      onOpen={onOpen}
      {...changes}
    />,
  );
const press = (root: HTMLElement, selector: string, key: string): Promise<void> =>
  act(() => {
    root
      .querySelector(selector)
      ?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
const keyAt = (at: number): string => rows[at]?.key ?? '';

describe('the list of claims', () => {
  it('draws what is in sight, and tells how many there are', () => {
    const drawn = [...list().querySelectorAll('li[data-key]')];
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.length).toBeLessThan(100);
    expect(drawn[0]?.getAttribute('aria-setsize')).toBe('1000');
  });

  it('says a sentence once, above the first of its claims', () => {
    const [first, second] = list().querySelectorAll('.claim-row');
    expect(first?.querySelector('.claim-row-sentence')?.textContent).toBe(
      'Ferry number 0 carried 31 people.',
    );
    expect(second?.querySelector('.claim-row-sentence')).toBeNull();
  });

  it('draws the row that somebody is at wherever it is, and gives it the focus', () => {
    const root = list({ selection: { key: keyAt(900), by: 'list' } });
    const current = root.querySelector('[aria-current]');
    expect(current?.closest('li')?.dataset.key).toBe(keyAt(900));
    expect(document.activeElement).toBe(current);
    expect(root.querySelectorAll('.claim-row[tabindex="0"]').length).toBe(1);
  });

  it('leaves the focus where it is when the step was made in the page', () => {
    const root = list({ selection: { key: keyAt(900), by: 'page' } });
    expect(root.querySelector('[aria-current]')).not.toBeNull();
    expect(document.activeElement).toBe(document.body);
  });

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 0, 0],
    ['End', 3, 9],
    ['Home', 3, 0],
    ['ArrowDown', 9, 9],
    ['x', 3, null],
  ])('%s leads from row %i of 10 to %s', (key, at, next) => {
    expect(rowAfter(key, at, 10)).toBe(next);
  });

  it('goes from row to row by key', async () => {
    const root = list({ selection: { key: keyAt(4), by: 'list' } });
    await press(root, '[aria-current]', 'ArrowDown');
    expect(onSelect).toHaveBeenLastCalledWith(rows[5]);
    await press(root, '[aria-current]', 'End');
    expect(onSelect).toHaveBeenLastCalledWith(rows[999]);
  });

  it('opens the evidence of a row and closes it by Escape', async () => {
    const closed = list();
    await act(() => closed.querySelector<HTMLElement>('.claim-row')?.click());
    expect(onOpen).toHaveBeenLastCalledWith(rows[0]);
    const root = list({ open: keyAt(0) });
    expect(root.querySelector('.claim-row')?.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelector('.claim-evidence')?.textContent).toContain('The Harbour Post');
    await press(root, '.claim-evidence', 'Escape');
    expect(onOpen).toHaveBeenLastCalledWith(null);
    expect(document.activeElement).toBe(root.querySelector('.claim-row'));
  });

  it('marks the words that are looked for', () => {
    const root = list({ query: 'reason FERRY' });
    const marked = [...root.querySelectorAll('mark')].slice(0, 4);
    expect(marked.map(({ textContent }) => textContent)).toEqual([
      'Ferry',
      'Reason',
      'Ferry',
      'Reason',
    ]);
  });
});
