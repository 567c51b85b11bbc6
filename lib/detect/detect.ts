import type { About } from '../report/page-report';
import { type Evidence, findEvidence, joinEvidence, nothing } from './evidence';
import { foldText } from './fold';
import { type Detectable, isIndex, type Passage, passagesOf } from './passages';
import { indexTerms, type Profile, type TermIndex } from './profile';
import { reasonsFor } from './reasons';
import { type Page, scorePage } from './score';

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
/** Characters up to which a whole page speaks of one thing, as a passage does. */
const onePassage = 1200;

/** A page as each profile sees it of which it has anything, by the profile's index: the others cost nothing. */
export function readPage(index: TermIndex, article: Detectable): Map<number, Page> {
  const passages = passagesOf(article);
  const read = (all: readonly Passage[]): Map<number, Evidence> =>
    findEvidence(index, foldText(all.map(({ text }) => text).join('\n')));
  const found = passages.map((passage) => read([passage]));
  const opening = read(passages.filter(({ zone }) => zone !== 'text'));
  const isShort = passages.reduce((sum, { length }) => sum + length, 0) <= onePassage;
  const together = isShort ? read(passages) : opening;
  const numbers = new Set([...found, together].flatMap((evidence) => [...evidence.keys()]));
  const pageFor = (number: number): Page => {
    const readings = passages.map((passage, at) => ({
      passage,
      evidence: found[at]?.get(number) ?? nothing,
    }));
    return {
      readings,
      front: opening.get(number) ?? nothing,
      whole: joinEvidence([
        ...readings.map(({ evidence }) => evidence),
        together.get(number) ?? nothing,
      ]),
      published: article.published ?? null,
      isIndex: isIndex(article),
    };
  };
  return new Map([...numbers].map((number) => [number, pageFor(number)]));
}

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
      let best = none;
      for (const [number, page] of readPage(index, article)) {
        const profile = profiles[number];
        if (!profile) continue;
        const score = scorePage(profile, page);
        const { about, relevance } = score;
        if (relevance <= best.relevance) continue;
        const why = reasonsFor(profile, page.readings, score);
        best = { pack: profile.pack, about, relevance, why };
      }
      return best;
    },
  };
}
