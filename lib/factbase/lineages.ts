import { type Shingles, sharedRuns } from './shingles';

/** A source as far as its descent matters. */
export interface Descendant {
  readonly id: string;
  readonly sameReportAs: readonly string[];
  readonly shingles: Shingles;
}

/** Two sources and the wording that they share. */
export interface Kinship {
  readonly a: string;
  readonly b: string;
  readonly runs: number;
  readonly share: number;
  readonly related: boolean;
}

// Independent reports of one event share names and stock phrases: up to half a dozen runs, under 5 % of the shorter
// text. Rewrites of one report share several times as many. A text of a few lines shows descent only by near identity.
const fewestRuns = 10;
const smallestShare = 0.05;
const nearIdentity = 0.6;

/** Whether two sources share so much wording that one descends from the other, or both from a third. */
export const isRelated = ({ runs, share }: { runs: number; share: number }): boolean =>
  (runs >= fewestRuns && share >= smallestShare) || (runs > 0 && share >= nearIdentity);

/** How much wording each pair of sources shares, most first. */
export function measureKinship(sources: readonly Descendant[]): readonly Kinship[] {
  const pairs: Kinship[] = [];
  sources.forEach((a, index) => {
    for (const b of sources.slice(index + 1)) {
      const shared = sharedRuns(a.shingles, b.shingles);
      pairs.push({ a: a.id, b: b.id, ...shared, related: isRelated(shared) });
    }
  });
  return pairs.sort((left, right) => right.share - left.share);
}

/** The lineage of each source, named after its first member in the given order. */
export function traceLineages(
  sources: readonly Descendant[],
  kinship: readonly Kinship[] = measureKinship(sources),
): ReadonlyMap<string, string> {
  const order = new Map(sources.map((source, index) => [source.id, index]));
  const parent = new Map(sources.map((source) => [source.id, source.id]));
  const root = (id: string): string => {
    const up = parent.get(id);
    return up === undefined || up === id ? id : root(up);
  };
  const join = (a: string, b: string) => {
    const [first, second] = [root(a), root(b)].sort(
      (left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0),
    );
    if (first !== undefined && second !== undefined) parent.set(second, first);
  };
  for (const pair of kinship) if (pair.related) join(pair.a, pair.b);
  for (const source of sources) for (const other of source.sameReportAs) join(source.id, other);
  return new Map(sources.map((source) => [source.id, root(source.id)]));
}
