import { buildExtension, type Target } from '../../../cli/setup/build-extension';

const given = { chrome: 'SECOND_SOURCE_BUILD', firefox: 'SECOND_SOURCE_FIREFOX_BUILD' } as const;

/** The folder of the extension to test, built where its files have changed. */
export async function extensionBuild(target: Target, _sealed = false): Promise<string> {
  // Lets a test look at a build that was made some other way.
  const folder = process.env[given[target]];
  if (folder) return folder;
  const built = await buildExtension(target);
  if (!built.ok) throw new Error(built.problems.map(({ what }) => what).join('\n'));
  return built.value.folder;
}
