import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';

/** Zip files know no time before this one. */
const noTime = new Date(Date.UTC(1980, 0, 1));

/** Paths of all files in `folder`, with forward slashes, sorted by code unit. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((path) => String(path).replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/**
 * A zip of some of a folder's files that depends on nothing but their paths and contents: not on the
 * clock, the order of a directory, permissions, or how this machine's zlib compresses.
 */
export function zipFiles(folder: string, paths: readonly string[]): Promise<Buffer> {
  const zip = new JSZip();
  for (const path of [...paths].sort())
    zip.file(path, readFileSync(join(folder, path)), { date: noTime, createFolders: false });
  return zip.generateAsync({
    type: 'nodebuffer',
    platform: 'DOS',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}

/** Paths and contents of the files in a zip. */
export async function unzipFiles(zip: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const { files } = await JSZip.loadAsync(zip);
  const contents = new Map<string, Buffer>();
  for (const [path, file] of Object.entries(files))
    contents.set(path, await file.async('nodebuffer'));
  return contents;
}
