// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { createBlockIds } from './block-ids';

describe('numbers of blocks', () => {
  it('stay with text and element over readings, and change with the text', () => {
    const ids = createBlockIds();
    const [one, two] = [document.createElement('p'), document.createElement('p')];
    ids.restart();
    const first = [ids.idOf(one, 'The ferry sank.'), ids.idOf(two, 'The ferry sank.')];
    expect(new Set(first).size).toBe(2);
    ids.restart();
    expect([ids.idOf(one, 'The ferry sank.'), ids.idOf(two, 'The ferry sank.')]).toEqual(first);
    ids.restart();
    expect(first).not.toContain(ids.idOf(one, 'The ferry sails.'));
  });

  it('are not kept for what an element has said long ago', () => {
    const ids = createBlockIds();
    const counter = document.createElement('p');
    const numbers = ['one', 'two', 'three', 'one', 'one'].map((text) => {
      ids.restart();
      return ids.idOf(counter, `Now it is ${text}.`);
    });
    expect(numbers).toEqual([0, 1, 2, 3, 3]);
  });

  it('tell the same words twice in one element apart', () => {
    const ids = createBlockIds();
    const box = document.createElement('div');
    ids.restart();
    const twice = [ids.idOf(box, 'Yes.'), ids.idOf(box, 'Yes.')];
    expect(new Set(twice).size).toBe(2);
    ids.restart();
    expect([ids.idOf(box, 'Yes.'), ids.idOf(box, 'Yes.')]).toEqual(twice);
  });
});
