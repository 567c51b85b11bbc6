import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userPack, userSource } from '../../tests/fixtures/user-packs';
import { checksumOf } from '../factbase/canonical-json';
import { anyBreak, anyUserPack, breakDocument } from '../factbase/user-pack.fixture';
import { importUserPacks } from '../factbase/user-pack-files';
import { sealUserPack } from '../factbase/user-pack-schema';
import { type KeptDatabase, openKept } from './database';
import { forgetRemoved, keepPacks, readOwnPacks, removePack, undoPack } from './own-packs';
import { forgetAside } from './set-aside';

let db: KeptDatabase;
let count = 0;

beforeEach(async () => {
  db = await openKept(`own-packs-${count++}`);
});
afterEach(() => {
  vi.restoreAllMocks();
  db.close();
});

const everything = async () => ({
  packs: await db.getAll('packs'),
  removed: await db.getAll('removed'),
});

describe('packs that are kept', () => {
  it('are there again, and go and come back', async () => {
    const pack = await userPack('mine', 'base', { sources: [userSource('herald', [])] });
    expect(await keepPacks(db, [pack])).toMatchObject({ ok: true });
    expect((await readOwnPacks(db)).packs).toEqual([pack]);
    await removePack(db, 'mine');
    const gone = await readOwnPacks(db);
    expect(gone.packs).toEqual([]);
    expect(gone.removed).toEqual([expect.objectContaining({ id: 'mine', name: 'My mine' })]);
    expect(await undoPack(db, 'mine')).toMatchObject({ ok: true });
    expect(await readOwnPacks(db)).toMatchObject({ packs: [pack], removed: [] });
  });

  it('can be put back as they were before a change, and the change again', async () => {
    const first = await userPack('mine', 'base');
    const second = await userPack('mine', 'base', { version: 2, name: 'Renamed' });
    await keepPacks(db, [first]);
    await keepPacks(db, [second]);
    await undoPack(db, 'mine');
    expect((await readOwnPacks(db)).packs).toEqual([first]);
    await undoPack(db, 'mine');
    expect((await readOwnPacks(db)).packs).toEqual([second]);
    expect(await undoPack(db, 'other')).toMatchObject({ ok: false });
  });

  it('are forgotten for good on request only', async () => {
    await keepPacks(db, [await userPack('mine', 'base')]);
    await removePack(db, 'mine');
    await forgetRemoved(db, 'mine');
    expect(await everything()).toEqual({ packs: [], removed: [] });
  });

  it('that are damaged are set aside whole and named; the others stay', async () => {
    const pack = await userPack('mine', 'base');
    const cut = { ...(await userPack('cut', 'base')), name: 'Changed by a fault' };
    await keepPacks(db, [pack]);
    await db.put('packs', cut, 'cut');
    await db.put('packs', 'no pack at all', 'junk');
    await db.put('packs', pack, 'elsewhere');
    const read = await readOwnPacks(db);
    expect(read.packs).toEqual([pack]);
    expect(
      read.setAside.map(({ id, problems, record }) => [id, problems[0]?.where, record]),
    ).toEqual([
      ['cut', 'checksum', cut],
      ['elsewhere', 'id', pack],
      ['junk', '(root)', 'no pack at all'],
    ]);
    expect(await readOwnPacks(db)).toEqual(read);
  });
});

describe('what cannot be read', () => {
  it('is never put on top of what was set aside before', async () => {
    for (const record of ['one', 'other', 'one']) {
      await db.put('packs', record, 'mine');
      await readOwnPacks(db);
    }
    const { setAside } = await readOwnPacks(db);
    expect(setAside.map(({ id, record }) => [id, record])).toEqual([
      ['mine', 'one'],
      ['mine', 'other'],
    ]);
    await Promise.all(setAside.map(({ place }) => forgetAside(db, place)));
    expect(await everything()).toEqual({ packs: [], removed: [] });
  });

  it('stays where it is and is named all the same where there is no room to move it', async () => {
    const pack = await userPack('mine', 'base');
    await keepPacks(db, [pack]);
    await db.put('packs', 'no pack at all', 'junk');
    const before = await everything();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const read = await readOwnPacks(db);
    expect(read.packs).toEqual([pack]);
    expect(read.setAside).toMatchObject([
      { kind: 'packs', id: 'junk', record: 'no pack at all', place: { store: 'packs' } },
    ]);
    vi.restoreAllMocks();
    expect(await everything()).toEqual(before);
    expect((await readOwnPacks(db)).setAside).toMatchObject([{ place: { store: 'removed' } }]);
  });

  it('comes back by itself once a version can read it, and nothing stands in its place', async () => {
    const pack = await userPack('mine', 'base');
    const entry = {
      id: 'mine',
      at: '2025-02-03T04:05:06.000Z',
      problems: [{ where: 'schema', what: 'of a later version' }],
      record: pack,
    };
    const newer = await userPack('mine', 'base', { version: 2 });
    await keepPacks(db, [newer]);
    await db.put('removed', entry, 'damaged-packs:mine');
    expect(await readOwnPacks(db)).toMatchObject({ packs: [newer], setAside: [{ record: pack }] });
    await removePack(db, 'mine');
    await forgetRemoved(db, 'mine');
    expect(await readOwnPacks(db)).toEqual({ packs: [pack], removed: [], setAside: [] });
  });

  it('is named where it is what was set aside or deleted', async () => {
    await db.put('removed', 'scribble', 'damaged-contests:a');
    await db.put('removed', { at: 'once', record: null }, 'packs:gone');
    const { removed, setAside } = await readOwnPacks(db);
    expect(removed).toEqual([]);
    expect(setAside).toMatchObject([
      { kind: 'contests', record: 'scribble' },
      { kind: 'removed', id: 'packs:gone', problems: [{ where: 'record' }] },
    ]);
  });
});

describe('a write that fails', () => {
  const failing = (name: string, at: number): void => {
    const put = IDBObjectStore.prototype.put;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      if (puts++ === at) throw new DOMException('no room', name);
      return put.apply(this, given);
    });
  };

  it.each([0, 1, 2, 3, 4])('at its step %i changes nothing, and says where', async (at) => {
    const before = [await userPack('a', 'base'), await userPack('b', 'base')];
    await keepPacks(db, before);
    const kept = await everything();
    failing('QuotaExceededError', at);
    const next = [
      await userPack('a', 'base', { version: 2 }),
      await userPack('b', 'base', { version: 2 }),
      await userPack('c', 'base'),
    ];
    const written = await keepPacks(db, next);
    expect(written).toEqual({
      ok: false,
      problems: [
        {
          where: ['a', 'a', 'b', 'b', 'c'][at],
          what: 'there is no room left on this device; nothing was changed',
        },
      ],
    });
    vi.restoreAllMocks();
    expect(await everything()).toEqual(kept);
  });

  it('or is broken off changes nothing', async () => {
    await keepPacks(db, [await userPack('a', 'base')]);
    const kept = await everything();
    failing('UnknownError', 0);
    expect(await removePack(db, 'a')).toMatchObject({ ok: false, problems: [{ where: 'a' }] });
    vi.restoreAllMocks();
    expect(await everything()).toEqual(kept);
  });
});

/** The document with the checksum of what it holds, so that what is wrong with it has to be found. */
async function withChecksum(document: unknown): Promise<unknown> {
  const contents = Object.entries(Object(document)).filter(([key]) => key !== 'checksum');
  const left = Object.fromEntries(contents);
  return { ...left, checksum: await checksumOf(left) };
}

describe('ten thousand files', () => {
  it('are each accepted whole, or refused by path with nothing changed', async () => {
    const standing = await userPack('standing', 'base');
    await keepPacks(db, [standing]);
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyUserPack,
        fc.option(anyBreak),
        fc.boolean(),
        async (draft, broken, seal) => {
          const sealed = await sealUserPack(draft);
          const found: unknown = broken === null ? sealed : breakDocument(sealed, broken);
          const document = seal ? await withChecksum(found) : found;
          const before = await everything();
          const read = await importUserPacks(
            [{ file: 'broken.json', text: JSON.stringify(document) }],
            (await readOwnPacks(db)).packs,
            'replace',
          );
          if (!read.ok) {
            seen.refused++;
            for (const { where, what } of read.problems) {
              expect(where).toMatch(/^broken\.json: (?:\(root\)|[a-z-]+(?:\.[\w-]+)*)$/i);
              expect(what).not.toBe('');
            }
            expect(await everything()).toEqual(before);
            return;
          }
          seen.accepted++;
          expect(await keepPacks(db, read.value)).toMatchObject({ ok: true });
          const { packs } = await readOwnPacks(db);
          for (const pack of read.value) {
            // What the file leaves to defaults is filled in, and the checksum with it.
            expect(pack).toMatchObject({ ...Object(document), checksum: pack.checksum });
            expect(packs).toContainEqual(pack);
          }
          expect(packs).toContainEqual(standing);
          for (const { id } of read.value) {
            await removePack(db, id);
            await forgetRemoved(db, id);
          }
        },
      ),
      { numRuns: 10_000 },
    );
    expect(seen.accepted).toBeGreaterThan(1000);
    expect(seen.refused).toBeGreaterThan(1000);
  }, 120_000);
});
