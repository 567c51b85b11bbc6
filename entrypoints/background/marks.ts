import type { MarkSpec } from '../../lib/mark/target';
import { shownVerdict } from '../../lib/report/contest';
import type { PageReport } from '../../lib/report/page-report';
import type { Settings } from '../../lib/storage/settings';

/** What the page needs to draw the marks that are wanted; the evidence stays behind until somebody asks for it. */
export const marksOf = (
  report: Pick<PageReport, 'sentences'>,
  { marking, unmarked }: Pick<Settings, 'marking' | 'unmarked'>,
): MarkSpec[] =>
  report.sentences.flatMap((sentence, id) => {
    const { block, range, text, claims, contest } = sentence;
    // Where a researcher wants no mark, a flag says so on what the engine had marked.
    const verdict = shownVerdict(sentence) ?? (contest ? sentence.verdict : null);
    const dropped = contest?.verdict === null;
    if (verdict === null || marking === 'quiet' || (!dropped && unmarked.includes(verdict)))
      return [];
    return [
      {
        id,
        verdict,
        contest: contest && (dropped ? 'dropped' : 'overruled'),
        block,
        range: [range[0], range[1]] as const,
        text,
        // What is at fault in the engine's eyes is at fault only where its verdict stands.
        faults: contest
          ? []
          : claims
              .filter((claim) => claim.verdict === 'disputed')
              .map(({ span }) => [span[0], span[1]] as const),
      },
    ];
  });
