import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport } from '../../tests/fixtures/report-arbitrary';
import { sampleReport, sampleSentence } from '../../tests/fixtures/sample-report';
import { pageAnnotations } from './export-annotations';
import { readAnnotations } from './read-annotations';

const stamp = {
  id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  created: '2026-01-02T03:04:05Z',
  version: '1.2.3',
};
const sample = () => pageAnnotations(sampleReport(), stamp);
const problemsOf = (json: string): string[] => {
  const read = readAnnotations(json);
  return read.ok ? [] : read.problems.map(({ where, what }) => `${where}: ${what}`);
};

describe('readAnnotations', () => {
  it('gives back the report that was exported, sentence for sentence', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const read = readAnnotations(JSON.stringify(pageAnnotations(report, stamp)));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        expect(read.value).toEqual([
          {
            report: {
              ...report,
              canonical: report.canonical ?? null,
            },
            scope: 'page',
            checked: stamp.created,
            version: '1.2.3',
          },
        ]);
      }),
    );
  });

  it('reads a selection, and a list of pages', () => {
    const chosen = pageAnnotations(sampleReport(), stamp, new Set([1]));
    const read = readAnnotations(JSON.stringify([sample(), chosen]));
    expect(read).toMatchObject({
      value: [{ scope: 'page' }, { scope: 'selection', report: { sentences: [sampleSentence()] } }],
    });
  });

  it.each([
    ['{', /^\(root\): not valid JSON/],
    ['[]', /^\(root\): an empty list/],
    ['{"type":"Feature"}', /^@context: /],
    [JSON.stringify({ ...sample(), created: 'today' }), /^created: not a date and time in UTC/],
    [
      JSON.stringify(sample()).replace('"verdict":"disputed"', '"verdict":"wrong"'),
      /^first\.items\.0\.body\.2\.assessment\.verdict: /,
    ],
    [
      JSON.stringify([sample(), sample()]).replace('"start":16', '"start":-3'),
      /^0\.first\.items\.0\.target\.selector\.1\.start: /,
    ],
    [
      JSON.stringify(sample()).replace('"start":16', '"start":15'),
      /^first\.items\.0\.target\.selector\.1: not where the sentence stands/,
    ],
    [
      JSON.stringify([sample(), sample()]).replace('"exact":"20', '"exact":"21'),
      /^0\.first\.items\.0\.target\.selector\.0\.exact: not the sentence assessed/,
    ],
  ])('names the path of what is wrong in %s', (json, problem) => {
    expect(problemsOf(json)[0]).toMatch(problem);
  });
});
