import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { userFact, userPack, userSource } from '../../tests/fixtures/user-packs';
import { checksumOf } from './canonical-json';
import { anyBreak, anyUserPack, breakDocument } from './user-pack.fixture';
import { openUserPack, readUserPack, sealUserPack } from './user-pack-schema';

const whereOf = async (input: unknown): Promise<readonly string[]> => {
  const opened = await openUserPack(input);
  return opened.ok ? [] : opened.problems.map(({ where }) => where);
};

describe('a pack of the user’s own', () => {
  it('comes back from its file as it went out', async () => {
    await fc.assert(
      fc.asyncProperty(anyUserPack, async (draft) => {
        const sealed = await sealUserPack(draft);
        const opened = await openUserPack(JSON.parse(JSON.stringify(sealed)));
        const differs = draft.sources.some(({ facts }) =>
          facts.some(({ slot, value }) =>
            draft.slots.some((own) => own.id === slot && own.type !== value.type),
          ),
        );
        if (!differs) expect(opened).toEqual({ ok: true, value: sealed });
      }),
      { numRuns: 200 },
    );
  });

  it('does not care in which order its keys stand', async () => {
    const sealed = await userPack('mine', 'base', { sources: [userSource('herald', [])] });
    const turned = Object.fromEntries(Object.entries(sealed).toReversed());
    expect(await openUserPack(turned)).toEqual({ ok: true, value: sealed });
  });

  it('may leave defaults out', async () => {
    const { checksum: _, ...contents } = await userPack('mine', 'base');
    const lean = {
      ...contents,
      places: [{ id: 'harbour', name: 'Harbour', names: ['Harbour'] }],
    };
    const opened = await openUserPack({ ...lean, checksum: await checksumOf(lean) });
    expect(opened).toMatchObject({ ok: true, value: { places: [{ demonyms: [], within: [] }] } });
    if (opened.ok) expect(await openUserPack(opened.value)).toEqual(opened);
  });

  it.each<[string, string, unknown]>([
    ['schema', 'schema', 'second-source/pack@1'],
    ['id', 'id', 'two--hyphens'],
    ['created', 'created', 'yesterday'],
    ['version', 'version', 0],
    ['extends', 'extends', 'mine'],
    ['event', 'event', { date: '2024-01-01', sourcesUntil: '2024-01-02' }],
    ['checksum', 'name', 'Another name'],
  ])('is refused for its %s', async (where, key, value) => {
    expect(await whereOf({ ...(await userPack('mine', 'base')), [key]: value })).toEqual([where]);
  });

  it.each<[string, Parameters<typeof userFact>[0]]>([
    ['sources.0.facts.0.value.count', { slot: 'deaths', value: { type: 'count', count: -1 } }],
    ['sources.0.facts.0.value', { slot: 'deaths', value: { type: 'count', from: 3, to: 1 } }],
    ['sources.0.facts.0.statement', { slot: 'd', value: { type: 'statement' }, statement: ' \n' }],
  ])('is refused for %s', async (where, fact) => {
    const pack = await userPack('mine', 'base', {
      sources: [userSource('herald', [userFact(fact)])],
    });
    expect(await whereOf(pack)).toEqual([where]);
  });

  it('names what its own event does not know', async () => {
    const pack = await userPack('mine', null, {
      sources: [
        userSource('herald', [
          userFact({ slot: 'dead', value: { type: 'place', place: 'atlantis' }, party: 'nobody' }),
        ]),
      ],
    });
    expect(await whereOf(pack)).toEqual([
      'sources.0.facts.0.slot',
      'sources.0.facts.0.party',
      'sources.0.facts.0.value.place',
    ]);
  });

  it('takes no address that runs', async () => {
    const source = { ...userSource('herald', []), url: 'javascript:alert(1)' };
    expect(await whereOf(await userPack('mine', 'base', { sources: [source] }))).toEqual([
      'sources.0.url',
    ]);
  });

  it('with one place broken is accepted whole, or refused by path', () => {
    fc.assert(
      fc.property(anyUserPack, anyBreak, (draft, place) => {
        const broken = breakDocument({ ...draft, checksum: '0'.repeat(64) }, place);
        const read = readUserPack(broken);
        if (read.ok) expect(read.value).toMatchObject(Object(broken));
        else {
          expect(read.problems.length).toBeGreaterThan(0);
          for (const { where, what } of read.problems) {
            expect(where).toMatch(/^(?:\(root\)|[a-z-]+(?:\.[\w-]+)*)$/i);
            expect(what).not.toBe('');
          }
        }
      }),
      { numRuns: 2000 },
    );
  });
});
