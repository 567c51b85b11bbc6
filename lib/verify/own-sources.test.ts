import { describe, expect, it } from 'vitest';
import { bundledPack, inventedPack } from '../../tests/fixtures/packs';
import { userFact, userPack, userSource } from '../../tests/fixtures/user-packs';
import { indexOfPack, type PackIndex } from '../claims/pack-index';
import { mergePacks } from '../factbase/merge-packs';
import type { Slot } from '../factbase/pack-schema';
import type { UserPackDraft } from '../factbase/user-pack-schema';
import type { SentenceReport } from '../report/page-report';
import { checkSentence } from './check-sentence';

const bundled = bundledPack();
const invented = inventedPack();

async function withOwn(base: PackIndex, more: Partial<UserPackDraft>): Promise<PackIndex> {
  const { pack, problems } = mergePacks(base.pack, [await userPack('mine', base.pack.id, more)]);
  expect(problems).toEqual([]);
  return indexOfPack(pack);
}

const check = (text: string, index: PackIndex): SentenceReport =>
  checkSentence({ text, context: null, published: '2024-12-30' }, index, { minVoices: 2 });

const statementSlot = (id: string, cues: string[]): Slot => ({
  id,
  type: 'statement',
  label: id,
  cues,
  opposites: [],
  agent: [],
  recipient: [],
  negative: false,
  background: false,
  closed: true,
});
const says = (slot: string, count: number) =>
  userFact({ slot, value: { type: 'count', count }, statement: `It was ${count}.` });

describe.each([
  ['with a learned model', bundled, 'deaths', 38, (n: number) => `The crash killed ${n} people.`],
  [
    'with cues alone',
    invented,
    'aboard',
    112,
    (n: number) => `The ferry was carrying ${n} people.`,
  ],
])('what a source of the user’s own changes, %s', (_, base, slot, known, sentence) => {
  it('nothing but one more voice where it agrees', async () => {
    const index = await withOwn(base, { sources: [userSource('herald', [says(slot, known)])] });
    const before = check(sentence(known), base);
    const after = check(sentence(known), index);
    expect([before.verdict, after.verdict]).toEqual(['corroborated', 'corroborated']);
    const named = after.claims
      .flatMap(({ evidence }) => evidence)
      .find(({ pack }) => pack === 'mine');
    expect(named).toMatchObject({
      packName: 'My mine',
      sourceName: 'The herald',
      stance: 'supports',
    });
  });

  it('the pack’s own figure is disputed where it has another, and shows both', async () => {
    const index = await withOwn(base, { sources: [userSource('herald', [says(slot, known + 1)])] });
    const report = check(sentence(known), index);
    expect(report.verdict).toBe('disputed');
    const claim = report.claims[report.central ?? -1];
    expect(claim?.reason).toContain(`one source says ${known + 1}`);
    expect(claim?.evidence.map(({ stance, value }) => `${stance} ${value}`)).toEqual(
      expect.arrayContaining([`contradicts ${known + 1}`, `supports ${known}`]),
    );
    expect(claim?.note).toBe('another-figure');
  });

  it('its own figure is disputed too, with its source on its side', async () => {
    const index = await withOwn(base, { sources: [userSource('herald', [says(slot, known + 1)])] });
    const report = check(sentence(known + 1), index);
    expect(report.verdict).toBe('disputed');
    const claim = report.claims[report.central ?? -1];
    expect(claim?.evidence.filter(({ stance }) => stance === 'supports')).toEqual([
      expect.objectContaining({ pack: 'mine', value: String(known + 1) }),
    ]);
  });

  it('a figure with which both agree stays as it is', async () => {
    const index = await withOwn(base, { sources: [userSource('herald', [says(slot, known + 1)])] });
    const least = sentence(known).replace(/\d+/, 'at least 30');
    expect(check(least, index).verdict).toBe(check(least, base).verdict);
  });
});

describe('a second voice', () => {
  it('makes a claim of one source corroborated', async () => {
    const text = 'The plane was an Embraer 190.';
    const index = await withOwn(bundled, {
      sources: [
        userSource('herald', [
          userFact({
            slot: 'aircraft',
            value: bundled.factsBySlot.get('aircraft')?.[0]?.value ?? { type: 'statement' },
          }),
        ]),
      ],
    });
    expect(check(text, bundled).verdict).toBe('unique');
    expect(check(text, index).verdict).toBe('corroborated');
  });

  it('a denial by a source of its own account disputes what others report', async () => {
    const index = await withOwn(bundled, {
      sources: [
        userSource('herald', [
          userFact({
            slot: 'hit-by-air-defence',
            value: { type: 'statement' },
            stance: 'contradicts',
            statement: 'No missile touched it.',
          }),
        ]),
      ],
    });
    const report = check('Russian air defences hit the plane.', index);
    expect(report.verdict).toBe('disputed');
    expect(report.claims[report.central ?? -1]?.reason).toContain('one source the contrary');
  });
});

describe.each([
  ['with a learned model', bundled],
  ['with cues alone', invented],
])('a statement of the user’s own, %s', (_, base) => {
  const own = (count: number): Partial<UserPackDraft> => ({
    slots: [statementSlot('mural-repainted', ['mural+repaint'])],
    sources: ['herald', 'post', 'mail']
      .slice(0, count)
      .map((id) =>
        userSource(id, [userFact({ slot: 'mural-repainted', value: { type: 'statement' } })]),
      ),
  });
  it('is found on a page', async () => {
    const text = 'The museum repainted the mural in the spring.';
    expect(check(text, await withOwn(base, own(1)))).toMatchObject({
      verdict: 'unique',
      kind: 'single-source',
    });
    expect(check(text, await withOwn(base, own(2))).verdict).toBe('corroborated');
  });

  it('is disputed where the page denies it', async () => {
    const text = 'The museum did not repaint the mural.';
    expect(check(text, await withOwn(base, own(2))).verdict).toBe('disputed');
  });

  it('changes nothing on other sentences', async () => {
    const index = await withOwn(base, own(2));
    for (const text of ['Bread has become dearer in the region.', 'Who repaints a mural?'])
      expect(check(text, index)).toEqual(check(text, base));
  });
});
