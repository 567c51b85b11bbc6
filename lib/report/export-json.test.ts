import { describe, expect, it } from 'vitest';
import { sampleReport, sampleSentence } from '../../tests/fixtures/sample-report';
import { withContests } from './contest';
import { lineJson, pageJson } from './export-json';

const claim = {
  fact: 'hurt',
  slot: 'hurt',
  value: '20',
  verdict: 'disputed',
  kind: null,
  reason: 'The Gazette reports 12, not 20.',
  span: [0, 12],
  evidence: ['gazette', 'radio'].map((source) => ({
    source,
    lineage: 'gazette',
    stance: 'contradicts',
    value: '12',
    statement: 'Twelve people were hurt',
    locator: '001 ¶2 s1',
  })),
};

describe('pageJson', () => {
  it('has the keys of the public contract and no others', () => {
    expect(pageJson(sampleReport())).toStrictEqual({
      file: 'ferry.html',
      about: 'yes',
      relevance: 0.9,
      why: ['the ferry Alma in the headline'],
      published: '2023-05-02',
      summary: { corroborated: 0, disputed: 1, unique: 0 },
      sentences: [
        { text: 'Ferry hits pier', verdict: null, kind: null, claims: [], unmarked: null },
        {
          text: '20 were hurt, sailors said.',
          verdict: 'disputed',
          kind: null,
          claims: [claim],
          unmarked: null,
        },
      ],
      omitted: [{ fact: 'captain', statement: 'The captain had slept', voices: 2 }],
    });
  });
});

describe('a contested sentence', () => {
  const contest = {
    verdict: 'corroborated',
    note: 'The log agrees.',
    created: '2025-01-07T12:00:00.000Z',
    url: null,
    packVersion: '1',
  } as const;

  it('keeps the verdict of the engine and carries the word of the researcher', () => {
    const report = withContests(sampleReport(), (text) =>
      text === 'Ferry hits pier' ? null : contest,
    );
    const [first, second] = pageJson(report).sentences;
    expect(first).not.toHaveProperty('contest');
    expect(second).toMatchObject({ verdict: 'disputed', contest });
    expect(report.summary).toEqual({ corroborated: 1, disputed: 0, unique: 0 });
    expect(withContests(report, () => null)).toEqual(sampleReport());
  });
});

describe('lineJson', () => {
  it('has the keys of the public contract, the id as it was given', () => {
    expect(lineJson({ id: 7, sentence: sampleSentence() })).toStrictEqual({
      id: 7,
      verdict: 'disputed',
      kind: null,
      claims: [claim],
    });
  });
});
