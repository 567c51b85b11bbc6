import type { PackIndex } from '../pack-index';
import { type Somebody, stranger } from './acts-who';

/** How somebody stands to those documented. */
export type Standing = 'same' | 'reversed' | 'other' | 'stranger' | 'unknown';

const sideTables = new WeakMap<PackIndex, ReadonlySet<string>>();

/** Every side that some party speaks for. */
function sidesOf(index: PackIndex): ReadonlySet<string> {
  const known = sideTables.get(index);
  if (known !== undefined) return known;
  const sides = new Set(index.pack.parties.flatMap(({ side }) => side ?? []));
  sideTables.set(index, sides);
  return sides;
}

/** The side of a party or place: the group that it speaks for, or the country that it lies in; null for loose groups. */
function sideOf(id: string, index: PackIndex): string | null {
  const party = index.parties.get(id);
  if (party !== undefined) {
    if (party.side !== null && party.side !== undefined) return party.side;
    if (sidesOf(index).has(id)) return id;
    return party.kind === 'anonymous' || party.kind === 'group' ? null : id;
  }
  const place = index.places.get(id);
  if (place === undefined) return null;
  const country = place.within.at(-1) ?? place.id;
  return index.parties.get(country)?.side ?? country;
}

/** Compares somebody with the documented parties and with those on the other end. */
export function standing(
  somebody: Somebody | null,
  documented: readonly string[],
  opposite: readonly string[],
  index: PackIndex,
): Standing {
  if (somebody === null || documented.length === 0) return 'unknown';
  const { ids } = somebody;
  if (ids.includes(stranger)) return 'stranger';
  if (ids.some((id) => documented.includes(id))) return 'same';
  const sides = new Set(ids.map((id) => sideOf(id, index)).filter((side) => side !== null));
  if (sides.size === 0) return 'unknown';
  const own = documented.map((id) => sideOf(id, index) ?? id);
  if (own.some((side) => sides.has(side))) return 'same';
  const other = opposite.map((id) => sideOf(id, index) ?? id);
  return other.some((side) => sides.has(side)) ? 'reversed' : 'other';
}
