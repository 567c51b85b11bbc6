import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readFloodPack } from '../../tests/fixtures/matrix-pack';
import { userFact, userPack, userSource } from '../../tests/fixtures/user-packs';
import { matrixSchema } from '../messages/matrix-schema';
import { makeMatrix } from './matrix';
import { mergePacks } from './merge-packs';

const matrix = makeMatrix(readFloodPack());
const row = (fact: string) => matrix.rows.find((each) => each.fact === fact);
const cell = (fact: string, source: string) =>
  row(fact)?.cells.find((each) => each.source === source);

describe('the matrix', () => {
  it('puts sources of one lineage and facts of one slot together', () => {
    expect(matrix.sources.map(({ id }) => id)).toEqual(['gazette', 'mirror', 'radio', 'courier']);
    expect(matrix.rows.map(({ fact }) => fact)).toEqual([
      'hurt',
      'hurt-16',
      'day',
      'day-2023-03-13',
      'neglect',
      'helpers',
      'helpers-60',
      'landslide',
    ]);
  });

  it('tells apart who says so, hedges, is less exact and gives another value', () => {
    const standings = row('hurt')?.cells.map(({ source, standing }) => [source, standing]);
    expect(standings).toEqual([
      ['gazette', 'states'],
      ['radio', 'differs'],
      ['mirror', 'hedged'],
      ['courier', 'wider'],
    ]);
  });

  it('gives each source’s own value', () => {
    expect(cell('hurt', 'gazette')?.value).toBe('14');
    expect(cell('hurt', 'radio')?.value).toBe('16');
    expect(cell('hurt', 'courier')?.value).toBe('12 – 99');
    expect(cell('neglect', 'radio')?.value).toBeNull();
  });

  it('names the fact that a differing source reports instead', () => {
    expect(cell('hurt', 'radio')?.reports).toMatchObject([
      { instead: 'hurt-16', statement: 'Sixteen were taken to hospital.' },
    ]);
  });

  it('takes another value for a difference only where one answer excludes the other', () => {
    expect(cell('helpers', 'radio')).toBeUndefined();
    expect(cell('helpers', 'gazette')?.standing).toBe('follows');
  });

  it('leaves a less exact report that fits both values out of the dispute', () => {
    expect(cell('hurt-16', 'courier')).toMatchObject({ standing: 'wider', value: '12 – 99' });
    expect(row('hurt-16')?.against).toBe(1);
  });

  it('counts lineages for and against, and names who contests', () => {
    expect(row('hurt')).toMatchObject({ voices: 1, against: 1, contestedBy: [] });
    expect(row('neglect')).toMatchObject({ voices: 1, against: 1, contestedBy: ['the dam board'] });
    expect(cell('neglect', 'mirror')).toMatchObject({ standing: 'differs', value: null });
  });

  it('names who relayed, put forward and dismissed', () => {
    expect(cell('hurt', 'gazette')?.reports[0]?.party).toBe('the dam board');
    expect(cell('landslide', 'radio')?.reports[0]).toMatchObject({
      namedBy: 'the dam board',
      dismissedBy: 'the mayor',
    });
  });

  it('shows the user’s own sources like any other, under the name of their pack', async () => {
    const own = await userPack('diary', 'flood', {
      sources: [
        userSource('diary', [
          userFact({ slot: 'hurt', value: { type: 'count', count: 20 } }),
          userFact({ slot: 'neglect', value: { type: 'statement' } }),
        ]),
      ],
    });
    const { pack, problems } = mergePacks(readFloodPack(), [own]);
    const merged = makeMatrix(pack);
    expect(problems).toEqual([]);
    expect(merged.origins.map(({ name }) => name)).toEqual(['The flood of Elmbrook', 'My diary']);
    const added = merged.sources.at(-1);
    expect(added).toMatchObject({ name: 'The diary', pack: 'diary' });
    const standingOn = (fact: string) =>
      merged.rows
        .find((each) => each.fact === fact)
        ?.cells.find(({ source }) => source === added?.id)?.standing;
    expect([standingOn('hurt'), standingOn('neglect'), standingOn('landslide')]).toEqual([
      'differs',
      'states',
      undefined,
    ]);
    expect(matrix.origins.length).toBe(1);
  });

  it('comes through a message whole', () => {
    expect(v.parse(matrixSchema, structuredClone(matrix))).toEqual(matrix);
  });
});
