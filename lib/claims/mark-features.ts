import type { FirstJudgement, StanceChances } from './judge';
import { hashFeature } from './linear-head';
import { belongingWord, type Reading } from './reading';

/** A candidate with its stance, as the mark head sees it. */
export interface StancedCandidate {
  readonly slot: string;
  readonly link: number;
  readonly stance: StanceChances;
  /** Outcomes of the typed comparers, as short words. */
  readonly findings: readonly string[];
  /** Enough voices back the fact. */
  readonly backed: boolean;
}

/** Chances of the point by group. */
export interface PointGroups {
  readonly corroborated: number;
  readonly single: number;
  readonly only: number;
  readonly none: number;
  readonly disputed: number;
}

/** Sums the point head's classes by what they would mean for the mark. */
export function groupPoint(
  point: Float32Array,
  classes: readonly string[],
  voicesOf: (fact: string) => number,
  minVoices: number,
): PointGroups {
  const groups = { corroborated: 0, single: 0, only: 0, none: 0, disputed: 0 };
  for (const [label, name] of classes.entries()) {
    const chance = point[label] ?? 0;
    if (name === 'none') groups.none += chance;
    else if (name === 'only') groups.only += chance;
    else if (name.startsWith('-')) groups.disputed += chance;
    else if (voicesOf(name.slice(1)) >= minVoices) groups.corroborated += chance;
    else groups.single += chance;
  }
  return groups;
}

/** The classes of the mark head. */
export const markClasses = [
  'corroborated',
  'disputed',
  'single-source',
  'only-here',
  'none',
] as const;

const bands = [-6, -4, -3, -2, -1.2, -0.5, 0, 0.5, 1.2, 2, 3, 4, 6];

/** The band of a chance on the log-odds scale, coarse enough to learn from few examples. */
function band(chance: number): number {
  const odds = Math.log((chance + 1e-4) / (1 - chance + 1e-4));
  let at = 0;
  while (at < bands.length && odds > (bands[at] ?? 0)) at++;
  return at;
}

/** Thermometer features: every band below the chance's own is on, so that weights add up. */
function pushBands(features: string[], name: string, chance: number): void {
  const reached = band(chance);
  for (let at = 1; at <= reached; at++) features.push(`${name}>${at}`);
}

/** Features for the mark of a sentence from all that was judged before. */
export function markFeatures(
  groups: PointGroups,
  judgement: FirstJudgement,
  candidates: readonly StancedCandidate[],
  reading: Reading,
): readonly string[] {
  const features: string[] = ['bias'];
  for (const [name, chance] of Object.entries(groups)) pushBands(features, `p ${name}`, chance);
  let linked = 0;
  let contradicted = 0;
  let contradictedLink = 0;
  let several = 0;
  let single = 0;
  let firm = 0;
  let agreed = 0;
  for (const candidate of candidates) {
    const { stance, link } = candidate;
    linked = Math.max(linked, link);
    contradicted = Math.max(contradicted, stance.contradicts);
    contradictedLink = Math.max(contradictedLink, stance.contradicts * link);
    const told = stance.supports * link;
    if (candidate.backed) several = Math.max(several, told);
    else single = Math.max(single, told);
    for (const finding of candidate.findings) {
      if (finding.startsWith('contradicts')) firm = Math.max(firm, 1);
      if (finding.startsWith('supports')) agreed = Math.max(agreed, 1);
      features.push(`f ${finding}`);
      features.push(`f ${candidate.slot} ${finding}`);
    }
  }
  pushBands(features, 's contradicts', contradicted);
  pushBands(features, 's contradicts linked', contradictedLink);
  pushBands(features, 's several', several);
  pushBands(features, 's single', single);
  pushBands(features, 's linked', linked);
  const whose = belongingWord(reading.belonging);
  features.push(`w ${whose}`, `w ${whose} ${band(linked) > 6} ${band(contradicted) > 6} ${firm}`);
  features.push(
    `w ${reading.belonging.elsewhere} ${band(groups.none) > 6} ${band(contradicted) > 6}`,
  );
  features.push(`firm ${firm} ${agreed}`);
  features.push(
    `x ${Math.min(4, band(contradicted) >> 1)} ${Math.min(4, band(groups.disputed) >> 1)} ${firm}`,
  );
  features.push(`x2 ${band(groups.disputed) > 6} ${band(contradicted) > 6} ${firm} ${agreed}`);
  features.push(
    `y ${band(groups.none) > 6} ${band(groups.only) > 6} ${band(groups.corroborated) > 6} ${band(groups.single) > 6}`,
  );
  features.push(`n ${Math.min(4, judgement.candidates.length)}`);
  const last = reading.sentence.tokens.at(-1)?.lower ?? '';
  features.push(`end ${last === '?' ? '?' : '.'}`);
  return features;
}

/** Feature hashes for the mark head. */
export const markRow = (...input: Parameters<typeof markFeatures>): readonly number[] => [
  ...new Set(markFeatures(...input).map(hashFeature)),
];
