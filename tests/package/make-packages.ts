import { join } from 'node:path';
import { root } from '../../cli/setup/paths';
import { runCommand } from '../../cli/setup/run-command';

/** Builds and packs what is in `folder`. Throws with what was printed where it fails. */
export async function makePackages(folder: string): Promise<void> {
  const args = [join(folder, 'cli', 'bootstrap.mjs'), join(folder, 'cli', 'package.ts')];
  const { status, output } = await runCommand(process.execPath, args, { show: false });
  if (status !== 0) throw new Error(output);
}

/** Before the tests here: this project's packages, and the builds that they are made of. */
export default (): Promise<void> => makePackages(root);
