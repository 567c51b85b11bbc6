import type { About } from '../report/page-report';
import { findEvidence, nothing } from './evidence';
import { foldText } from './fold';
import { type Detectable, isIndex, passagesOf } from './passages';
import { indexTerms, type Profile } from './profile';
import { reasonsFor } from './reasons';
import { type Reading, scorePage } from './score';

export type { Detectable } from './passages';

/** What detection says of a page. */
export interface DetectionResult {
  /** The pack whose event the page is closest to; null where it is close to none. */
  readonly pack: string | null;
  readonly about: About;
  /** 0 to 1. */
  readonly relevance: number;
  /** Reasons a person understands. */
  readonly why: readonly string[];
}

/** Finds out whether a text is about one of several events. */
export interface Detector {
  readonly judge: (article: Detectable) => DetectionResult;
}

const none: DetectionResult = { pack: null, about: 'no', relevance: 0, why: [] };
const ranks = { no: 0, mention: 1, yes: 2 } as const;

/**
 * A detector for the events of these profiles.
 *
 * @example
 * const detector = createDetector([{ pack: pack.id, date: pack.event.date, ...pack.detection }]);
 * detector.judge(article).about; // 'yes'
 */
export function createDetector(profiles: readonly Profile[]): Detector {
  const index = indexTerms(profiles);
  return {
    judge(article) {
      const byProfile = profiles.map((): Reading[] => []);
      const passages = passagesOf(article);
      const front = passages.filter(({ zone }) => zone !== 'text').map(({ text }) => text);
      const inFront = findEvidence(index, foldText(front.join('\n')));
      for (const passage of passages) {
        const found = findEvidence(index, foldText(passage.text));
        for (const [number, readings] of byProfile.entries()) {
          readings.push({ passage, evidence: found.get(number) ?? nothing });
        }
      }
      let best = none;
      for (const [number, profile] of profiles.entries()) {
        const readings = byProfile[number] ?? [];
        const score = scorePage(profile, readings, inFront.get(number) ?? nothing, {
          published: article.published ?? null,
          isIndex: isIndex(article),
        });
        const { about, relevance } = score;
        if (ranks[about] < ranks[best.about] || relevance <= best.relevance) continue;
        const why = reasonsFor(profile, readings, score);
        best = { pack: profile.pack, about, relevance, why };
      }
      return best;
    },
  };
}
