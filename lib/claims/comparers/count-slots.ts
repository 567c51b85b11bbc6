import type { Fact } from '../../factbase/pack-schema';
import type { PackIndex } from '../pack-index';

/** A count slot with the value that the sources report. */
export interface CountSlot {
  readonly id: string;
  readonly fact: Fact;
  readonly count: number;
  /** The slot whose count is the whole that shares of this one refer to. */
  readonly whole: CountSlot | null;
  /** The other part of the same whole. */
  readonly complement: string | null;
}

const caches = new WeakMap<PackIndex, ReadonlyMap<string, CountSlot>>();

/** The count slots of a pack by id. */
export function countSlots(index: PackIndex): ReadonlyMap<string, CountSlot> {
  const known = caches.get(index);
  if (known !== undefined) return known;
  const complements = new Map<string, string>();
  const holders = new Map<string, string>();
  for (const { id, derive } of index.pack.slots)
    if (derive !== undefined) {
      complements.set(id, derive.minus[1]);
      complements.set(derive.minus[1], id);
      for (const part of [id, derive.minus[1]]) holders.set(part, derive.minus[0]);
    }
  const made = new Map<string, CountSlot>();
  const make = (id: string): CountSlot | null => {
    const done = made.get(id);
    if (done !== undefined) return done;
    const fact = index.factsBySlot.get(id)?.[0];
    if (fact?.value.type !== 'count') return null;
    const shareOf = index.slots.get(id)?.shareOf ?? holders.get(id);
    const slot: CountSlot = {
      id,
      fact,
      count: fact.value.count,
      whole: shareOf === undefined || shareOf === id ? null : make(shareOf),
      complement: complements.get(id) ?? null,
    };
    made.set(id, slot);
    return slot;
  };
  for (const { id, type } of index.pack.slots) if (type === 'count') make(id);
  caches.set(index, made);
  return made;
}

interface CountParts {
  /** Slots of which others are a share. */
  readonly wholes: ReadonlySet<string>;
  readonly byCount: ReadonlyMap<number, readonly string[]>;
}

const parts = new WeakMap<PackIndex, CountParts>();

/** How the count slots of a pack hang together. */
export function countParts(index: PackIndex): CountParts {
  const known = parts.get(index);
  if (known !== undefined) return known;
  const wholes = new Set<string>();
  const byCount = new Map<number, string[]>();
  for (const { id, count, whole } of countSlots(index).values()) {
    if (whole !== null) wholes.add(whole.id);
    const same = byCount.get(count);
    if (same === undefined) byCount.set(count, [id]);
    else same.push(id);
  }
  const made = { wholes, byCount };
  parts.set(index, made);
  return made;
}
