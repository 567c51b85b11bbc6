import type { Resemblance } from '../report/page-report';
import type { Pack } from './pack-schema';
import { hashRuns } from './shingles';

/** From this similarity on, a page is taken for a near copy of the source. */
export const nearCopy = 0.3;

/** From this share of a source on, a text holds the source. */
const wholeSource = 0.6;

/** Below this, what is shared are names and stock phrases. */
const worthNaming = 0.05;
const fewestRuns = 8;

interface SourceRuns {
  readonly source: string;
  readonly lineage: string;
  readonly every: number;
  readonly size: number;
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
    const size = source.shingles.length;
    return { source: source.id, lineage: source.lineage, every: source.shinglesEvery ?? 1, size };
  });
  const index = { sources, holders };
  indexes.set(pack, index);
  return index;
}

interface Shared extends Resemblance {
  /** The other way round: the share of the source's word runs that the text holds. */
  readonly contained: number;
}

/**
 * The pack's sources whose wording the text reuses, most similar first.
 * The similarity is the share of the text's word runs (outside quotations) that the source holds too.
 * Lines of the text are taken for its blocks.
 */
export function findResemblances(text: string, pack: Pack): readonly Resemblance[] {
  return compareWithSources(text, pack).map(({ source, lineage, similarity }) => ({
    source,
    lineage,
    similarity,
  }));
}

/**
 * The lineages of which the text is a source itself: it is a near copy of one of their sources,
 * or holds nearly the whole of one (a page of dispatches is each of them).
 */
export function copiedLineages(text: string, pack: Pack): ReadonlySet<string> {
  return new Set(
    compareWithSources(text, pack)
      .filter(({ similarity, contained }) => similarity >= nearCopy || contained >= wholeSource)
      .map(({ lineage }) => lineage),
  );
}

function compareWithSources(text: string, pack: Pack): readonly Shared[] {
  const { sources, holders } = indexRuns(pack);
  const runs = hashRuns(text);
  const shared = sources.map(() => 0);
  for (const hash of runs)
    for (const position of holders.get(hash) ?? []) shared[position] = (shared[position] ?? 0) + 1;
  return sources
    .flatMap(({ source, lineage, every, size }, position) => {
      const common = shared[position] ?? 0;
      const sampled = every === 1 ? runs.size : countDivisible(runs, every);
      const similarity = sampled === 0 ? 0 : common / sampled;
      const contained = size === 0 ? 0 : common / size;
      const telling = similarity >= worthNaming || contained >= wholeSource;
      return common * every >= fewestRuns && telling
        ? [{ source, lineage, similarity, contained }]
        : [];
    })
    .sort((a, b) => b.similarity - a.similarity);
}

function countDivisible(hashes: ReadonlySet<number>, every: number): number {
  let count = 0;
  for (const hash of hashes) if (hash % every === 0) count++;
  return count;
}
