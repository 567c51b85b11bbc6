import { describe, expect, it } from 'vitest';
import { claim, report, sentence } from '../../components/test-support';
import { readFloodPack } from '../../tests/fixtures/matrix-pack';
import { makeMatrix } from '../factbase/matrix';
import { linesOf } from './arrange';
import { pageColumn } from './page-column';
import { timelineOf } from './timeline';

const matrix = makeMatrix(readFloodPack());

describe('the timeline', () => {
  it('has the dated facts by day, each beside the other days given for it', () => {
    const days = timelineOf(linesOf(matrix, null));
    expect(days.map(({ date, value }) => [date, value])).toEqual([
      ['2023-03-13', '13 March 2023'],
      ['2023-03-14', '14 March 2023'],
    ]);
    expect(days[1]?.facts).toEqual([
      {
        fact: 'day',
        statement: 'The flood came on 14 March',
        voices: 2,
        others: [{ fact: 'day-2023-03-13', value: '13 March 2023', voices: 1 }],
      },
    ]);
  });

  it('sets the page’s day beside them where it is disputed', () => {
    const disputed = claim({ fact: 'day', value: '12 March', verdict: 'disputed' });
    const page = pageColumn(report({ sentences: [sentence({ claims: [disputed] })] }));
    const [, day] = timelineOf(linesOf(matrix, page));
    expect(day?.facts[0]?.others.at(-1)).toEqual({ fact: null, value: '12 March', voices: 0 });
  });

  it('is empty without dated facts', () => {
    const undated = { ...matrix, rows: matrix.rows.filter(({ date }) => date === null) };
    expect(timelineOf(linesOf(undated, null))).toEqual([]);
  });
});
