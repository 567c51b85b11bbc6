import { browser } from 'wxt/browser';
import { followedKey } from '../../lib/storage/followed';

/** A choice that is stored, and that the detectors and all open pages go by. */
export interface Followed {
  readonly name: string;
  /** As it is stored now. */
  readonly current: () => Promise<string>;
  /** Brings everything in line; to be done again from the start where the worker was stopped on the way. */
  readonly follow: (before: string, now: string) => Promise<void>;
}

/** What this worker has brought everything in line with, or is about to. */
const pursued = new Map<string, string>();

/**
 * Brings everything in line with what is stored, where it is not. A worker that is stopped on the way leaves
 * that to the next one: that a choice was followed is noted when all of it is done. `assumed` is what it was
 * before where nothing is noted; null for nothing to be done then, since pages are looked at as they load.
 */
export async function catchUp(
  { name, current, follow }: Followed,
  assumed: string | null,
): Promise<void> {
  const key = followedKey(name);
  const noted = (await browser.storage.session.get(key))[key];
  const now = await current();
  const known = pursued.get(name) ?? noted;
  const before = typeof known === 'string' ? known : assumed;
  if (pursued.get(name) === now) return;
  pursued.set(name, now);
  if (before !== null && before !== now) await follow(before, now);
  // A page that never finishes loading holds this one up and not those after it.
  if (noted === now || pursued.get(name) !== now) return;
  await browser.storage.session.set({ [key]: now }).catch(() => undefined);
}
