import { expect, it } from 'vitest';
import { filesUnder, zipFiles } from '../../cli/package/zip';
import { extensionFolder } from '../../cli/setup/build-extension';
import { targets } from './built';

const mostBytes = 2_000_000;

it.each(targets)('the download for %s is at most 2 MB', async (target) => {
  const folder = extensionFolder(target);
  const zip = await zipFiles(folder, filesUnder(folder));
  expect(zip.length).toBeLessThanOrEqual(mostBytes);
});
