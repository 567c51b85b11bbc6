import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { root } from '../cli/setup/paths';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const scripts = Object.keys(
  v.parse(v.object({ scripts: v.record(v.string(), v.string()) }), JSON.parse(read('package.json')))
    .scripts,
);

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).flatMap((name) =>
    name.endsWith('.md') ? [`docs/${name}`] : [],
  ),
];

/** Scripts that a page tells to run. */
const commandsIn = (page: string): readonly string[] =>
  [...read(page).matchAll(/\bnpm (?:run (?:-s |--silent )?([a-z][a-z0-9:-]*)|(test)\b)/g)].map(
    ([, script, test]) => script ?? test ?? '',
  );

/** Scripts of these names npm runs of itself, at every installation or packing. */
const runByNpm = /^(pre|post).+|^(install|prepare|dependencies|prepack|publish)$/;

it('no script runs at an installation unasked', () => {
  expect(scripts.filter((script) => runByNpm.test(script))).toEqual([]);
});

describe('the documentation', () => {
  it('has every npm script in the README', () => {
    const told = new Set(commandsIn('README.md'));
    expect(scripts.filter((script) => !told.has(script))).toEqual([]);
  });

  it.each(pages)('tells no script that is not there: %s', (page) => {
    expect(commandsIn(page).filter((script) => !scripts.includes(script))).toEqual([]);
  });

  it.each(pages)('has links that lead somewhere: %s', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
    const dead = links.flatMap(([, link = '']) =>
      existsSync(join(root, dirname(page), link)) ? [] : [link],
    );
    expect(dead).toEqual([]);
  });

  it('is found from the README, page by page', () => {
    const readme = read('README.md');
    expect(pages.filter((page) => page !== 'README.md' && !readme.includes(`(${page})`))).toEqual(
      [],
    );
  });
});
