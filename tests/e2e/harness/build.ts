import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { buildExtension, type Target } from '../../../cli/setup/build-extension';

const given = { chrome: 'SECOND_SOURCE_BUILD', firefox: 'SECOND_SOURCE_FIREFOX_BUILD' } as const;
const annotator = 'content-scripts/annotator.js';
const closed = /attachShadow\(\{mode:([`'"])closed\1\}\)/;

/**
 * A copy of a build in which one word differs: the card's shadow root is open, so that tests can look into it.
 * That it is closed in what ships is what tests/e2e/sealed.test.ts holds, on the build itself.
 * The copy of the same build is taken again: another run of tests may have a browser open on it, which reads its
 * files as it goes.
 */
function unsealed(folder: string): string {
  const copy = `${folder}-open`;
  const stamp = `${copy}.made-of`;
  const build = String(statSync(join(folder, 'manifest.json')).mtimeMs);
  const isThere = existsSync(join(copy, annotator)) && existsSync(stamp);
  if (isThere && readFileSync(stamp, 'utf8') === build) return copy;
  const script = readFileSync(join(folder, annotator), 'utf8');
  if (script.split(closed).length !== 3) throw new Error('the card has no closed shadow root');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, annotator), script.replace(closed, 'attachShadow({mode:`open`})'));
  writeFileSync(stamp, build);
  return copy;
}

/** The folder of the extension to test, built where its files have changed. */
export async function extensionBuild(target: Target, sealed = false): Promise<string> {
  // Lets a test look at a build that was made some other way.
  const folder = process.env[given[target]];
  if (folder) return folder;
  const built = await buildExtension(target);
  if (!built.ok) throw new Error(built.problems.map(({ what }) => what).join('\n'));
  return sealed ? built.value.folder : unsealed(built.value.folder);
}
