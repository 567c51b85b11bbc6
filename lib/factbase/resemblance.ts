import type { Resemblance } from '../report/page-report';
import type { Pack } from './pack-schema';
import { hashRuns } from './shingles';

/** From this similarity on, a page is taken for a near copy of the source. */
export const nearCopy = 0.3;

/** Below this, what is shared are names and stock phrases. */
const worthNaming = 0.05;
const fewestRuns = 8;

interface SourceRuns {
  readonly source: string;
  readonly lineage: string;
  readonly every: number;
}

interface RunIndex {
  readonly sources: readonly SourceRuns[];
  /** Positions in `sources` by hash. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
}

const indexes = new WeakMap<Pack, RunIndex>();

function indexRuns(pack: Pack): RunIndex {
  const known = indexes.get(pack);
  if (known !== undefined) return known;
  const holders = new Map<number, number[]>();
  const sources = pack.sources.map((source, position) => {
    for (const hash of source.shingles) {
      const positions = holders.get(hash);
      if (positions === undefined) holders.set(hash, [position]);
      else positions.push(position);
    }
    return { source: source.id, lineage: source.lineage, every: source.shinglesEvery ?? 1 };
  });
  const index = { sources, holders };
  indexes.set(pack, index);
  return index;
}

/**
 * The pack's sources whose wording the text reuses, most similar first.
 * The similarity is the share of the text's word runs (outside quotations) that the source holds too.
 * Lines of the text are taken for its blocks.
 */
export function findResemblances(text: string, pack: Pack): readonly Resemblance[] {
  const { sources, holders } = indexRuns(pack);
  const runs = hashRuns(text);
  const shared = sources.map(() => 0);
  for (const hash of runs)
    for (const position of holders.get(hash) ?? []) shared[position] = (shared[position] ?? 0) + 1;
  return sources
    .flatMap(({ source, lineage, every }, position) => {
      const common = shared[position] ?? 0;
      const sampled = every === 1 ? runs.size : countDivisible(runs, every);
      const similarity = sampled === 0 ? 0 : common / sampled;
      const telling = common * every >= fewestRuns && similarity >= worthNaming;
      return telling ? [{ source, lineage, similarity }] : [];
    })
    .sort((a, b) => b.similarity - a.similarity);
}

function countDivisible(hashes: ReadonlySet<number>, every: number): number {
  let count = 0;
  for (const hash of hashes) if (hash % every === 0) count++;
  return count;
}
