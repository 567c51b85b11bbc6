import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { pageReportSchema } from '../../lib/messages/report-schema';
import { annotationCollectionSchema } from '../../lib/report/annotation-schema';
import { pageAnnotations } from '../../lib/report/export-annotations';
import { readAnnotations } from '../../lib/report/read-annotations';
import { anyReport } from '../fixtures/report-arbitrary';
import { anyMutations, leadsInto, mutated } from './mutate';

const stamp = {
  id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  created: '2026-01-02T03:04:05Z',
  version: '1.2.3',
};
const files = fc
  .sample(anyReport, { numRuns: 60, seed: 4 })
  .filter(({ sentences }) => sentences.length < 4)
  .map((report, at) => pageAnnotations(report, stamp, at % 4 === 0 ? new Set([0]) : undefined));

const anyFile = fc.record({
  document: fc.constantFrom(...files),
  mutations: anyMutations,
  isList: fc.boolean(),
  /** Where the file is cut off, or null. */
  cut: fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
});

describe('3,000 files with annotations that something went wrong with', () => {
  it('are each read whole, or refused by path', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(anyFile, ({ document, mutations, isList, cut }) => {
        const broken = mutated(document, mutations);
        const json = JSON.stringify(isList ? [document, broken] : broken) ?? '';
        const read = readAnnotations(cut === null ? json : json.slice(0, cut % (json.length + 1)));
        if (!read.ok) {
          seen.refused++;
          expect(read.problems.length).toBeGreaterThan(0);
          for (const { where, what } of read.problems) {
            expect(leadsInto(isList ? [document, broken] : broken, where), where).toBe(true);
            expect(what).not.toBe('');
            expect(what.length).toBeLessThan(400);
          }
          return;
        }
        seen.accepted++;
        const check = read.value[isList ? 1 : 0];
        const { checkedPage, first, created } = v.parse(annotationCollectionSchema, broken);
        const { schema: _, scope, text: _text, sentences, ...page } = checkedPage;
        expect(check).toMatchObject({ scope, checked: created, report: page });
        expect(v.is(pageReportSchema, check?.report)).toBe(true);
        const marked = (first?.items ?? []).flatMap(({ body }) =>
          body.flatMap((each) => (each.type === 'Dataset' ? [each.assessment] : [])),
        );
        for (const assessment of marked) expect(check?.report.sentences).toContainEqual(assessment);
        expect(check?.report.sentences).toHaveLength(
          scope === 'page' ? sentences.length : (first?.items.length ?? 0),
        );
      }),
      { numRuns: 3000 },
    );
    expect(seen.accepted).toBeGreaterThan(300);
    expect(seen.refused).toBeGreaterThan(300);
  }, 120_000);
});
