import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KeptDatabase, openKept } from './database';
import {
  eraseStored,
  readStored,
  restoreStored,
  type Stores,
  sizesOf,
  type WholeArea,
} from './stored-data';

function area(held: Record<string, unknown>): WholeArea {
  return {
    get: async () => ({ ...held }),
    set: async (items) => void Object.assign(held, items),
    async clear() {
      for (const key of Object.keys(held)) delete held[key];
    },
  };
}

const noon = new Date('2025-01-07T12:00:00Z');
let kept: KeptDatabase;
let stores: Stores;
let run = 0;

beforeEach(async () => {
  kept = await openKept(`stored-data-${run++}`);
  await kept.put('packs', { id: 'ferry' }, 'ferry');
  await kept.put('contests', { note: 'ä' }, 'a');
  await kept.put('contests', { note: 'b' }, 'b');
  stores = {
    local: area({ settings: { minVoices: 3 }, 'last-tab': 1 }),
    session: area({ 'tab:1': { url: 'https://news.example/' } }),
    kept,
  };
});

afterEach(() => kept.close());

describe('all that is stored', () => {
  it('is read as one document', async () => {
    expect(await readStored(stores, noon)).toEqual({
      schema: 'second-source/data@1',
      created: '2025-01-07T12:00:00.000Z',
      local: { settings: { minVoices: 3 }, 'last-tab': 1 },
      session: { 'tab:1': { url: 'https://news.example/' } },
      kept: {
        packs: { ferry: { id: 'ferry' } },
        contests: { a: { note: 'ä' }, b: { note: 'b' } },
        removed: {},
      },
    });
  });

  it('is told kind by kind with its size in bytes', async () => {
    expect(sizesOf(await readStored(stores, noon))).toEqual([
      { kind: 'settings', count: 1, bytes: '{"minVoices":3}'.length },
      { kind: 'packs', count: 1, bytes: '{"id":"ferry"}'.length },
      { kind: 'contests', count: 2, bytes: 2 * '{"note":"b"}'.length + 1 },
      { kind: 'reports', count: 1, bytes: '{"url":"https://news.example/"}'.length },
      { kind: 'other', count: 1, bytes: 1 },
    ]);
  });

  it('is erased, and what does not belong to an open tab comes back when that is undone', async () => {
    const before = await readStored(stores, noon);
    await eraseStored(stores);
    const empty = await readStored(stores, noon);
    expect(sizesOf(empty)).toEqual([]);
    await restoreStored(stores, before);
    expect(await readStored(stores, noon)).toEqual({ ...before, session: {} });
  });
});
