import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../setup/paths';
import { sourceFiles, sourceParts } from './sources';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true });
  writeFileSync(join(folder, path), path);
}

describe('the packed sources', () => {
  it('are what the project is made of, without what is made from it or lies about', () => {
    for (const path of [
      '.env',
      '.output/chrome-mv3/manifest.json',
      'lib/result.ts',
      'node_modules/preact/package.json',
      'notes.txt',
      'package.json',
      'public/factbase/event.json',
      'public/icon/16.png',
    ])
      put(path);
    expect(sourceFiles(folder)).toEqual(['lib/result.ts', 'package.json', 'public/icon/16.png']);
  });

  it('leave out nothing at the top of the folder but what version control ignores', () => {
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
    const made = new Set(ignored.map((line) => line.replace(/\/$/, '')));
    // Hidden ones are mostly somebody's own: editors, systems.
    const entries = readdirSync(root).filter((name) => !made.has(name) && !/^\.|\.log$/.test(name));
    expect(sourceParts).toEqual(expect.arrayContaining(entries));
  });
});
