import { describe, expect, it } from 'vitest';
import type { ClaimReport, PageReport, SentenceReport } from '../../lib/report/page-report';
import { marksOf } from './marks';

const claim = (verdict: ClaimReport['verdict'], span: ClaimReport['span']): ClaimReport => ({
  fact: null,
  slot: null,
  value: null,
  verdict,
  kind: null,
  reason: '',
  span,
  hedged: false,
  contestedBy: [],
  note: null,
  evidence: [],
});
const sentence = (verdict: SentenceReport['verdict'], claims: ClaimReport[]): SentenceReport => ({
  text: 'The ferry carried 31 people.',
  verdict,
  kind: null,
  claims,
  central: claims.length > 0 ? 0 : null,
  block: 2,
  range: [5, 33],
});

describe('what the page needs to draw', () => {
  it('is nothing of what is not to be marked', () => {
    const report = { sentences: [sentence('unique', []), sentence('disputed', [])] };
    const ids = (marking: 'always' | 'quiet', unmarked: readonly ('unique' | 'disputed')[]) =>
      marksOf(report, { marking, unmarked: [...unmarked] }).map(({ id }) => id);
    expect(ids('always', [])).toEqual([0, 1]);
    expect(ids('always', ['unique'])).toEqual([1]);
    expect(ids('quiet', [])).toEqual([]);
  });

  it('is every marked sentence under its number in the report, with the words at fault', () => {
    const report: Pick<PageReport, 'sentences'> = {
      sentences: [
        sentence(null, []),
        sentence('disputed', [claim('corroborated', [0, 9]), claim('disputed', [18, 27])]),
      ],
    };
    expect(marksOf(report, { marking: 'always', unmarked: ['unique'] })).toEqual([
      {
        id: 1,
        verdict: 'disputed',
        block: 2,
        range: [5, 33],
        text: 'The ferry carried 31 people.',
        faults: [[18, 27]],
      },
    ]);
  });
});
