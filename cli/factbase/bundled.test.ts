import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeMatrix } from '../../lib/factbase/matrix';
import type { Pack } from '../../lib/factbase/pack-schema';
import { compileFiles } from './build';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
let pack: Pack;

beforeAll(() => {
  const options = {
    event: join(root, 'factbase', 'event.yaml'),
    out: '',
    root,
    force: true,
    progress: () => undefined,
    train: () => null,
  };
  const compiled = compileFiles(options, 'f'.repeat(64));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  pack = compiled.value.pack;
});

const voices = () => new Map(makeMatrix(pack).rows.map((row) => [row.fact, row.voices]));

describe('the bundled fact base', () => {
  it('takes the two rewrites of one report for one lineage, and the digest for several', () => {
    const lineages = new Map(pack.sources.map(({ id, lineage }) => [id, lineage]));
    expect(lineages.get('article-001')).toBe(lineages.get('article-000'));
    expect(new Set(lineages.values()).size).toBe(pack.sources.length - 1);
  });

  it('has a fact for every slot, and one value for each', () => {
    const slots = pack.facts.map(({ slot }) => slot);
    expect(new Set(slots)).toEqual(new Set(pack.slots.map(({ id }) => id)));
    expect(slots.length).toBe(new Set(slots).size);
  });

  it.each([
    ['deaths', 4],
    ['onboard', 3],
    ['survivors', 3],
    ['date', 4],
    ['crash-place', 3],
    ['route', 2],
    ['hit-by-air-defence', 5],
    ['unintentional', 3],
    ['putin-apologised', 2],
    ['cover-up', 5],
    ['no-coordination', 2],
    ['aircraft', 1],
    ['apology-date', 1],
    ['landing-refused', 1],
    ['motives-unclear', 1],
    ['relations-improving-before', 1],
  ])('gives %s the voices of its documents: %i', (fact, expected) => {
    expect(voices().get(fact)).toBe(expected);
  });

  it('lets a source that is less exact back nothing more exact', () => {
    const place = pack.facts.find(({ id }) => id === 'crash-place');
    const wider = place?.reports.filter((report) => report.wider !== undefined);
    expect(wider?.map(({ source }) => source)).toEqual(['article-001', 'digest-004']);
  });
});
