import { describe, expect, it } from 'vitest';
import { claim, evidence, report, sentence } from '../../components/test-support';
import { compactReport, expandReport } from './compact-report';

const long = report({
  sentences: Array.from({ length: 50 }, (_each, index) =>
    sentence({
      text: `Sentence ${index}.`,
      claims: [claim({ evidence: [evidence(), evidence({ source: 'gull' })] })],
    }),
  ),
});

describe('a compact report', () => {
  it('says each piece of evidence once, and comes back whole', () => {
    const compact = compactReport(long);
    expect(compact.evidence.length).toBe(2);
    expect(expandReport(structuredClone(compact))).toEqual(long);
  });

  it('is not believed where a piece is missing', () => {
    expect(expandReport({ ...compactReport(long), evidence: [] })).toBeNull();
    expect(expandReport(long)).toBeNull();
    expect(expandReport(null)).toBeNull();
  });
});
