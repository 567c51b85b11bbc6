import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureBrowser, findBrowser } from './browsers';

let folder: string;

/** A program in the first folder of PATH that ends with `status`. */
function program(name: string, status: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${status}\n`);
  chmodSync(path, 0o755);
  return path;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browsers-'));
  vi.stubEnv('CHROME_PATH', undefined);
  vi.stubEnv('FIREFOX_PATH', undefined);
  vi.stubEnv('PATH', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('findBrowser', () => {
  it('takes the best command on PATH', () => {
    program('google-chrome', 0);
    const chromium = program('chromium', 0);
    expect(findBrowser('chromium', [])).toBe(chromium);
  });

  it('passes by what is called like a browser and is none', () => {
    program('chromium-browser', 1);
    const chrome = program('google-chrome', 0);
    expect(findBrowser('chromium', [])).toBe(chrome);
  });

  it('prefers what the environment names', () => {
    program('chromium', 0);
    const own = program('my-chrome', 0);
    vi.stubEnv('CHROME_PATH', own);
    expect(findBrowser('chromium', [])).toBe(own);
  });
});

describe('ensureBrowser', () => {
  it('does not look for another where the environment names one that is not there', () => {
    program('chromium', 0);
    vi.stubEnv('CHROME_PATH', join(folder, 'nowhere'));
    const notes: string[] = [];
    expect(ensureBrowser('chromium', (note) => notes.push(note), [])).toEqual({
      ok: false,
      problems: [
        { where: 'CHROME_PATH', what: `there is no program at ${join(folder, 'nowhere')}` },
      ],
    });
    expect(notes).toEqual([]);
  });

  it('says what to install where nothing is there and nothing can be installed', () => {
    program('apt-get', 1);
    const browser = ensureBrowser('firefox', () => {}, []);
    expect(browser.ok ? [] : browser.problems).toEqual([
      { where: 'Firefox', what: expect.stringMatching(/apt install firefox-esr.*FIREFOX_PATH/) },
    ]);
  });
});
