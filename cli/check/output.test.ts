import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outputName } from './output';

describe('outputName', () => {
  it.each([
    ['a.html', 'a.html.csv'],
    ['news/deep/a.html', 'news/deep/a.html.csv'],
    ['./news//a.html', 'news/a.html.csv'],
    ['../../secret/a.html', 'secret/a.html.csv'],
    ['/var/pages/a.html', 'var/pages/a.html.csv'],
    ['C:\\pages\\a.html', 'C_/pages/a.html.csv'],
    ['-', 'standard-input.csv'],
    ['..', 'standard-input.csv'],
  ])('makes of %s', (input, name) => {
    expect(outputName(input, 'csv', new Set())).toBe(name);
  });

  it('gives no name twice', () => {
    const taken = new Set<string>();
    const names = ['a.html', 'A.html', './a.html'].map((input) => outputName(input, 'csv', taken));
    expect(names).toEqual(['a.html.csv', 'A.html-2.csv', 'a.html-3.csv']);
  });

  it('never leaves the folder', () => {
    fc.assert(
      fc.property(fc.string(), (input) => {
        const path = join('/out', outputName(input, 'csv', new Set()));
        expect(relative('/out', path)).not.toMatch(/^\.\./);
        expect(path).toMatch(/^\/out\/.+\.csv$/);
      }),
    );
  });
});
