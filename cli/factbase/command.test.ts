import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'factbase-'));
  cpSync(join(root, 'tests', 'fixtures', 'second-pack'), folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

function factbase(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'cli', 'factbase.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const paths = () => ['--event', join(folder, 'event.yaml'), '--out', join(folder, 'out')];

describe('the command', () => {
  it('prints the matrix on standard output, and says on standard error what it wrote', () => {
    const first = factbase(...paths());
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^aboard +112 +● ● ● +2$/m);
    expect(first.stdout).toMatch(/^courier – gazette .* one lineage$/m);
    expect(first.stderr).toContain('halden-star.json written');
    const second = factbase(...paths(), '--quiet');
    expect(second).toMatchObject({ status: 0, stdout: '' });
    expect(second.stderr).toContain('is up to date');
  });

  it('ends with 2 and names file, line and path where an input is at fault', () => {
    writeFileSync(join(folder, 'event.yaml'), 'schema: second-source/event@1\nid: No Id\n');
    const { status, stdout, stderr } = factbase(...paths());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/event\.yaml:2: id: an id has small letters/);
  });

  it('ends with 2 and explains itself where it is called wrongly', () => {
    const { status, stderr } = factbase('--colour');
    expect(status).toBe(2);
    expect(stderr).toContain('usage: npm run factbase');
  });

  it('resolves every locator of the digests in their documents', () => {
    const { stdout } = factbase(...paths(), '--quiet', '--verify', join(folder, 'documents'));
    expect(stdout).toMatch(/^locators: 0 of \d\d do not resolve$/m);
  });
});
