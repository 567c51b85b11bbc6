import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createNavigations, type Navigation } from './navigations';

const story: Navigation = { tabId: 3, frameId: 0 };
const frame: Navigation = { tabId: 4, frameId: 7 };

/** A background that follows what is told to it, or is stopped before it is done. */
function startBackground({ stopped = false } = {}) {
  const followed: Navigation[] = [];
  const navigations = createNavigations((navigation) => {
    followed.push(navigation);
    return stopped ? new Promise(() => undefined) : Promise.resolve();
  });
  return { navigations, followed };
}

const noted = async (): Promise<unknown[]> =>
  Object.values(await fakeBrowser.storage.session.get(null));

/** Until everything that was begun with the storage is done. */
const storage = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  fakeBrowser.reset();
});

describe('a document that went on', () => {
  it('is followed once, and leaves nothing behind', async () => {
    const { navigations, followed } = startBackground();
    await Promise.all([navigations.went(story), navigations.went(frame)]);
    expect(followed).toEqual([story, frame]);
    expect(await noted()).toEqual([]);
    const next = startBackground();
    await next.navigations.takeUp();
    expect(next.followed).toEqual([]);
  });

  it('is followed by the next background where one was stopped on the way, once for each document', async () => {
    const { navigations } = startBackground({ stopped: true });
    for (const each of [story, frame, story]) void navigations.went({ ...each });
    await storage();
    const next = startBackground();
    await next.navigations.takeUp();
    expect(next.followed).toEqual([story, frame]);
    expect(await noted()).toEqual([]);
  });

  it('does not make the next background forget what the one before left', async () => {
    void startBackground({ stopped: true }).navigations.went(story);
    await storage();
    const second = startBackground({ stopped: true });
    void second.navigations.went(frame);
    await storage();
    const third = startBackground();
    await third.navigations.takeUp();
    expect(new Set(third.followed)).toEqual(new Set([story, frame]));
  });

  it('is done with where it cannot be followed: its tab is closed', async () => {
    const navigations = createNavigations(() => Promise.reject(new Error('No tab with id: 3')));
    await navigations.went(story);
    expect(await noted()).toEqual([]);
  });

  it('is followed where there is no room for a note, and where the note is none', async () => {
    await fakeBrowser.storage.session.set({ 'followed:navigations': 'spoilt' });
    fakeBrowser.storage.session.set = () => Promise.reject(new Error('QUOTA_BYTES'));
    const { navigations, followed } = startBackground();
    await navigations.takeUp();
    await navigations.went(story);
    expect(followed).toEqual([story]);
  });

  it('is waited for where the browser says that it will stop the background', async () => {
    let done = (): void => undefined;
    const navigations = createNavigations(() => new Promise((resolve) => (done = resolve)));
    void navigations.went(story);
    let isSettled = false;
    const settled = navigations.settled().then(() => (isSettled = true));
    await storage();
    expect(isSettled).toBe(false);
    done();
    await settled;
    expect(isSettled).toBe(true);
  });
});
