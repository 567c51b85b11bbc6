import type { Problem } from '../result';
import { groundOf, mergePacks } from './merge-packs';
import type { Pack } from './pack-schema';
import type { UserPack } from './user-pack-schema';

/** All packs in use, each with the user's own ones that add to it. */
export interface ArrangedPacks {
  readonly packs: ReadonlyMap<string, Pack>;
  readonly problems: readonly Problem[];
}

/** The pack at the end of a chain of packs that add to one another; null where it ends in nothing or in a circle. */
export function rootOf(
  pack: UserPack,
  bundled: ReadonlySet<string>,
  own: ReadonlyMap<string, UserPack>,
): string | null {
  const met = new Set<string>();
  for (let at: UserPack | undefined = pack; at !== undefined; ) {
    if (at.extends === null) return at.id;
    if (bundled.has(at.extends)) return at.extends;
    if (met.has(at.id)) return null;
    met.add(at.id);
    at = own.get(at.extends);
  }
  return null;
}

/**
 * Bundled packs and the user's own, put together by event. Packs in `off` are left out, and with a pack that others
 * add to these go too. A pack of the user's own never takes a bundled one's place.
 */
export function arrangePacks(
  bundled: readonly Pack[],
  own: readonly UserPack[],
  off: ReadonlySet<string> = new Set(),
): ArrangedPacks {
  const bundledIds = new Set(bundled.map(({ id }) => id));
  const byId = new Map(own.map((pack) => [pack.id, pack]));
  const problems: Problem[] = [];
  const additions = new Map<string, UserPack[]>();
  for (const pack of own) {
    const root = rootOf(pack, bundledIds, byId);
    if (bundledIds.has(pack.id))
      problems.push({ where: `${pack.id}: id`, what: 'a bundled pack has the same id' });
    else if (root === null)
      problems.push({
        where: `${pack.id}: extends`,
        what: `there is no pack "${pack.extends}" to add to`,
      });
    else if (!isOff(pack, off, byId)) additions.set(root, [...(additions.get(root) ?? []), pack]);
  }
  const grounds = [
    ...bundled.filter(({ id }) => !off.has(id)),
    ...own.flatMap((pack) =>
      bundledIds.has(pack.id) || off.has(pack.id) ? [] : (groundOf(pack) ?? []),
    ),
  ];
  const packs = new Map<string, Pack>();
  for (const ground of grounds) {
    const merged = mergePacks(ground, additions.get(ground.id) ?? []);
    problems.push(...merged.problems);
    packs.set(ground.id, merged.pack);
  }
  return { packs, problems };
}

function isOff(
  pack: UserPack,
  off: ReadonlySet<string>,
  own: ReadonlyMap<string, UserPack>,
): boolean {
  const met = new Set<string>();
  for (let at: UserPack | undefined = pack; at !== undefined && !met.has(at.id); ) {
    if (off.has(at.id) || (at.extends !== null && off.has(at.extends))) return true;
    met.add(at.id);
    at = own.get(at.extends ?? '');
  }
  return false;
}
