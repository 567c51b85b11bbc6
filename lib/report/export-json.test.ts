import { describe, expect, it } from 'vitest';
import { sampleReport, sampleSentence } from '../../tests/fixtures/sample-report';
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
        { text: 'Ferry hits pier', verdict: null, kind: null, claims: [] },
        { text: '20 were hurt, sailors said.', verdict: 'disputed', kind: null, claims: [claim] },
      ],
      omitted: [{ fact: 'captain', statement: 'The captain had slept', voices: 2 }],
    });
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
