// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createSkipList, type SkipEntry } from './skip-list';

const entriesOf = (count: number): SkipEntry[] =>
  Array.from({ length: count }, (_, id) => ({ id, label: `Disputed: sentence ${id}` }));

describe('the list of marks for the keyboard', () => {
  let element: HTMLElement;
  let turns: (() => void)[];
  const shown = (): number => element.querySelectorAll('button').length;
  const make = () =>
    createSkipList(element, {
      ctx: { setTimeout: (work) => turns.push(work) },
      translate: (key) => key,
      onEntry: () => undefined,
      onEntryFocus: () => undefined,
    });

  beforeEach(() => {
    turns = [];
    element = document.createElement('div');
    document.body.replaceChildren(element);
  });

  it('grows by a hundred at a turn, in order', () => {
    make().show(entriesOf(250));
    const counts = [shown()];
    for (let work = turns.shift(); work; work = turns.shift()) {
      work();
      counts.push(shown());
    }
    expect(counts).toEqual([100, 200, 250]);
    const last = [...element.querySelectorAll('button')].at(-1);
    expect(last?.textContent).toBe('Disputed: sentence 249');
  });

  it('keeps what is shown when it is shown anew, and shrinks with its entries', () => {
    const list = make();
    list.show(entriesOf(250));
    list.show(entriesOf(250));
    expect(shown()).toBe(200);
    list.show(entriesOf(3));
    expect(shown()).toBe(3);
    for (const work of turns) work();
    expect(shown()).toBe(3);
  });

  it('has an entry that is to take the focus at once', () => {
    const list = make();
    list.show(entriesOf(250));
    list.focus(240);
    expect(document.activeElement?.textContent).toBe('Disputed: sentence 240');
  });
});
