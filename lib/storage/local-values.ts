import * as v from 'valibot';
import type { Problem } from '../result';
import { problemsOf } from '../schema-problems';
import type { KeptDatabase } from './database';
import { packsOffKey, readPacksOff } from './pack-switches';
import { copyAside } from './set-aside';
import { readSettings, type SettingsArea, settingsKey, writtenSettingsSchema } from './settings';

/** What people have decided is kept under these keys of local storage; all else there can be made anew. */
const schemas = {
  [settingsKey]: writtenSettingsSchema,
  [packsOffKey]: v.array(v.string()),
} as const;

const anything = v.fallback(v.record(v.string(), v.unknown()), {});

/** Settings with the default, or what can be read, in each broken field; those of another version stay. */
function repairSettings(stored: unknown, problems: readonly Problem[]): unknown {
  const sound = new Map(Object.entries(readSettings(stored)));
  const broken = new Set(problems.map(({ where }) => where.split('.')[0] ?? ''));
  return Object.fromEntries(
    Object.entries(v.parse(anything, stored)).map(([key, value]) => [
      key,
      broken.has(key) ? sound.get(key) : value,
    ]),
  );
}

/** The strings of a list, or none. */
const repairSwitches = (stored: unknown): unknown =>
  Array.isArray(stored) ? readPacksOff(stored.filter((id) => typeof id === 'string')) : [];

/**
 * Sets what cannot be read of the settings and the switches of packs aside, whole and with its problems, and
 * leaves what can be read in its place. Where it cannot be set aside, nothing is changed.
 */
export async function repairLocal(
  area: SettingsArea,
  open: () => Promise<KeptDatabase>,
): Promise<void> {
  for (const [key, schema] of Object.entries(schemas)) {
    const stored = (await area.get(key))[key];
    if (stored === undefined) continue;
    const parsed = v.safeParse(schema, stored);
    if (parsed.success) continue;
    const problems = problemsOf(parsed.issues);
    const kept = await open();
    try {
      await copyAside(kept, 'local', key, stored, problems);
    } finally {
      kept.close();
    }
    const sound = key === settingsKey ? repairSettings(stored, problems) : repairSwitches(stored);
    await area.set({ [key]: sound });
  }
}
