import { browser } from 'wxt/browser';
import type { UserPack } from '../../lib/factbase/user-pack-schema';
import { failure, type Result, success } from '../../lib/result';
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
import { forgetAside, type SetAside } from '../../lib/storage/set-aside';

async function withKept<T>(work: (kept: KeptDatabase) => Promise<T>): Promise<T> {
  const kept = await openKept();
  try {
    return await work(kept);
  } finally {
    kept.close();
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

/** Lets everybody know that the packs are others than before. */
const tellChanged = (): Promise<void> =>
  browser.storage.local.set({ [packsChangedKey]: new Date().toISOString() });

/** Does something with what is kept; where it cannot even be opened, a problem says so. */
async function trying<T>(work: (kept: KeptDatabase) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await withKept(work);
  } catch (error) {
    const what = `what is kept cannot be opened, and was not changed: ${messageOf(error)}`;
    return failure({ where: 'database', what });
  }
}

async function changing(
  work: (kept: KeptDatabase) => Promise<Result<null>>,
): Promise<Result<null>> {
  const done = await trying(work);
  if (!done.ok) return done;
  try {
    await tellChanged();
    return done;
  } catch (error) {
    const what = `it is done, but open pages could not be told of it: ${messageOf(error)}`;
    return failure({ where: packsChangedKey, what });
  }
}

/** The user's packs as they are kept on this device. */
export const kept = {
  read: (): Promise<Result<OwnPacks>> => trying(async (db) => success(await readOwnPacks(db))),
  keep: (packs: readonly UserPack[]): Promise<Result<null>> =>
    changing((db) => keepPacks(db, packs)),
  remove: (id: string): Promise<Result<null>> => changing((db) => removePack(db, id)),
  undo: (id: string): Promise<Result<null>> => changing((db) => undoPack(db, id)),
  forget: (id: string): Promise<Result<null>> => changing((db) => forgetRemoved(db, id)),
  forgetAside: ({ place }: SetAside): Promise<Result<null>> =>
    changing(async (db) => {
      await forgetAside(db, place);
      return success(null);
    }),
};
