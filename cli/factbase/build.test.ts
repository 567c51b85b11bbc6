import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeMatrix } from '../../lib/factbase/matrix';
import { parsePack } from '../../lib/factbase/pack-schema';
import { findResemblances } from '../../lib/factbase/resemblance';
import { type BuildOptions, buildPack } from './build';
import { measureDocuments } from './documents';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const fixture = join(root, 'tests', 'fixtures', 'second-pack');
let folder = '';
let options: BuildOptions;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'factbase-'));
  cpSync(fixture, folder, { recursive: true });
  options = {
    event: join(folder, 'event.yaml'),
    out: join(folder, 'out'),
    root,
    force: false,
    progress: () => undefined,
  };
});

afterEach(() => rmSync(folder, { recursive: true }));

function edit(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

function problems(): readonly string[] {
  const built = buildPack(options);
  return built.ok ? [] : built.problems.map(({ where, what }) => `${where}: ${what}`);
}

describe('a pack about an invented event', () => {
  it('compiles with the same code', () => {
    const built = buildPack(options);
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    const { pack } = built.value;
    expect(pack.id).toBe('halden-star');
    expect(pack.sources.map(({ id, lineage }) => [id, lineage])).toEqual([
      ['courier', 'courier'],
      ['gazette', 'courier'],
      ['radio', 'radio'],
    ]);
    const rows = new Map(makeMatrix(pack).rows.map((row) => [row.fact, row]));
    expect(rows.get('aboard')).toMatchObject({ value: '112', voices: 2 });
    expect(rows.get('rescued')).toMatchObject({ value: '103', voices: 2 });
    expect(rows.get('route')).toMatchObject({ value: 'Sorvik – Kallhavn', voices: 1 });
    expect(rows.get('injured-16')).toMatchObject({ voices: 1 });
  });

  it('is written as a pack that can be read', () => {
    const built = buildPack(options);
    const text = readFileSync(join(options.out, 'halden-star.json'), 'utf8');
    const pack = parsePack(JSON.parse(text));
    expect(built.ok && built.value.fresh).toBe(true);
    expect(pack.ok && pack.value.facts.length).toBeGreaterThan(10);
  });

  it('recognises a page that is one of its sources', () => {
    const built = buildPack(options);
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    const page = readFileSync(join(folder, 'documents', 'radio.txt'), 'utf8');
    expect(findResemblances(page, built.value.pack)).toEqual([
      { source: 'radio', lineage: 'radio', similarity: 1 },
    ]);
  });
});

describe('work that need not be done', () => {
  it('is skipped where nothing changed, and done where something did or where it is forced', () => {
    const fresh = (force = false) => {
      const built = buildPack({ ...options, force });
      return built.ok && built.value.fresh;
    };
    expect(fresh()).toBe(true);
    expect(fresh()).toBe(false);
    expect(fresh(true)).toBe(true);
    edit('sources/radio.yaml', 'Sixteen are in hospital.', 'Sixteen lie in hospital.');
    expect(fresh()).toBe(true);
    expect(fresh()).toBe(false);
  });
});

describe('faulty files', () => {
  it('are named with line and path', () => {
    edit('sources/radio.yaml', 'value: 16', 'value: sixteen');
    expect(problems()).toEqual([
      expect.stringMatching(
        /sources\/radio\.yaml:13: facts\.6\.value: slot "injured" wants a number/,
      ),
    ]);
  });

  it('are named with the line of the thing that lacks something', () => {
    edit('sources/radio.yaml', ', statement: Sixteen are in hospital.', '');
    expect(problems()).toEqual([
      expect.stringMatching(/sources\/radio\.yaml:13: facts\.6\.statement: /),
    ]);
  });

  it('are named with the line of a syntax error', () => {
    edit('sources/gazette.yaml', 'facts:', 'facts: [');
    expect(problems()[0]).toMatch(/sources\/gazette\.yaml:\d+: /);
  });

  it('are named where they are missing', () => {
    rmSync(options.event);
    expect(problems()).toEqual([expect.stringMatching(/event\.yaml: .*no such file/)]);
  });
});

describe('measuring', () => {
  it('writes what the fixture holds', () => {
    const before = readFileSync(join(folder, 'sources', 'shingles.json'), 'utf8');
    rmSync(join(folder, 'sources', 'shingles.json'));
    expect(problems()).toHaveLength(3);
    expect(measureDocuments(options.event, join(folder, 'documents')).ok).toBe(true);
    expect(readFileSync(join(folder, 'sources', 'shingles.json'), 'utf8')).toBe(before);
    expect(problems()).toEqual([]);
  });

  it('refuses a document that is not the one digested', () => {
    edit('documents/radio.txt', 'Sixteen', 'Seventeen');
    const measured = measureDocuments(options.event, join(folder, 'documents'));
    expect(measured.ok ? [] : measured.problems.map(({ what }) => what)).toEqual([
      'is not the document that radio was made of',
    ]);
  });
});
