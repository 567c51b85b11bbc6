import { describe, expect, it } from 'vitest';
import { readFloodPack } from '../../tests/fixtures/matrix-pack';
import { makeMatrix } from '../factbase/matrix';
import { type Column, cellIn, columnsOf } from './columns';

const matrix = makeMatrix(readFloodPack());
const ids = (columns: readonly Column[]) => columns.map(({ id }) => id);
const cell = (fact: string, column: Column | undefined) => {
  const row = matrix.rows.find((each) => each.fact === fact);
  if (row === undefined || column?.kind !== 'source') throw new Error('no such place');
  return cellIn(row, column);
};

describe('the columns', () => {
  it('hold the page only where there is one', () => {
    expect(ids(columnsOf(matrix, true, new Set())).slice(0, 3)).toEqual(['fact', 'page', 'voices']);
    expect(ids(columnsOf(matrix, false, new Set()))).not.toContain('page');
  });

  it('put the sources of a collapsed lineage together', () => {
    expect(ids(columnsOf(matrix, false, new Set(['gazette', 'radio'])))).toEqual([
      'fact',
      'voices',
      'lineage:gazette',
      'source:radio',
      'source:courier',
    ]);
  });

  it('show what a source says, and that it says nothing', () => {
    const columns = columnsOf(matrix, false, new Set());
    expect(cell('hurt', columns[3])).toMatchObject({ standing: 'hedged', value: '14' });
    expect(cell('day', columns[3])).toEqual({ standing: 'silent', value: null, reports: [] });
  });

  it('show a collapsed lineage’s plainest report, but a difference before all', () => {
    const [, , gazettes] = columnsOf(matrix, false, new Set(['gazette']));
    const hurt = cell('hurt', gazettes);
    expect(hurt).toMatchObject({ standing: 'states', value: '14' });
    expect(hurt.reports.map(({ source }) => source.id)).toEqual(['gazette', 'gazette', 'mirror']);
    expect(cell('neglect', gazettes).standing).toBe('differs');
  });
});
