import { describe, expect, it } from 'vitest';
import { claim, report, sentence } from '../../components/test-support';
import { readFloodPack } from '../../tests/fixtures/matrix-pack';
import { makeMatrix } from '../factbase/matrix';
import { arrange, linesOf } from './arrange';
import { columnsOf } from './columns';
import { matrixTable, reportsCsv, type TableWords } from './export-matrix';
import { pageColumn } from './page-column';

const matrix = makeMatrix(readFloodPack());
const page = pageColumn(
  report({
    sentences: [
      sentence({ claims: [claim({ fact: 'hurt', value: '=20', verdict: 'disputed' })] }),
      sentence({ text: '=Nobody else has it.', claims: [claim({ fact: null, value: null })] }),
    ],
  }),
);
const groups = arrange(linesOf(matrix, page), {
  sort: 'pack',
  query: '',
  onlyDiffering: false,
  onlyPage: true,
});
const words: TableWords = {
  fact: 'Fact',
  page: 'This page',
  voices: 'Voices',
  standing: (standing) => standing,
  verdict: (line) => line.page?.verdict ?? '',
};

describe('the matrix to take away', () => {
  it('is a table as it is shown', () => {
    const columns = columnsOf(matrix, true, new Set(['gazette']));
    expect(matrixTable(groups, columns, words)).toEqual([
      ['Fact', 'This page', 'Voices', 'The Gazette + The Mirror', 'Radio Elm', 'The Courier'],
      [
        'Fourteen people were hurt',
        'disputed: =20',
        '1',
        'states: 14',
        'differs: 16',
        'wider: 12 – 99',
      ],
      ["'=Nobody else has it.", 'corroborated', '0', '', '', ''],
    ]);
  });

  it('is a spreadsheet of every report with its place, and nothing in it is a formula', () => {
    const rows = reportsCsv(groups, matrix).slice(1).trimEnd().split('\r\n');
    expect(rows.length).toBe(1 + 5 + 1);
    expect(rows[1]).toBe(
      "hurt,hurt,Fourteen people were hurt,14,1,,disputed,'=20,The Gazette,gazette,flood,states,14,Fourteen were hurt.,gazette ¶1 s1,the dam board,no",
    );
    const width = rows[0]?.split(',').length;
    expect(rows.at(-1)?.split(',').length).toBe(width);
  });
});
