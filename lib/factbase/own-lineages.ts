import { isRelated } from './lineages';
import { type Shingles, sharedRuns } from './shingles';

/** A source with what is kept of its wording. */
export interface Worded {
  readonly id: string;
  readonly shingles: Shingles;
}

/** A source whose lineage is settled. */
export interface Settled extends Worded {
  readonly lineage: string;
}

interface Kin {
  readonly a: string;
  readonly b: string;
  readonly share: number;
}

/**
 * The lineage of each of the user's sources. One that reuses the wording of a settled source belongs to that one's
 * lineage, to the one with which it shares most where there are several; settled lineages stay apart whatever is
 * added, so that a digest of two reports does not make one voice of them. The order of the sources does not matter.
 */
export function traceOwnLineages(
  settled: readonly Settled[],
  own: readonly Worded[],
): ReadonlyMap<string, string> {
  const ordered = own.toSorted((a, b) => compare(a.id, b.id));
  const kin = kinOf(settled, ordered);
  const lineage = new Map(settled.map((source) => [source.id, source.lineage]));
  for (;;) {
    const next = kin.find(({ a, b }) => lineage.has(a) !== lineage.has(b));
    if (next === undefined) {
      const first = ordered.find(({ id }) => !lineage.has(id));
      if (first === undefined) return lineage;
      lineage.set(first.id, first.id);
      continue;
    }
    const [known, fresh] = lineage.has(next.a) ? [next.a, next.b] : [next.b, next.a];
    lineage.set(fresh, lineage.get(known) ?? known);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Related pairs of which at least one is the user's, closest first. */
function kinOf(settled: readonly Settled[], own: readonly Worded[]): readonly Kin[] {
  const all: readonly Worded[] = [...settled, ...own];
  const holders = new Map<number, number[]>();
  const kin: Kin[] = [];
  for (const [at, b] of all.entries()) {
    const isOwn = at >= settled.length;
    const met = new Set<number>();
    for (const hash of b.shingles.hashes) {
      const known = holders.get(hash);
      if (known === undefined) holders.set(hash, [at]);
      else {
        if (isOwn) for (const other of known) met.add(other);
        known.push(at);
      }
    }
    for (const other of met) {
      const a = all[other];
      if (a === undefined) continue;
      const shared = sharedRuns(a.shingles, b.shingles);
      if (isRelated(shared)) kin.push({ a: a.id, b: b.id, share: shared.share });
    }
  }
  return kin.sort((x, y) => y.share - x.share || compare(x.a, y.a) || compare(x.b, y.b));
}
