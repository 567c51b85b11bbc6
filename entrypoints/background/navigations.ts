import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { followedKey } from '../../lib/storage/followed';

const navigationSchema = v.object({ tabId: v.number(), frameId: v.number() });

/** A document, in a frame of a tab, that went to another address without a reload. */
export type Navigation = v.InferOutput<typeof navigationSchema>;

/** Documents that go on without a reload, and what is done about it. */
export interface Navigations {
  /** Follows a document that went on. */
  readonly went: (navigation: Navigation) => Promise<void>;
  /** Follows those that an earlier background was stopped at. */
  readonly takeUp: () => Promise<void>;
  /** Waits until all are followed that are being followed. */
  readonly settled: () => Promise<void>;
}

const key = followedKey('navigations');
const notesSchema = v.fallback(v.array(navigationSchema), []);

/**
 * Follows navigations. The browser tells of each of them once: it is noted in session storage until it is followed, so
 * that a background that is stopped on the way leaves it to the next one.
 */
export function createNavigations(follow: (navigation: Navigation) => Promise<void>): Navigations {
  const pending = new Set<Navigation>();
  const running = new Set<Promise<unknown>>();
  const left = browser.storage.session.get(key).then((stored) => {
    const found = v.parse(notesSchema, stored[key]);
    for (const each of found) pending.add(each);
    return found;
  });

  let notes: Promise<unknown> = left;
  let isToBeWritten = false;
  /** Writes what is not done by the time it is written; where there is no room, it goes without. */
  function note(): Promise<unknown> {
    if (isToBeWritten) return notes;
    isToBeWritten = true;
    const write = async (): Promise<void> => {
      isToBeWritten = false;
      const places = new Map([...pending].map((each) => [`${each.tabId}:${each.frameId}`, each]));
      if (places.size === 0) await browser.storage.session.remove(key);
      else await browser.storage.session.set({ [key]: [...places.values()] });
    };
    notes = notes.then(write).catch(() => undefined);
    return notes;
  }

  async function went(navigation: Navigation): Promise<void> {
    pending.add(navigation);
    void note();
    // Fails where the tab is closed by now.
    const following = follow(navigation).catch(() => undefined);
    running.add(following);
    await following;
    running.delete(following);
    pending.delete(navigation);
    await note();
  }
  return {
    went,
    async takeUp() {
      await Promise.all((await left).map(went));
    },
    async settled() {
      await Promise.all(running);
    },
  };
}
