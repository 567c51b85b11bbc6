import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printTable, readTable } from './table';

const cell = fc
  .stringMatching(/^[a-z][a-z ,;.`/()-]{0,20}$/)
  .map((text) => text.trim())
  .filter((text) => text !== '');

const dependency = fc.record({
  name: fc.stringMatching(/^(@[a-z-]{1,8}\/)?[a-z][a-z.-]{0,12}$/),
  why: cell,
  licence: cell,
  bytes: fc.integer({ min: 0, max: 40_000 }).map((hundreds) => hundreds * 100),
  released: fc.constantFrom('2024-02-29', '2026-11-20'),
});

describe('the page of dependencies', () => {
  it('reads back what it lists', () => {
    fc.assert(
      fc.property(fc.uniqueArray(dependency, { selector: ({ name }) => name }), (listed) => {
        const read = readTable(printTable(listed));
        expect(new Set(read)).toEqual(new Set(listed));
      }),
    );
  });

  it('puts what ships first, the largest on top', () => {
    const other = { why: 'why', licence: 'MIT', released: '2026-11-20' };
    const page = printTable([
      { ...other, name: 'test', bytes: 0 },
      { ...other, name: 'small', bytes: 100 },
      { ...other, name: 'large', bytes: 2000 },
    ]);
    expect(readTable(page).map(({ name }) => name)).toEqual(['large', 'small', 'test']);
  });
});
