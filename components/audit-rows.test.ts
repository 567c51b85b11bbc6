import { describe, expect, it } from 'vitest';
import type { SentenceReport } from '../lib/report/page-report';
import { auditRows, countAudit, countReasons, filterAudit, reasonOf } from './audit-rows';
import { sentence } from './test-support';

const blank = (unmarked: SentenceReport['unmarked'], text = 'Is it?'): SentenceReport =>
  sentence({ verdict: null, claims: [], central: null, unmarked, text });
const contest = {
  verdict: null,
  note: '',
  created: '2025-01-07T12:00:00.000Z',
  url: null,
  packVersion: '1',
} as const;

const rows = auditRows({
  sentences: [
    sentence(),
    blank('question'),
    blank('opinion'),
    blank('question'),
    sentence({ contest }),
  ],
});

describe('the audit of a page', () => {
  it('counts what was marked, left unmarked and contested', () => {
    expect(countAudit(rows)).toEqual({ all: 5, marked: 2, unmarked: 3, contested: 1 });
    expect(countReasons(rows)).toEqual([
      ['question', 2],
      ['opinion', 1],
    ]);
  });

  it('is narrowed by outcome and by reason', () => {
    const of = (
      ...wanted: [Parameters<typeof filterAudit>[1], Parameters<typeof filterAudit>[2]]
    ) => filterAudit(rows, ...wanted).map((row) => row.sentence);
    expect(of('contested', null)).toEqual([4]);
    expect(of('unmarked', 'opinion')).toEqual([2]);
    expect(of('all', 'question')).toEqual([1, 3]);
  });

  it('knows a reason even where a report of an earlier version has none', () => {
    expect(reasonOf(blank(undefined))).toBe('no-claim');
    expect(reasonOf(sentence())).toBeNull();
  });
});
