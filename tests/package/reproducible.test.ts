import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesUnder, unzipFiles } from '../../cli/package/zip';
import { packagesFolder, root } from '../../cli/setup/paths';
import { makePackages } from './make-packages';

const packagesIn = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(filesUnder(folder).map((file) => [file, readFileSync(join(folder, file))]));

const made = packagesIn(packagesFolder);

let elsewhere: string;

beforeAll(() => {
  elsewhere = mkdtempSync(join(tmpdir(), 'second-build-'));
});

afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

async function unpack(zip: Buffer, folder: string): Promise<void> {
  for (const [path, contents] of await unzipFiles(zip)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
}

describe('packages', () => {
  it('hold what their checksums say', () => {
    const sums = made.get('SHA256SUMS')?.toString().trimEnd().split('\n') ?? [];
    const own = [...made]
      .filter(([file]) => file !== 'SHA256SUMS')
      .map(([file, zip]) => `${createHash('sha256').update(zip).digest('hex')}  ${file}`);
    expect(sums.toSorted()).toEqual(own.toSorted());
    expect(own).toHaveLength(4);
  });

  it('come out the same, byte for byte, of the packed sources in another folder', async () => {
    const sources = [...made].find(([file]) => file.endsWith('-sources.zip'))?.[1];
    await unpack(sources ?? Buffer.alloc(0), elsewhere);
    symlinkSync(join(root, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
    await makePackages(elsewhere);
    const again = packagesIn(join(elsewhere, '.output', 'packages'));
    expect([...again.keys()]).toEqual([...made.keys()]);
    const different = [...made].filter(([file, zip]) => !again.get(file)?.equals(zip));
    expect(different.map(([file]) => file)).toEqual([]);
  }, 300_000);
});
