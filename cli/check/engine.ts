import { indexOfPack } from '../../lib/claims/pack-index';
import { createDetector } from '../../lib/detect/detect';
import type { Pack } from '../../lib/factbase/pack-schema';
import type { LineReport } from '../../lib/report/export-json';
import type { PageReport } from '../../lib/report/page-report';
import { checkArticle } from '../../lib/verify/check-article';
import { checkSentence } from '../../lib/verify/check-sentence';
import type { Line } from './lines';
import type { CheckCommand } from './options';
import type { ReadArticle } from './read-article';

/** The extension's engine, made ready once for any number of inputs. */
export interface Engine {
  readonly page: (read: ReadArticle, file: string) => PageReport;
  readonly line: (line: Line) => LineReport;
}

/** An engine for these packs (one at least). A page is checked against the pack whose event it is closest to. */
export function createEngine(
  packs: readonly [Pack, ...Pack[]],
  { minVoices, assumeEvent, published }: CheckCommand,
): Engine {
  const detector = createDetector(
    packs.map((pack) => ({ pack: pack.id, date: pack.event.date, ...pack.detection })),
  );
  return {
    page({ article, detectable }, file) {
      const detection = detector.judge(detectable);
      const pack = packs.find(({ id }) => id === detection.pack) ?? packs[0];
      return checkArticle(article, indexOfPack(pack), { minVoices, assumeEvent, detection, file });
    },
    line: ({ id, text, context, published: day }) => ({
      id,
      sentence: checkSentence(
        { text, context, published: day ?? published },
        indexOfPack(packs[0]),
        {
          minVoices,
        },
      ),
    }),
  };
}
