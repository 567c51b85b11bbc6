import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../cli/setup/paths';
import { runCommand } from '../../cli/setup/run-command';
import { describeWith } from './harness/capabilities';

// What somebody sees who has just cloned the project and typed `npm run demo`, on a machine without a display.

const pictures = (shape: string, ...subjects: string[]): string[] =>
  subjects.flatMap((what) => [`${shape}-dark-${what}.png`, `${shape}-light-${what}.png`]);

let folder: string;
let printed: string;

/** The lines that the demo printed about one page. */
const told = (file: string): string => {
  const from = printed.indexOf(`(${file})`);
  return from < 0 ? '' : (printed.slice(from).split('\n\n')[0] ?? '');
};

const countOf = (file: string, verdict: string): number =>
  Number(new RegExp(`(\\d+) ${verdict}`).exec(told(file))?.[1] ?? Number.NaN);

describeWith('command line demo')('npm run demo', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'demo-'));
    const args = [join(root, 'cli', 'bootstrap.mjs'), 'cli/demo.ts', '--headless', '--out', folder];
    const ran = await runCommand(process.execPath, args, { show: false });
    printed = ran.output;
    expect(printed, printed).toContain('pictures are in');
    expect(ran.status).toBe(0);
  }, 300_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('marks the stories about the crash', () => {
    for (const file of ['broadcaster.html', 'tabloid.html', 'live.html', 'magazine.html'])
      expect(countOf(file, 'corroborated'), told(file)).toBeGreaterThan(0);
  });

  it('disputes what is wrong in the tabloid and nothing in the broadcaster’s story', () => {
    expect(countOf('tabloid.html', 'disputed'), told('tabloid.html')).toBeGreaterThan(4);
    expect(told('tabloid.html')).toContain('✗ The crash happened on December 26');
    expect(countOf('broadcaster.html', 'disputed'), told('broadcaster.html')).toBe(0);
  });

  it('leaves the front page and another crash alone', () => {
    for (const file of ['index.html', 'other-crash.html'])
      expect(told(file)).toContain('nothing was put into the page');
  });

  it('leaves pictures of every page and popup, and of card, panel and matrix where there are marks', () => {
    const expected = [
      ...['broadcaster', 'live', 'magazine', 'tabloid'].flatMap((shape) =>
        pictures(shape, 'card', 'matrix', 'page', 'panel', 'popup'),
      ),
      ...['index', 'other-crash'].flatMap((shape) => pictures(shape, 'page', 'popup')),
    ];
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
    for (const file of expected)
      expect(readFileSync(join(folder, file)).subarray(1, 4).toString(), file).toBe('PNG');
  });
});
