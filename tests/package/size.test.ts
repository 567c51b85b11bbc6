import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesUnder } from '../../cli/package/zip';
import { packagesFolder } from '../../cli/setup/paths';

const mostBytes = 2_000_000;

it.each(['chrome', 'edge', 'firefox'])('the download for %s is at most 2 MB', (store) => {
  const zips = filesUnder(packagesFolder).filter((file) => file.endsWith(`-${store}.zip`));
  expect(zips).toHaveLength(1);
  for (const zip of zips)
    expect(statSync(join(packagesFolder, zip)).size).toBeLessThanOrEqual(mostBytes);
});
