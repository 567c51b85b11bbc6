import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport } from '../../tests/fixtures/report-arbitrary';
import {
  sampleClaim,
  sampleContest,
  sampleReport,
  sampleSentence,
} from '../../tests/fixtures/sample-report';
import { compareReports, isUnchanged } from './compare-reports';
import type { PageReport, SentenceReport } from './page-report';

const plain = (text: string): SentenceReport =>
  sampleSentence({ text, verdict: null, claims: [], central: null });
const page = (...sentences: SentenceReport[]): PageReport => sampleReport({ sentences });
const compared = (before: PageReport, after: PageReport, scope: 'page' | 'selection' = 'page') =>
  compareReports({ report: before, scope }, after);
const texts = (sentences: readonly SentenceReport[]): string[] => sentences.map(({ text }) => text);

const hurt = '20 were hurt when the ferry hit the pier, sailors said.';
const corrected = '12 were hurt when the ferry hit the pier, sailors said.';
const fog = 'Fog lay over the harbour.';
const captain = 'The captain had slept.';

describe('compareReports', () => {
  it('tells what was added, what is gone and what is said in other words', () => {
    const { added, gone, reworded, same, judged } = compared(
      page(plain('Ferry hits pier'), plain(hurt), plain(fog)),
      page(plain('Ferry hits pier'), plain(captain), plain(corrected)),
    );
    expect(texts(added)).toEqual([captain]);
    expect(texts(gone)).toEqual([fog]);
    expect(reworded.map(({ before, after }) => [before.text, after.text])).toEqual([
      [hurt, corrected],
    ]);
    expect(judged).toEqual([]);
    expect(same).toBe(1);
  });

  it('takes a sentence that moved, or was spaced otherwise, for the same', () => {
    const comparison = compared(page(plain(hurt), plain(fog)), page(plain(fog), plain(`${hurt} `)));
    expect(isUnchanged(comparison)).toBe(true);
    expect(comparison.same).toBe(2);
  });

  it('counts a sentence as often as it stands there', () => {
    const { gone, added } = compared(page(plain(fog), plain(fog)), page(plain(fog)));
    expect([gone.length, added.length]).toEqual([1, 0]);
  });

  it('pairs each sentence with the one most like it', () => {
    const { reworded } = compared(
      page(plain('Nine sailors swam to the old pier.'), plain('Nine sailors swam to the beach.')),
      page(plain('Ten sailors swam to the beach.'), plain('Ten sailors swam to the old pier.')),
    );
    expect(
      reworded.map(({ before, after }) => [before.text.slice(-6), after.text.slice(-6)]),
    ).toEqual([
      ['beach.', 'beach.'],
      [' pier.', ' pier.'],
    ]);
  });

  it('tells another verdict on the same words, and the same verdict for another reason', () => {
    const verdict = sampleSentence();
    const backed = sampleSentence({
      verdict: 'corroborated',
      claims: [sampleClaim({ verdict: 'corroborated', reason: 'Two report it.' })],
    });
    const reason = sampleSentence({ claims: [sampleClaim({ reason: 'Radio reports 11.' })] });
    expect(compared(page(verdict), page(backed)).judged).toEqual([
      { before: verdict, after: backed },
    ]);
    const { judged, reasoned, same } = compared(page(verdict), page(reason));
    expect(judged).toEqual([]);
    expect(reasoned).toEqual([{ before: verdict, after: reason }]);
    expect(same).toBe(0);
    const contested = sampleSentence({ contest: sampleContest });
    expect(compared(page(verdict), page(contested)).judged).toHaveLength(1);
    const kinds = (kind: 'single-source' | 'only-here') =>
      page(sampleSentence({ verdict: 'unique', kind }));
    expect(compared(kinds('single-source'), kinds('only-here')).judged).toHaveLength(1);
  });

  it('says what the two were checked with', () => {
    const grounds = (changes: Partial<PageReport>) =>
      compared(sampleReport(), sampleReport(changes)).grounds;
    expect(grounds({})).toEqual([]);
    expect(grounds({ pack: { id: 'ferry', version: '2', name: '' } })).toEqual(['pack-version']);
    expect(grounds({ pack: { id: 'other', version: '2', name: '' }, minVoices: 3 })).toEqual([
      'pack',
      'voices',
    ]);
  });

  it('takes nothing for added beside a selection', () => {
    const { added, gone, same } = compared(
      page(plain(fog)),
      page(plain(fog), plain(hurt)),
      'selection',
    );
    expect([added.length, gone.length, same]).toEqual([0, 0, 1]);
  });

  it('finds nothing between a report and itself', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const comparison = compared(report, report);
        expect(isUnchanged(comparison)).toBe(true);
        expect(comparison.same).toBe(report.sentences.length);
      }),
    );
  });

  it('puts each sentence of both in one place, and sees the same from the other side', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (before, after) => {
        const there = compared(before, after);
        const { judged, reasoned, reworded, same } = there;
        const paired = judged.length + reasoned.length + reworded.length + same;
        expect(paired + there.added.length).toBe(after.sentences.length);
        expect(paired + there.gone.length).toBe(before.sentences.length);
        const back = compared(after, before);
        expect(back.judged.length + back.reasoned.length + back.same).toBe(
          judged.length + reasoned.length + same,
        );
      }),
    );
  });

  it('is quick on long pages that were all rewritten', () => {
    const long = (from: string) =>
      page(
        ...Array.from({ length: 2000 }, (_, at) =>
          plain(`The ${from} ferry number ${at} left the harbour of Port ${at % 70} at noon.`),
        ),
      );
    const start = performance.now();
    const { reworded } = compared(long('old'), long('new'));
    expect(reworded).toHaveLength(2000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
