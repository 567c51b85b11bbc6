import type { TestProject } from 'vitest/node';
import { extensionBuild } from './build';
import { keepFirefox, keptFirefox } from './firefox-kept';

/**
 * Before all files of a browser's tests: the build that they share is made, so that no two of them make it at once,
 * and Firefox, which takes seconds of the processor to start, is started once for all. Chromium starts quickly.
 * Returns what ends it again.
 */
export default async function setUp({ config }: TestProject): Promise<() => Promise<void>> {
  if (config.env.SECOND_SOURCE_BROWSER !== 'firefox') {
    await extensionBuild('chrome');
    return async () => undefined;
  }
  await extensionBuild('firefox');
  const { address, stop } = await keepFirefox();
  process.env[keptFirefox] = address;
  return stop;
}
