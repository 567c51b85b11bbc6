import { describe, expect, it } from 'vitest';
import { userFact, userPack, userSource } from '../../tests/fixtures/user-packs';
import { joinUserPacks } from './join-user-packs';
import {
  conflictsOf,
  exportUserPack,
  fileNameOf,
  freeId,
  importUserPacks,
  type OnConflict,
} from './user-pack-files';
import { openUserPack, sealUserPack, type UserPack } from './user-pack-schema';

const says = (count: number) => userFact({ slot: 'deaths', value: { type: 'count', count } });
const fileOf = (pack: UserPack, file = 'a.json') => ({ file, text: exportUserPack(pack) });
const mine = (more: Parameters<typeof userPack>[2] = {}) => userPack('mine', 'base', more);

async function imported(
  pack: UserPack,
  present: readonly UserPack[],
  how: OnConflict = 'replace',
): Promise<readonly UserPack[]> {
  const read = await importUserPacks([fileOf(pack)], present, how);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

describe('files with packs', () => {
  it('are the same for the same pack, and read back', async () => {
    const pack = await mine({ sources: [userSource('herald', [says(4)])] });
    expect(exportUserPack(pack)).toBe(exportUserPack({ ...pack }));
    expect(fileNameOf(pack)).toBe('mine-v1.json');
    expect(await imported(pack, [])).toEqual([pack]);
  });

  it('write nothing where all of it is there', async () => {
    const pack = await mine();
    expect(await imported(pack, [pack])).toEqual([]);
    expect(await conflictsOf([fileOf(pack)], [pack])).toEqual([]);
  });

  it('may replace, merge with or stand beside what has their id', async () => {
    const here = await mine({ sources: [userSource('herald', [says(4)])] });
    const there = await mine({ sources: [userSource('post', [says(5)])], version: 7 });
    expect(await conflictsOf([fileOf(there)], [here])).toEqual(['My mine']);
    expect(await imported(there, [here])).toEqual([there]);
    const [merged] = await imported(there, [here], 'merge');
    expect(merged?.sources.map(({ id }) => id)).toEqual(['herald', 'post']);
    expect(merged?.version).toBe(8);
    const [beside] = await imported(there, [here], 'keep-both');
    expect(beside).toMatchObject({ id: 'mine-2', sources: there.sources });
    for (const pack of [merged, beside])
      expect(await openUserPack(pack)).toMatchObject({ ok: true });
  });

  it('are refused together, each fault with its file and path', async () => {
    const good = fileOf(await userPack('good', 'base'), 'good.json');
    const cut = { file: 'cut.json', text: good.text.slice(0, 40) };
    const pack = { ...(await mine()), name: ' ' };
    const read = await importUserPacks([good, cut, fileOf(pack, 'blank.json')], [], 'replace');
    expect(read.ok ? [] : read.problems.map(({ where }) => where)).toEqual([
      'cut.json: (root)',
      'blank.json: name',
    ]);
  });

  it('find an id that is free', () => {
    expect(freeId('a', new Set())).toBe('a');
    expect(freeId('a', new Set(['a', 'a-2']))).toBe('a-3');
    expect(freeId('a-2', new Set(['a-2']))).toBe('a-3');
  });
});

describe('two packs in one', () => {
  it('have the facts of both for a publication that both have', async () => {
    const first = await mine({ sources: [userSource('herald', [says(4)])] });
    const other = await userPack('other', 'base', {
      sources: [{ ...userSource('herald', [says(4), says(5)]), id: 'the-herald' }],
    });
    const joined = joinUserPacks(first, other);
    expect(joined).toMatchObject({
      ok: true,
      value: { id: 'mine', sources: [{ id: 'herald', facts: [says(4), says(5)] }] },
    });
    if (!joined.ok) return;
    const again = joinUserPacks(await sealUserPack(joined.value), other);
    expect(again.ok && again.value.sources).toEqual(joined.value.sources);
  });

  it('keep publications of one name apart', async () => {
    const first = await mine({ sources: [userSource('herald', [says(4)])] });
    const second = await userPack('other', 'base', {
      sources: [{ ...userSource('herald', [says(5)]), url: 'https://herald.example/other' }],
    });
    const joined = joinUserPacks(first, second);
    expect(joined.ok && joined.value.sources.map(({ id }) => id)).toEqual(['herald', 'herald-2']);
  });

  it('are not made of different events, nor of different questions by one name', async () => {
    const elsewhere = await userPack('other', 'elsewhere');
    expect(joinUserPacks(await mine(), elsewhere)).toMatchObject({
      ok: false,
      problems: [{ where: 'extends' }],
    });
    const slot = (type: 'count' | 'date') => ({
      ...{ id: 'lost', type, label: 'lost', cues: [], opposites: [], agent: [], recipient: [] },
      ...{ negative: false, background: false, closed: true },
    });
    const asks = await mine({ slots: [slot('count')] });
    const asksElse = await userPack('other', 'base', { slots: [slot('date')] });
    expect(joinUserPacks(asks, asksElse)).toMatchObject({
      ok: false,
      problems: [{ where: 'slots.0.type' }],
    });
  });
});
