import { addBands, band } from './bands';
import { folded, hashFeature, hashOf, hashOn } from './feature-hash';
import type { FirstJudgement, StanceChances } from './judge';
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
  let corroborated = 0;
  let single = 0;
  let only = 0;
  let none = 0;
  let disputed = 0;
  const kinds = kindsOf(classes);
  for (let label = 0; label < kinds.length; label++) {
    const kind = kinds[label];
    const chance = point[label] ?? 0;
    if (kind === 'none') none += chance;
    else if (kind === 'only') only += chance;
    else if (kind === 'disputed' || kind === undefined) disputed += chance;
    else if (voicesOf(kind.backed) >= minVoices) corroborated += chance;
    else single += chance;
  }
  return { corroborated, single, only, none, disputed };
}

type PointKind = 'none' | 'only' | 'disputed' | { readonly backed: string };

const knownKinds = new WeakMap<readonly string[], readonly PointKind[]>();

/** What the point's classes mean, by their names; made once for each list of them. */
function kindsOf(classes: readonly string[]): readonly PointKind[] {
  const known = knownKinds.get(classes);
  if (known !== undefined) return known;
  const made = classes.map((name): PointKind => {
    if (name === 'none' || name === 'only') return name;
    return name.startsWith('-') ? 'disputed' : { backed: name.slice(1) };
  });
  knownKinds.set(classes, made);
  return made;
}

/** The classes of the mark head. */
export const markClasses = [
  'corroborated',
  'disputed',
  'single-source',
  'only-here',
  'none',
] as const;

const pointGroupNames = ['corroborated', 'single', 'only', 'none', 'disputed'] as const;

/** What two readings of a point come to together: the mean of their log chances, brought back to one. */
export function meanOfGroups(one: PointGroups, other: PointGroups): PointGroups {
  const least = 1e-4;
  const mean = (name: keyof PointGroups): number =>
    Math.sqrt((one[name] + least) * (other[name] + least));
  const sum = pointGroupNames.reduce((total, name) => total + mean(name), 0);
  return {
    corroborated: mean('corroborated') / sum,
    single: mean('single') / sum,
    only: mean('only') / sum,
    none: mean('none') / sum,
    disputed: mean('disputed') / sum,
  };
}

/** The point's chances by group: by the words, by their order where that was asked, and together. */
export interface ReadPoint {
  readonly words: PointGroups;
  readonly order: PointGroups | null;
  readonly together: PointGroups;
}

/** Groups what the reading heads take the sentence's point for. */
export function readPoint(
  first: FirstJudgement,
  classes: readonly string[],
  voicesOf: (fact: string) => number,
  minVoices: number,
): ReadPoint {
  const words = groupPoint(first.point, classes, voicesOf, minVoices);
  if (first.sequence === null) return { words, order: null, together: words };
  const order = groupPoint(first.sequence.point, first.sequence.classes, voicesOf, minVoices);
  return { words, order, together: meanOfGroups(words, order) };
}

/** What the names of the bands of a point's groups begin with: by the words, by their order, and together. */
const bandNames = pointGroupNames.map((name) => ({
  name,
  words: hashOf(`p ${name}`),
  order: hashOf(`q ${name}`),
  together: hashOf(`m ${name}`),
}));
const findingName = hashOf('f ');

/** Feature hashes for the mark of a sentence from all that was judged before. */
export function markRow(
  point: ReadPoint,
  judgement: FirstJudgement,
  candidates: readonly StancedCandidate[],
  reading: Reading,
): readonly number[] {
  const groups = point.together;
  const features = new Set<number>();
  const add = (state: number): void => {
    features.add(folded(state));
  };
  const push = (name: string): void => {
    features.add(hashFeature(name));
  };
  push('bias');
  for (const { name, words, order, together } of bandNames) {
    addBands(words, point.words[name], add);
    if (point.order === null) continue;
    addBands(order, point.order[name], add);
    addBands(together, groups[name], add);
  }
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
      add(hashOn(findingName, finding));
      add(hashOn(findingName, `${candidate.slot} ${finding}`));
    }
  }
  addBands(hashOf('s contradicts'), contradicted, add);
  addBands(hashOf('s contradicts linked'), contradictedLink, add);
  addBands(hashOf('s several'), several, add);
  addBands(hashOf('s single'), single, add);
  addBands(hashOf('s linked'), linked, add);
  const whose = belongingWord(reading.belonging);
  push(`w ${whose}`);
  push(`w ${whose} ${band(linked) > 6} ${band(contradicted) > 6} ${firm}`);
  push(`w ${reading.belonging.elsewhere} ${band(groups.none) > 6} ${band(contradicted) > 6}`);
  push(`firm ${firm} ${agreed}`);
  push(
    `x ${Math.min(4, band(contradicted) >> 1)} ${Math.min(4, band(groups.disputed) >> 1)} ${firm}`,
  );
  push(`x2 ${band(groups.disputed) > 6} ${band(contradicted) > 6} ${firm} ${agreed}`);
  push(
    `y ${band(groups.none) > 6} ${band(groups.only) > 6} ${band(groups.corroborated) > 6} ${band(groups.single) > 6}`,
  );
  push(`n ${Math.min(4, judgement.candidates.length)}`);
  const last = reading.sentence.tokens.at(-1)?.lower ?? '';
  push(`end ${last === '?' ? '?' : '.'}`);
  return [...features];
}
