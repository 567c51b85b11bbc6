import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import { userFact, userPack, userSource } from '../../tests/fixtures/user-packs';
import { groundOf, mergePacks } from './merge-packs';
import { type Pack, voicesOf } from './pack-schema';
import { packHashes } from './shingles';
import type { UserPack } from './user-pack-schema';

const { pack: base } = inventedPack();

const factOf = (pack: Pack, id: string) => {
  const fact = pack.facts.find((each) => each.id === id);
  if (fact === undefined) throw new Error(`no fact ${id}`);
  return fact;
};
const voices = (pack: Pack, id: string): number =>
  voicesOf(factOf(pack, id), new Map(pack.sources.map((source) => [source.id, source])));

const saysAboard = (count: number, more = {}) =>
  userFact({ slot: 'aboard', value: { type: 'count', count }, ...more });

describe("a pack with the user's sources", () => {
  it('has one more voice where a source says the same', async () => {
    const own = await userPack('mine', base.id, {
      sources: [userSource('herald', [saysAboard(112)])],
    });
    const { pack, problems } = mergePacks(base, [own]);
    expect(problems).toEqual([]);
    expect(voices(pack, 'aboard')).toBe(voices(base, 'aboard') + 1);
    const added = factOf(pack, 'aboard').reports.at(-1);
    expect(added).toMatchObject({ source: 'mine--herald', pack: 'mine', locator: '¶1 s1' });
    expect(pack.own).toEqual([{ id: 'mine', name: 'My mine' }]);
  });

  it('keeps another value beside the one that was there, whoever has more voices', async () => {
    const own = await userPack('mine', base.id, {
      sources: ['a', 'b', 'c', 'd', 'e'].map((id) => userSource(id, [saysAboard(115)])),
    });
    const { pack } = mergePacks(base, [own]);
    const [first, second] = pack.facts.filter(({ slot }) => slot === 'aboard');
    expect(first).toEqual(factOf(base, 'aboard'));
    expect(second).toMatchObject({ id: 'aboard-115', value: { type: 'count', count: 115 } });
    expect(voices(pack, 'aboard-115')).toBe(5);
  });

  it('takes what is less exact as consistent, and no voice', async () => {
    const own = await userPack('mine', base.id, {
      sources: [
        userSource('herald', [
          saysAboard(0, { value: { type: 'count', from: 100, to: 199 } }),
          userFact({ slot: 'place', value: { type: 'place', place: 'norlund' } }),
        ]),
      ],
    });
    const { pack } = mergePacks(base, [own]);
    expect(voices(pack, 'aboard')).toBe(voices(base, 'aboard'));
    expect(factOf(pack, 'aboard').reports.at(-1)?.wider).toEqual({
      type: 'count',
      from: 100,
      to: 199,
    });
    expect(voices(pack, 'place')).toBe(voices(base, 'place'));
  });

  it('derives figures from those of a source', async () => {
    const own = await userPack('mine', base.id, {
      sources: [
        userSource('herald', [
          saysAboard(112),
          userFact({ slot: 'missing', value: { type: 'count', count: 10 } }),
        ]),
      ],
    });
    const { pack } = mergePacks(base, [own]);
    expect(factOf(pack, 'rescued-102').reports).toEqual([
      expect.objectContaining({ source: 'mine--herald', pack: 'mine', derived: true }),
    ]);
  });

  it('has new statements with questions of their own', async () => {
    const own = await userPack('mine', base.id, {
      slots: [
        {
          id: 'buoy-moved',
          type: 'statement',
          label: 'the buoy was moved',
          cues: ['buoy+moved'],
          opposites: [],
          agent: [],
          recipient: [],
          negative: false,
          background: false,
          closed: true,
        },
      ],
      sources: [
        userSource('herald', [
          userFact({
            slot: 'buoy-moved',
            value: { type: 'statement' },
            statement: 'The buoy was moved.',
          }),
        ]),
      ],
    });
    const { pack } = mergePacks(base, [own]);
    expect(factOf(pack, 'buoy-moved').statement).toBe('The buoy was moved.');
  });

  it('speaks up to the last day of its sources', async () => {
    const late = { ...userSource('herald', [saysAboard(112)]), published: '2024-06-01' };
    const { pack } = mergePacks(base, [await userPack('mine', base.id, { sources: [late] })]);
    expect(pack.event.sourcesUntil).toBe('2024-06-01');
  });

  it('names what it cannot use, by pack and path, and uses the rest', async () => {
    const own = await userPack('mine', base.id, {
      sources: [
        userSource('herald', [
          userFact({ slot: 'nothing', value: { type: 'count', count: 1 } }),
          userFact({ slot: 'aboard', value: { type: 'statement' } }),
          userFact({ slot: 'place', value: { type: 'place', place: 'atlantis' } }),
          saysAboard(0, { value: { type: 'count', from: 1, to: 2 } }),
          saysAboard(112, { party: 'nobody' }),
          saysAboard(112),
        ]),
      ],
    });
    const { pack, problems } = mergePacks(base, [own]);
    expect(problems.map(({ where }) => where)).toEqual(
      [0, 1, 2, 4, 3].map((at) => `mine: sources.0.facts.${at}`),
    );
    expect(voices(pack, 'aboard')).toBe(voices(base, 'aboard') + 1);
  });
});

describe("the lineage of the user's sources", () => {
  const copyOf = (id: string, at = 0) => {
    const source = base.sources[at];
    if (source === undefined) throw new Error('no source');
    return {
      ...userSource(id, [saysAboard(112), saysAboard(115)]),
      text: { every: source.shinglesEvery ?? 1, hashes: packHashes(source.shingles) },
    };
  };

  it.each(base.sources.map(({ id }, at) => [id, at] as const))(
    'a copy of %s adds no voice',
    async (_, at) => {
      const own = await userPack('mine', base.id, {
        sources: base.facts
          .filter(({ reports }) => reports.some(({ source }) => source === base.sources[at]?.id))
          .slice(0, 1)
          .map(({ slot, value }) => ({
            ...copyOf('copy', at),
            facts: [userFact({ slot, value })],
          })),
      });
      const { pack } = mergePacks(base, [own]);
      for (const { id } of base.facts) expect(voices(pack, id)).toBe(voices(base, id));
    },
  );

  it('is that of the copy from which it was copied', async () => {
    const text = Array.from({ length: 90 }, (_, at) => `word${at}`).join(' ');
    const half = text.split(' ').slice(0, 60).join(' ');
    const own = await userPack('mine', base.id, {
      sources: [
        userSource('one', [saysAboard(115)], text),
        userSource('two', [saysAboard(115)], half),
        userSource('three', [saysAboard(115)]),
      ],
    });
    expect(voices(mergePacks(base, [own]).pack, 'aboard-115')).toBe(2);
  });

  it('keeps the bundled lineages apart where a digest holds several', async () => {
    const all = base.sources.flatMap(({ shingles }) => shingles);
    const digest = {
      ...userSource('digest', [saysAboard(112)]),
      text: { every: 1, hashes: packHashes(all) },
    };
    const { pack } = mergePacks(base, [await userPack('mine', base.id, { sources: [digest] })]);
    const lineages = new Map(pack.sources.map(({ id, lineage }) => [id, lineage]));
    for (const { id, lineage } of base.sources) expect(lineages.get(id)).toBe(lineage);
    expect(base.sources.map(({ lineage }) => lineage)).toContain(lineages.get('mine--digest'));
  });
});

describe('an event of the user’s own', () => {
  it('becomes a pack like any other', async () => {
    const own = await userPack('harbour', null, {
      slots: [
        {
          id: 'injured',
          type: 'count',
          label: 'people injured',
          cues: ['injur'],
          opposites: [],
          agent: [],
          recipient: [],
          negative: false,
          background: false,
          closed: true,
        },
      ],
      sources: [
        userSource('one', [userFact({ slot: 'injured', value: { type: 'count', count: 4 } })]),
        userSource('two', [userFact({ slot: 'injured', value: { type: 'count', count: 4 } })]),
        userSource('three', [userFact({ slot: 'injured', value: { type: 'count', count: 5 } })]),
      ],
    });
    const ground = groundOf(own);
    if (ground === null) throw new Error('no ground');
    const { pack } = mergePacks(ground, [own]);
    expect(pack.facts.map(({ id }) => id)).toEqual(['injured', 'injured-5']);
    expect(voices(pack, 'injured')).toBe(2);
  });
});

describe('merging', () => {
  const words = fc.array(fc.constantFrom(...'abcdefghijkl'), { minLength: 4, maxLength: 40 });
  const facts = fc.array(
    fc.oneof(
      fc.integer({ min: 110, max: 114 }).map((count) => saysAboard(count)),
      fc
        .constantFrom('norlund', 'brannoy', 'dravia')
        .map((place) => userFact({ slot: 'place', value: { type: 'place', place } })),
      fc.constant(saysAboard(0, { value: { type: 'count', from: 100, to: 120 } })),
    ),
    { maxLength: 5 },
  );
  const packs = fc
    .uniqueArray(
      fc.record({
        id: fc.constantFrom('p', 'q', 'r', 's'),
        sources: fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), facts, words }), {
          selector: ({ id }) => id,
          maxLength: 3,
        }),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    )
    .map((drafts) =>
      Promise.all(
        drafts.map(({ id, sources }) =>
          userPack(id, base.id, {
            sources: sources.map((source) =>
              userSource(source.id, source.facts, source.words.join(' ')),
            ),
          }),
        ),
      ),
    );

  it('comes to the same in any order, and twice as once', async () => {
    await fc.assert(
      fc.asyncProperty(packs, async (pending) => {
        const own: readonly UserPack[] = await pending;
        const merged = mergePacks(base, own);
        expect(mergePacks(base, own.toReversed())).toEqual(merged);
        expect(mergePacks(base, [...own, ...own])).toEqual(merged);
        expect(mergePacks(merged.pack, own).pack).toEqual(merged.pack);
      }),
      { numRuns: 150 },
    );
  });
});
