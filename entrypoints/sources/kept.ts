import { browser } from 'wxt/browser';
import type { UserPack } from '../../lib/factbase/user-pack-schema';
import type { Result } from '../../lib/result';
import { type KeptDatabase, openKept } from '../../lib/storage/database';
import {
  forgetRemoved,
  keepPacks,
  type OwnPacks,
  readOwnPacks,
  removePack,
  undoPack,
} from '../../lib/storage/own-packs';
import { packsChangedKey } from '../../lib/storage/pack-switches';

async function withKept<T>(work: (kept: KeptDatabase) => Promise<T>): Promise<T> {
  const kept = await openKept();
  try {
    return await work(kept);
  } finally {
    kept.close();
  }
}

/** Lets everybody know that the packs are others than before. */
const tellChanged = (): Promise<void> =>
  browser.storage.local.set({ [packsChangedKey]: new Date().toISOString() });

async function changing(
  work: (kept: KeptDatabase) => Promise<Result<null>>,
): Promise<Result<null>> {
  const done = await withKept(work);
  if (done.ok) await tellChanged();
  return done;
}

/** The user's packs as they are kept on this device. */
export const kept = {
  read: (): Promise<OwnPacks> => withKept(readOwnPacks),
  keep: (packs: readonly UserPack[]): Promise<Result<null>> =>
    changing((db) => keepPacks(db, packs)),
  remove: (id: string): Promise<Result<null>> => changing((db) => removePack(db, id)),
  undo: (id: string): Promise<Result<null>> => changing((db) => undoPack(db, id)),
  forget: (kind: 'removed' | 'set-aside', id: string): Promise<Result<null>> =>
    changing((db) => forgetRemoved(db, kind, id)),
};
