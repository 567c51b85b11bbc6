import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { root } from '../cli/setup/paths';

const names = v.optional(v.record(v.string(), v.string()), {});

const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({ dependencies: names, optionalDependencies: names, devDependencies: names }),
  ),
});

const { packages } = v.parse(
  lockSchema,
  JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')),
);

/** Where a package that is asked for from `place` may stand: beside it or further up. */
function placesFor(name: string, place: string): readonly string[] {
  const here = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  if (place === '') return [here];
  const above = place.lastIndexOf('/node_modules/');
  return [here, ...placesFor(name, above < 0 ? '' : place.slice(0, above))];
}

// Packages for other systems that a registry lacked are left out of the lock file without a word, and
// `npm ci` then fails in every fresh clone, while all is well where it was written.
it('the lock file has every package that a package in it asks for', () => {
  const missing = Object.entries(packages).flatMap(([place, asked]) =>
    Object.values(asked)
      .flatMap((each) => Object.keys(each))
      .filter((name) => !placesFor(name, place).some((path) => path in packages))
      .map((name) => `${place} → ${name}`),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(300);
  expect(missing).toEqual([]);
});
