import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listInputs } from './inputs';

let base: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(base, 'pages', 'deep', '.hidden'), { recursive: true });
  mkdirSync(join(base, 'pictures'));
  for (const file of [
    'pages/b.html',
    'pages/a.txt',
    'pages/.secret.html',
    'pages/style.css',
    'pages/deep/C.HTM',
    'pages/deep/lines.jsonl',
    'pages/deep/.hidden/d.html',
    'pictures/e.png',
  ])
    writeFileSync(join(base, file), 'x');
  symlinkSync(join(base, 'pages'), join(base, 'pages', 'deep', 'ring'));
  symlinkSync(join(base, 'nowhere'), join(base, 'pages', 'deep', 'broken.html'));
});

afterAll(() => rmSync(base, { recursive: true }));

const list = async (names: string[], lines = false) => {
  const { inputs, problems } = await listInputs(names, { base, lines });
  return {
    names: inputs.map(({ name }) => name),
    problems: problems.map(({ where, what }) => `${where}: ${what}`),
  };
};

describe('listInputs', () => {
  it('finds what can be read in a folder and its subfolders, in order, each folder once', async () => {
    expect(await list(['pages'])).toEqual({
      names: ['pages/a.txt', 'pages/b.html', 'pages/deep/C.HTM'],
      problems: ['pages/deep/broken.html: no such file or folder'],
    });
  });

  it('finds files of lines where lines are wanted', async () => {
    expect((await list(['pages'], true)).names).toEqual(['pages/a.txt', 'pages/deep/lines.jsonl']);
  });

  it('takes a file that is named whatever its name says, and "-" for standard input', async () => {
    expect(await list(['pages/style.css', '-'])).toEqual({
      names: ['pages/style.css', '-'],
      problems: [],
    });
  });

  it('says what is not there, and where nothing is to be read, and goes on', async () => {
    expect(await list(['missing.html', 'pictures', 'pages/a.txt'])).toEqual({
      names: ['pages/a.txt'],
      problems: [
        'missing.html: no such file or folder',
        expect.stringMatching(/^pictures: no \.htm, .* file in this folder$/),
      ],
    });
  });
});
