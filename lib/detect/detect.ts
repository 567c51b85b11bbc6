import type { About } from '../report/page-report';
import { findEvidence, nothing } from './evidence';
import { foldText } from './fold';
import { type Detectable, isIndex, passagesOf } from './passages';
import { indexTerms, type Profile } from './profile';
import { reasonsFor } from './reasons';
import { scorePage } from './score';

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
      const passages = passagesOf(article);
      const found = passages.map(({ text }) => findEvidence(index, foldText(text)));
      const opening = passages.filter(({ zone }) => zone !== 'text').map(({ text }) => text);
      const front = findEvidence(index, foldText(opening.join('\n')));
      const published = article.published ?? null;
      let best = none;
      // Only events of which the page has anything: the others cost nothing.
      for (const number of new Set(found.flatMap((evidence) => [...evidence.keys()]))) {
        const profile = profiles[number];
        if (!profile) continue;
        const readings = passages.map((passage, at) => ({
          passage,
          evidence: found[at]?.get(number) ?? nothing,
        }));
        const score = scorePage(profile, {
          readings,
          front: front.get(number) ?? nothing,
          published,
          isIndex: isIndex(article),
        });
        const { about, relevance } = score;
        if (relevance <= best.relevance) continue;
        best = { pack: profile.pack, about, relevance, why: reasonsFor(profile, readings, score) };
      }
      return best;
    },
  };
}
