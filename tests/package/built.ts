import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { extensionFolder, type Target } from '../../cli/setup/build-extension';

const names = v.optional(v.array(v.string()), []);

const manifestSchema = v.object({
  permissions: names,
  optional_permissions: names,
  host_permissions: names,
  optional_host_permissions: names,
  content_scripts: v.optional(v.array(v.object({ matches: v.array(v.string()) })), []),
});

export const targets: readonly Target[] = ['chrome', 'firefox'];

/** Every permission that a built manifest asks for, at once or later, in order and each once. */
export function permissionsOf(target: Target): readonly string[] {
  const file = join(extensionFolder(target), 'manifest.json');
  const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(file, 'utf8')));
  const { content_scripts: scripts, ...asked } = manifest;
  const all = [...Object.values(asked).flat(), ...scripts.flatMap(({ matches }) => matches)];
  return [...new Set(all)].sort();
}
