import { describe, expect, it, vi } from 'vitest';
import { type CompileInput, compilePack } from './compile';
import { makeMatrix } from './matrix';
import type { Fact, Pack } from './pack-schema';
import { printMatrix } from './print-matrix';
import { measureShingles, packHashes } from './shingles';

const event = {
  schema: 'second-source/event@1',
  id: 'flood',
  name: 'The flood',
  date: '2023-03-14',
  sourcesUntil: '2023-03-20',
  parties: [
    { id: 'mayor', name: 'the mayor', names: ['Mayor'], kind: 'person' },
    { id: 'dam-board', name: 'the dam board', names: ['Dam Board'], kind: 'office' },
  ],
  places: [
    { id: 'land', name: 'Land', names: ['Land'] },
    { id: 'town', name: 'Town', names: ['Town'], within: ['land'] },
  ],
  things: [
    { id: 'dam', name: 'Old Dam', kind: 'dam', names: ['Old Dam'] },
    { id: 'river', name: 'River', kind: 'river', names: ['River'] },
  ],
  slots: [
    { id: 'residents', type: 'count', label: 'residents' },
    { id: 'evacuated', type: 'count', label: 'evacuated', statement: '500 were evacuated' },
    {
      id: 'stayed',
      type: 'count',
      label: 'stayed',
      derive: { minus: ['residents', 'evacuated'] },
    },
    { id: 'place', type: 'place', label: 'place' },
    { id: 'burst', type: 'thing', thing: 'dam', label: 'what burst' },
    { id: 'neglect', type: 'statement', label: 'the dam was neglected', agent: ['mayor'] },
  ],
  detection: { decisive: [], groups: [], against: [] },
};

const sha256 = 'ab'.repeat(32);
const at = { paragraph: 1, sentence: 1 };

interface Entry {
  readonly [key: string]: unknown;
}

const digest = (id: string, ...facts: readonly Entry[]) => ({
  schema: 'second-source/digest@1',
  id,
  name: `Paper ${id}`,
  document: { file: `${id}.txt`, label: id, sha256 },
  facts: facts.map((fact) => ({ statement: `${id} says so.`, locator: at, ...fact })),
});

const texts: Readonly<Record<string, string>> = {
  a: 'The water came at night and took the mill, the bridge and every boat that lay below the weir.',
  b: 'The water came at night and took the mill, the bridge and every boat that lay below the weir, it said.',
  c: 'Residents heard a crack like thunder before the lower streets were under a metre of mud.',
};

function input(
  digests: readonly { readonly id: string }[],
  changes: Partial<CompileInput> = {},
): CompileInput {
  const sources = Object.fromEntries(
    Object.entries(texts).map(([id, text]) => {
      const { every, hashes } = measureShingles(text);
      return [id, { sha256, every, hashes: packHashes(hashes) }];
    }),
  );
  return {
    event: { file: 'event.yaml', data: event },
    digests: digests.map((data) => ({ file: `sources/${data.id}.yaml`, data })),
    shingles: {
      file: 'sources/shingles.json',
      data: { schema: 'second-source/shingles@1', sources },
    },
    examples: [],
    inputs: 'f'.repeat(64),
    train: () => null,
    ...changes,
  };
}

function compiled(given: CompileInput): Pack {
  const result = compilePack(given);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.pack;
}

function problems(given: CompileInput): readonly string[] {
  const result = compilePack(given);
  return result.ok ? [] : result.problems.map(({ where, what }) => `${where}: ${what}`);
}

const factOf = (pack: Pack, id: string): Fact | undefined =>
  pack.facts.find((fact) => fact.id === id);
const voicesByFact = (pack: Pack) =>
  Object.fromEntries(makeMatrix(pack).rows.map(({ fact, voices }) => [fact, voices]));

describe('clustering', () => {
  it('puts equal values together and counts lineages, not sources', () => {
    const pack = compiled(
      input([
        digest('a', { slot: 'evacuated', value: 500 }),
        digest('b', { slot: 'evacuated', value: 500 }),
        digest('c', { slot: 'evacuated', value: 500, party: 'mayor', hedged: true }),
      ]),
    );
    expect(pack.sources.map(({ lineage }) => lineage)).toEqual(['a', 'a', 'c']);
    expect(voicesByFact(pack)).toEqual({ evacuated: 2 });
    expect(factOf(pack, 'evacuated')?.statement).toBe('500 were evacuated');
    expect(factOf(pack, 'evacuated')?.reports[2]).toMatchObject({
      source: 'c',
      party: 'mayor',
      hedged: true,
      locator: 'c ¶1 s1',
    });
  });

  it('keeps contradicting values apart: the best backed one is the slot’s fact', () => {
    const pack = compiled(
      input([
        digest('a', { slot: 'evacuated', value: 400 }),
        digest('b', { slot: 'evacuated', value: 500 }),
        digest('c', { slot: 'evacuated', value: 500 }),
      ]),
    );
    expect(pack.facts.map(({ id }) => id)).toEqual(['evacuated', 'evacuated-400']);
    expect(factOf(pack, 'evacuated')?.value).toEqual({ type: 'count', count: 500 });
  });

  it('lets a less exact report join the value that entails it, without a voice', () => {
    const pack = compiled(
      input([
        digest('a', { slot: 'place', value: 'town' }, { slot: 'evacuated', value: 500 }),
        digest(
          'c',
          { slot: 'place', value: 'land' },
          { slot: 'evacuated', value: { from: 100, to: 999 } },
        ),
      ]),
    );
    expect(voicesByFact(pack)).toEqual({ evacuated: 1, place: 1 });
    expect(factOf(pack, 'place')?.reports[1]?.wider).toEqual({ type: 'place', place: 'land' });
    expect(makeMatrix(pack).rows.map(({ cells }) => cells.map(({ standing }) => standing))).toEqual(
      [
        ['states', 'wider'],
        ['states', 'wider'],
      ],
    );
  });

  it('keeps a wide value as a fact where nobody is more exact', () => {
    const pack = compiled(input([digest('c', { slot: 'place', value: 'land' })]));
    expect(factOf(pack, 'place')?.value).toEqual({ type: 'place', place: 'land' });
  });

  it('joins the places of one report, and notes what follows, who denies and who dismisses', () => {
    const pack = compiled(
      input([
        digest(
          'a',
          { slot: 'neglect', locator: [at, { paragraph: 3, sentence: 2 }], follows: true },
          {
            slot: 'burst',
            value: 'dam',
            dismissedBy: 'dam-board',
            contests: [{ slot: 'neglect', party: 'dam-board' }],
          },
        ),
        digest('c', { slot: 'neglect', stance: 'contradicts', party: 'mayor' }),
      ]),
    );
    const neglect = factOf(pack, 'neglect');
    expect(neglect?.contestedBy).toEqual(['dam-board', 'mayor']);
    expect(neglect?.reports[0]).toMatchObject({ locator: 'a ¶1 s1, ¶3 s2', derived: true });
    expect(factOf(pack, 'burst')?.reports[0]?.dismissedBy).toBe('dam-board');
    expect(voicesByFact(pack).neglect).toBe(1);
  });
});

describe('what follows', () => {
  const both = [
    { slot: 'residents', value: 800 },
    { slot: 'evacuated', value: 500 },
  ];

  it('is worked out for each lineage that has both figures', () => {
    const pack = compiled(
      input([
        digest('a', { slot: 'residents', value: 800 }),
        digest('b', { slot: 'evacuated', value: 500 }),
        digest('c', ...both),
      ]),
    );
    const stayed = factOf(pack, 'stayed');
    expect(stayed?.value).toEqual({ type: 'count', count: 300 });
    expect(
      stayed?.reports.map(({ source, locator, derived }) => [source, locator, derived]),
    ).toEqual([
      ['a', 'a ¶1 s1; b ¶1 s1', true],
      ['c', 'c ¶1 s1', true],
    ]);
    expect(pack.facts.map(({ slot }) => slot)).toEqual(['residents', 'evacuated', 'stayed']);
  });

  it('is left alone where a lineage has one figure, a less exact one, or states the result', () => {
    const pack = compiled(
      input([
        digest('a', { slot: 'residents', value: 800 }),
        digest('c', ...both, { slot: 'stayed', value: 310 }),
      ]),
    );
    expect(factOf(pack, 'stayed')?.reports.map(({ derived }) => derived)).toEqual([false]);
    expect(factOf(pack, 'stayed')?.value).toEqual({ type: 'count', count: 310 });
  });

  it('stands beside another figure that somebody states', () => {
    const pack = compiled(
      input([digest('a', { slot: 'stayed', value: 310 }), digest('c', ...both)]),
    );
    expect(pack.facts.map(({ id }) => id)).toContain('stayed-300');
  });
});

describe('problems', () => {
  it('name file and path of a wrong form', () => {
    expect(
      problems(
        input([{ ...digest('a', { slot: 'neglect', locator: { paragraph: 0, sentence: 1 } }) }]),
      ),
    ).toEqual([expect.stringMatching(/^sources\/a\.yaml: facts\.0\.locator\.paragraph: /)]);
    expect(problems(input([{ ...digest('a'), colour: 'red' }].map((data) => data)))).toEqual([
      expect.stringMatching(/^sources\/a\.yaml: colour: /),
    ]);
  });

  it('name file and path of what names nothing', () => {
    expect(
      problems(
        input([
          digest(
            'a',
            { slot: 'nothing' },
            { slot: 'neglect', party: 'nobody' },
            { slot: 'neglect', contests: [{ slot: 'neglect', party: 'nobody' }] },
          ),
        ]),
      ),
    ).toEqual([
      'sources/a.yaml: facts.0.slot: no slot has the id "nothing"',
      'sources/a.yaml: facts.1.party: no party has the id "nobody"',
      'sources/a.yaml: facts.2.contests.0.party: no party has the id "nobody"',
    ]);
  });

  it('name values that do not fit their slot', () => {
    expect(
      problems(
        input([
          digest(
            'a',
            { slot: 'evacuated', value: 'many' },
            { slot: 'place', value: 'nowhere' },
            { slot: 'burst', value: 'river' },
          ),
        ]),
      ),
    ).toEqual([
      'sources/a.yaml: facts.0.value: slot "evacuated" wants a number, or { from, to }, not "many"',
      'sources/a.yaml: facts.1.value: no place has the id "nowhere"',
      'sources/a.yaml: facts.2.value: "river" is of the kind "river", not "dam"',
    ]);
  });

  it('name a range that no value lies in', () => {
    expect(
      problems(input([digest('a', { slot: 'evacuated', value: { from: 1, to: 9 } })])),
    ).toEqual([
      'sources/a.yaml: facts.0.value: a range needs a source that gives a value within it',
    ]);
  });

  it('name the faults of an event file', () => {
    const broken = {
      ...event,
      sourcesUntil: '2023-03-01',
      parties: [...event.parties, { ...event.parties[0], side: 'nobody' }],
      slots: [
        ...event.slots,
        { id: 'odd', type: 'place', label: 'odd', thing: 'dam', agent: ['nobody'] },
      ],
    };
    expect(problems(input([digest('a')], { event: { file: 'event.yaml', data: broken } }))).toEqual(
      [
        'event.yaml: parties.2.id: "mayor" is used twice',
        'event.yaml: sourcesUntil: 2023-03-01 lies before the event',
        'event.yaml: parties.2.side: no party has the id "nobody"',
        'event.yaml: slots.6.agent: no party has the id "nobody"',
        'event.yaml: slots.6.thing: a slot of type "thing", and no other, says which kind',
      ],
    );
  });

  it('name a locator outside the publication’s own paragraphs, and ids used twice', () => {
    const part = digest('a', { slot: 'neglect', locator: { paragraph: 4, sentence: 1 } });
    const own = { ...part, document: { ...part.document, paragraphs: [1, 2] } };
    expect(problems(input([own, digest('a')]))).toEqual([
      "sources/a.yaml: facts.0.locator: paragraph 4 is not the publication's own",
      'sources/a.yaml: id: "a" is used in sources/a.yaml too',
    ]);
  });

  it('name a source whose wording was not measured, or on another document', () => {
    const stale = digest('c');
    expect(
      problems(
        input([
          digest('d'),
          { ...stale, document: { ...stale.document, sha256: 'cd'.repeat(32) } },
        ]),
      ),
    ).toEqual([
      'sources/shingles.json: sources.d: was never measured: run with --measure FOLDER',
      'sources/shingles.json: sources.c: was measured on another document: run with --measure FOLDER',
    ]);
  });
});

describe('the trainer', () => {
  const example = { id: 'x1', text: 'All went.', verdict: 'disputed', facts: [] };
  const told = { id: 'evacuated', stance: 'supports' };

  it('gets the examples and the pack, and its model goes into the pack', () => {
    const train = vi.fn(() => ({ version: 1 as const, heads: { link: 'abc' } }));
    const pack = compiled(
      input([digest('a', { slot: 'evacuated', value: 500 })], {
        examples: [{ file: 'examples/x.jsonl', lines: [{ ...example, facts: [told] }] }],
        train,
      }),
    );
    expect(train).toHaveBeenCalledWith(
      [expect.objectContaining({ id: 'x1' })],
      expect.objectContaining({ id: 'flood', model: null }),
    );
    expect(pack.model?.heads).toEqual({ link: 'abc' });
  });

  it('never sees broken examples: file and line are named', () => {
    const broken = [example, { ...example, verdict: 'maybe' }];
    expect(
      problems(input([digest('a')], { examples: [{ file: 'examples/x.jsonl', lines: broken }] })),
    ).toEqual([expect.stringMatching(/^examples\/x\.jsonl:2: verdict: /)]);
    const lost = [{ ...example, facts: [told] }];
    expect(
      problems(input([digest('a')], { examples: [{ file: 'examples/x.jsonl', lines: lost }] })),
    ).toEqual(['examples/x.jsonl:1: facts: no fact has the id "evacuated"']);
  });
});

it('prints an aligned matrix with its legend and sums', () => {
  const pack = compiled(
    input([
      digest('a', { slot: 'evacuated', value: 500 }, { slot: 'neglect', hedged: true }),
      digest('b', { slot: 'neglect', stance: 'contradicts' }),
      digest('c', { slot: 'evacuated', value: 500 }, { slot: 'residents', value: 800 }),
    ]),
  );
  const lines = printMatrix(pack, 2);
  expect(lines.slice(0, 3)).toEqual([
    'A  Paper a',
    'B  Paper b  (one lineage with A)',
    'C  Paper c',
  ]);
  const table = lines.slice(6, 11);
  expect(table).toEqual([
    'fact       value  A B C  voices',
    'residents  800    · · ●       1',
    'evacuated  500    ● · ●       2',
    'stayed     300    · · +       1',
    'neglect           ◐ ✗ ·       1',
  ]);
  expect(lines.at(-1)).toBe(
    '4 facts from 3 sources in 2 lineages: 1 with 2 or more voices, 3 with fewer',
  );
});
