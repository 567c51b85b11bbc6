import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createContests } from './contests';
import { type KeptDatabase, openKept } from './database';
import { keepCopies } from './local-copies';
import { inventoryKey, noticeLosses } from './losses';
import { moveAside, readSetAside } from './set-aside';

let kept: KeptDatabase;
let held: Record<string, unknown>;
let run = 0;
const area = {
  get: async (key: string) => (key in held ? { [key]: held[key] } : {}),
  set: async (items: Record<string, unknown>) => void Object.assign(held, items),
};
const problems = async (): Promise<string[]> =>
  (await readSetAside(kept)).flatMap(({ kind, problems: all }) =>
    all.map(({ where, what }) => `${kind} ${where}: ${what}`),
  );

beforeEach(async () => {
  kept = await openKept(`losses-${run++}`);
  held = {};
  await kept.put('packs', { id: 'ferry', name: 'The ferry' }, 'ferry');
  await kept.put('packs', { id: 'bridge', name: 'The bridge' }, 'bridge');
  await kept.put('contests', { note: 'a' }, 'a');
  await kept.put('contests', { note: 'b' }, 'b');
});

afterEach(() => kept.close());

describe('what a database held', () => {
  it('is noted, and named where it is gone', async () => {
    await noticeLosses(kept, area);
    expect(held[inventoryKey]).toEqual({
      packs: { bridge: 'The bridge', ferry: 'The ferry' },
      contests: 2,
    });
    expect(await problems()).toEqual([]);
    await kept.clear('packs');
    await kept.clear('contests');
    await noticeLosses(kept, area);
    const all = [
      'lost packs: The bridge is gone',
      'lost packs: The ferry is gone',
      'lost contests: 2 are gone',
    ];
    expect(await problems()).toEqual(all);
    // Once.
    await noticeLosses(kept, area);
    expect(await problems()).toEqual(all);
  });

  it('is named where a part of it is gone', async () => {
    await noticeLosses(kept, area);
    await kept.delete('packs', 'ferry');
    await noticeLosses(kept, area);
    expect(await problems()).toEqual(['lost packs: The ferry is gone']);
  });

  it('is not missed where it was deleted, withdrawn or set aside', async () => {
    await noticeLosses(kept, area);
    await kept.put(
      'removed',
      { at: '', record: { id: 'ferry', name: 'The ferry' } },
      'packs:ferry',
    );
    await kept.delete('packs', 'ferry');
    await moveAside(kept, 'packs', 'bridge', { id: 'bridge' }, [{ where: 'id', what: 'is odd' }]);
    await moveAside(kept, 'contests', 'b', { note: 'b' }, [{ where: 'note', what: 'is odd' }]);
    await kept.put('removed', { note: 'a' }, 'contests:a');
    await kept.delete('contests', 'a');
    await noticeLosses(kept, area);
    expect((await problems()).filter((line) => line.startsWith('lost'))).toEqual([]);
    expect(held[inventoryKey]).toEqual({ packs: {}, contests: 1 });
  });

  it('is not missed where labels are contested and withdrawn again', async () => {
    const contests = createContests(() => openKept(kept.name));
    const word = { verdict: null, note: 'n', created: '', url: null, packVersion: '1' };
    await contests.put({ pack: 'ferry', text: 'It sank.', engine: 'disputed', contest: word });
    await noticeLosses(kept, area);
    await contests.withdraw('ferry', 'It sank.');
    await noticeLosses(kept, area);
    await contests.restore('ferry', 'It sank.');
    await noticeLosses(kept, area);
    expect(await problems()).toEqual([]);
    expect(held[inventoryKey]).toMatchObject({ contests: 3 });
  });

  it('is nothing to note where there is nothing', async () => {
    await kept.clear('packs');
    await kept.clear('contests');
    await noticeLosses(kept, area);
    expect(held).toEqual({});
  });
});

describe('what people have set', () => {
  it('is put back where it is gone, and named', async () => {
    held.settings = { minVoices: 3, sitesOff: ['quiet.example'] };
    await keepCopies(kept, area);
    held = {};
    await keepCopies(kept, area);
    expect(held.settings).toEqual({ minVoices: 3, sitesOff: ['quiet.example'] });
    expect(await problems()).toEqual([
      'local settings: they were gone from this device; what was set last was put back',
    ]);
  });

  it('is left alone where it is there, or was never set', async () => {
    await keepCopies(kept, area);
    held.settings = { minVoices: 3 };
    await keepCopies(kept, area);
    held.settings = { minVoices: 1 };
    await keepCopies(kept, area);
    expect(held).toEqual({ settings: { minVoices: 1 } });
    expect(await problems()).toEqual([]);
  });
});
