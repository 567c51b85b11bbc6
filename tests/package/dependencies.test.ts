import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedFor, licenceOf } from '../../cli/dependencies/installed';
import { readTable } from '../../cli/dependencies/table';
import { readPackageSizes } from '../../cli/setup/package-sizes';
import { root } from '../../cli/setup/paths';

const listed = readTable(readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8'));
const sizes = readPackageSizes('chrome');

// Where one of these fails: `npm run docs:dependencies`, and a reason for what is new.
describe('docs/dependencies.md', () => {
  it('lists every package that the project asks for, and no other', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual(askedFor());
  });

  it('lists every package that ships, whoever asked for it', () => {
    const names = new Set(listed.map(({ name }) => name));
    expect([...sizes.keys()].filter((name) => !names.has(name))).toEqual([]);
  });

  it('says why, since when and under which licence', () => {
    const wrong = listed.filter(
      ({ name, why, licence, released }) =>
        why.length < 4 || licence !== licenceOf(name) || !/^\d{4}-\d\d-\d\d$/.test(released),
    );
    expect(wrong).toEqual([]);
  });

  it('says about how much of each ships', () => {
    const wrong = listed.flatMap(({ name, bytes }) => {
      const built = Math.round(sizes.get(name) ?? 0);
      const near = Math.abs(built - bytes) <= Math.max(20_000, bytes / 2);
      return near && built > 0 === bytes > 0 ? [] : [{ name, listed: bytes, built }];
    });
    expect(wrong).toEqual([]);
  });
});
