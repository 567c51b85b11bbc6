import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup/paths';
import { permissionsOf, targets } from './built';

/** The README's table of permissions: name to reason. */
function explained(): ReadonlyMap<string, string> {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, section = ''] = readme.split('\n## What it may do, and why\n');
  const [table = ''] = section.split('\n## ');
  const rows = table.matchAll(/^\| `([^`]+)`[^|]*\| (.+) \|$/gm);
  return new Map([...rows].map(([, name = '', reason = '']) => [name, reason]));
}

describe('the README', () => {
  it.each(targets)('gives a reason for each permission of the build for %s', (target) => {
    const asked = permissionsOf(target);
    expect(asked).toContain('storage');
    expect([...explained().keys()]).toEqual(expect.arrayContaining([...asked]));
  });

  it('explains no permission that no build asks for', () => {
    const asked = new Set(targets.flatMap(permissionsOf));
    expect([...explained().keys()].filter((name) => !asked.has(name))).toEqual([]);
  });

  it('gives each reason in a sentence', () => {
    const reasons = [...explained().values()];
    expect(reasons.filter((reason) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
  });
});
