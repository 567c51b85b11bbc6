import type { MarkSpec } from '../../lib/mark/target';
import type { PageReport } from '../../lib/report/page-report';
import type { Settings } from '../../lib/storage/settings';

/** What the page needs to draw the marks that are wanted; the evidence stays behind until somebody asks for it. */
export const marksOf = (
  report: Pick<PageReport, 'sentences'>,
  { marking, unmarked }: Pick<Settings, 'marking' | 'unmarked'>,
): MarkSpec[] =>
  report.sentences.flatMap(({ verdict, block, range, text, claims }, id) =>
    verdict === null || marking === 'quiet' || unmarked.includes(verdict)
      ? []
      : [
          {
            id,
            verdict,
            block,
            range: [range[0], range[1]] as const,
            text,
            faults: claims
              .filter((claim) => claim.verdict === 'disputed')
              .map(({ span }) => [span[0], span[1]] as const),
          },
        ],
  );
