import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** What a worker that starts now knows: nothing but what is stored. */
async function startWorker(): Promise<typeof import('./follow')> {
  vi.resetModules();
  return import('./follow');
}

let stored = '';
const followed: string[] = [];
const choice = {
  name: 'colour',
  current: async () => stored,
  follow: async (before: string, now: string) => void followed.push(`${before} → ${now}`),
};

beforeEach(() => {
  fakeBrowser.reset();
  followed.length = 0;
  stored = 'red';
});

describe('a choice that everything goes by', () => {
  it('is followed once when it changes, and not again by the next worker', async () => {
    const { catchUp } = await startWorker();
    await catchUp(choice, null);
    stored = 'blue';
    await catchUp(choice, 'unheard of');
    await catchUp(choice, null);
    await (await startWorker()).catchUp(choice, null);
    expect(followed).toEqual(['red → blue']);
  });

  it('is not followed where nothing is known of before, unless it is said to have changed', async () => {
    await (await startWorker()).catchUp(choice, null);
    expect(followed).toEqual([]);
    fakeBrowser.reset();
    await (await startWorker()).catchUp(choice, 'green');
    expect(followed).toEqual(['green → red']);
  });

  it('is followed by the next worker where one was stopped on the way', async () => {
    await (await startWorker()).catchUp(choice, null);
    stored = 'blue';
    const { catchUp } = await startWorker();
    void catchUp({ ...choice, follow: () => new Promise(() => {}) }, null);
    await (await startWorker()).catchUp(choice, null);
    expect(followed).toEqual(['red → blue']);
  });

  it('is followed by the next worker where none lived to hear of it', async () => {
    await (await startWorker()).catchUp(choice, null);
    stored = 'blue';
    await (await startWorker()).catchUp(choice, null);
    expect(followed).toEqual(['red → blue']);
  });

  it('that changes while one is being followed is followed too', async () => {
    const { catchUp } = await startWorker();
    await catchUp(choice, null);
    stored = 'blue';
    let end = (): void => {};
    const slow = catchUp(
      { ...choice, follow: () => new Promise<void>((resolve) => (end = resolve)) },
      null,
    );
    await new Promise((resolve) => setTimeout(resolve));
    stored = 'red';
    await catchUp(choice, null);
    end();
    await slow;
    await (await startWorker()).catchUp(choice, null);
    expect(followed).toEqual(['blue → red']);
  });
});
