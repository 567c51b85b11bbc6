import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import { readContests } from '../../lib/storage/contests';
import { openKept } from '../../lib/storage/database';
import { repairLocal } from '../../lib/storage/local-values';
import { noticeLosses } from '../../lib/storage/losses';
import { readOwnPacks } from '../../lib/storage/own-packs';
import { readSetAside, type SetAside } from '../../lib/storage/set-aside';
import {
  eraseStored,
  readStored,
  restoreStored,
  type StoredKind,
  type Stores,
  sizesOf,
} from '../../lib/storage/stored-data';
import { forgetSetAside } from '../shared/set-aside';

/** Works on all stores, and leaves none open: an open database would keep another version waiting. */
async function withStores<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
  const kept = await openKept();
  try {
    const { local, session } = browser.storage;
    return await work({ local, session, kept });
  } finally {
    kept.close();
  }
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** What is stored, now and on every change, and what can be done about it. */
export function useStored(send: Send<typeof viewProtocol>) {
  const [stored, setStored] = useState<readonly StoredKind[]>([]);
  const [setAside, setSetAside] = useState<readonly SetAside[]>([]);
  /** Why what is kept cannot be opened, or null. */
  const [closed, setClosed] = useState<string | null>(null);
  const [undo, setUndo] = useState<(() => Promise<void>) | null>(null);
  const trying = useCallback(async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setClosed(null);
    } catch (error) {
      setClosed(error instanceof Error ? error.message || error.name : String(error));
    }
  }, []);
  const refresh = useCallback(
    () =>
      trying(() =>
        withStores(async (stores) => {
          setStored(sizesOf(await readStored(stores, new Date())));
          setSetAside(await readSetAside(stores.kept));
        }),
      ),
    [trying],
  );
  /** Sets aside what cannot be read, also where nobody has asked for it yet. */
  const look = useCallback(
    () =>
      trying(async () => {
        await repairLocal(browser.storage.local, openKept);
        await withStores(async ({ kept }) => {
          await readOwnPacks(kept);
          await readContests(kept);
          await noticeLosses(kept, browser.storage.local);
        });
      }),
    [trying],
  );
  useEffect(() => {
    const changed = (): void => void refresh();
    void look().then(refresh);
    // The database tells nobody of its changes: it is looked at again whenever somebody comes back here.
    window.addEventListener('focus', changed);
    browser.storage.onChanged.addListener(changed);
    return () => {
      window.removeEventListener('focus', changed);
      browser.storage.onChanged.removeListener(changed);
    };
  }, [look, refresh]);

  const save = (): Promise<void> =>
    trying(async () => {
      const data = await withStores((stores) => readStored(stores, new Date()));
      download(`second-source-${data.created.slice(0, 10)}.json`, JSON.stringify(data, null, 2));
    });
  const erase = (): Promise<void> =>
    trying(async () => {
      // Open pages first: what is checked there would be stored again.
      await send('leave-tabs', {});
      const before = await withStores(async (stores) => {
        const data = await readStored(stores, new Date());
        await eraseStored(stores);
        return data;
      });
      setUndo(
        () => () =>
          trying(async () => {
            await withStores((stores) => restoreStored(stores, before));
            setUndo(null);
            await refresh();
          }),
      );
      await refresh();
    });
  const forget = (item: SetAside): Promise<void> =>
    trying(async () => {
      await forgetSetAside(item);
      await refresh();
    });
  return { stored, setAside, closed, save, erase, undo, forget };
}
