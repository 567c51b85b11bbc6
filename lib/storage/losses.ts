import * as v from 'valibot';
import type { Problem } from '../result';
import type { KeptDatabase } from './database';
import { copyAside } from './set-aside';
import type { SettingsArea } from './settings';

// A browser that finds its files damaged begins new ones and says nothing. Each of the two places where something
// is kept therefore knows of the other: local storage has a list of what the database holds, and the database
// copies of what people have set (local-copies.ts).

/** What the database held when it was last looked at. */
const inventorySchema = v.object({
  /** Names of packs, by id. */
  packs: v.record(v.string(), v.string()),
  /** How many labels were contested, those that were withdrawn among them. */
  contests: v.number(),
});
type Inventory = v.InferOutput<typeof inventorySchema>;

/** Where the inventory stands in local storage. */
export const inventoryKey = 'kept-inventory';

const named = v.object({ name: v.string() });
const nameOf = (id: string, record: unknown): string => {
  const read = v.safeParse(named, record);
  return read.success ? read.output.name : id;
};

interface Present {
  readonly inventory: Inventory;
  /** Of packs that were deleted, and of all that was set aside. */
  readonly elsewhere: readonly string[];
}

async function look(db: KeptDatabase): Promise<Present> {
  const tx = db.transaction(['packs', 'contests', 'removed']);
  const packs = tx.objectStore('packs');
  const [ids, records, contests, elsewhere] = await Promise.all([
    packs.getAllKeys(),
    packs.getAll(),
    tx.objectStore('contests').getAllKeys(),
    tx.objectStore('removed').getAllKeys(),
  ]);
  const withdrawn = elsewhere.filter((key) => key.startsWith('contests:'));
  const all = new Set([...contests.map((key) => `contests:${key}`), ...withdrawn]);
  const inventory = {
    packs: Object.fromEntries(ids.map((id, at) => [id, nameOf(id, records[at])])),
    contests: all.size,
  };
  return { inventory, elsewhere };
}

function lossesSince(noted: Inventory, { inventory, elsewhere }: Present): readonly Problem[] {
  const isElsewhere = (id: string): boolean =>
    elsewhere.some((key) => key === `packs:${id}` || key.startsWith(`damaged-packs:${id}`));
  const packs = Object.entries(noted.packs).flatMap(([id, name]) =>
    id in inventory.packs || isElsewhere(id) ? [] : [{ where: 'packs', what: `${name} is gone` }],
  );
  const aside = elsewhere.filter((key) => key.startsWith('damaged-contests:')).length;
  const fewer = noted.contests - inventory.contests - aside;
  return fewer > 0 ? [...packs, { where: 'contests', what: `${fewer} are gone` }] : packs;
}

/**
 * Compares what the database holds with what it held when it was last looked at. What is gone, and was not deleted
 * by anybody, is named among what was set aside. Then the inventory is renewed; nothing is noted of a database in
 * which there was never anything.
 */
export async function noticeLosses(db: KeptDatabase, area: SettingsArea): Promise<void> {
  const present = await look(db);
  const noted = v.safeParse(inventorySchema, (await area.get(inventoryKey))[inventoryKey]);
  const { inventory } = present;
  if (noted.success) {
    const problems = lossesSince(noted.output, present);
    if (problems.length > 0) await copyAside(db, 'lost', 'database', noted.output, problems);
    if (JSON.stringify(noted.output) === JSON.stringify(inventory)) return;
  } else if (Object.keys(inventory.packs).length + inventory.contests === 0) return;
  await area.set({ [inventoryKey]: inventory });
}
