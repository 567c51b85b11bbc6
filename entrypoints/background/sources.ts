import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { knownIn, proposeFrom } from '../../lib/digest/propose';
import type { Article } from '../../lib/extract/article';
import type { ClaimReview } from '../../lib/extract/claim-review';
import { mergedSourceId } from '../../lib/factbase/merge-packs';
import type { Pack, Source } from '../../lib/factbase/pack-schema';
import { type ArrangedPacks, arrangePacks } from '../../lib/factbase/shelf';
import type { UserPack } from '../../lib/factbase/user-pack-schema';
import type {
  PacksReply,
  PackView,
  ProposeReply,
  ReadPage,
} from '../../lib/messages/sources-schema';
import { readPageSchema } from '../../lib/messages/sources-schema';
import { loadShelf, type Parts } from './packs';

/** Everything put together, what is off too: lineages and problems are the same for it. */
const allOf = ({ bundled, own }: Parts): ArrangedPacks => arrangePacks(bundled, own.packs);

const holds = (pack: Pack, id: string): boolean =>
  pack.id === id || pack.own?.some((each) => each.id === id) === true;

/** The merged pack that a pack is a part of, or undefined. */
const wholeWith = ({ packs }: ArrangedPacks, id: string): Pack | undefined =>
  [...packs.values()].find((pack) => holds(pack, id));

const sharing = ({ id, lineage }: Source, whole: Pack): string[] =>
  whole.sources.flatMap((other) =>
    other.lineage === lineage && other.id !== id ? [other.name] : [],
  );

function bundledView(pack: Pack, all: ArrangedPacks, off: ReadonlySet<string>): PackView {
  const whole = all.packs.get(pack.id) ?? pack;
  return {
    id: pack.id,
    name: pack.name,
    own: false,
    on: !off.has(pack.id),
    addsTo: null,
    date: pack.event.date,
    version: pack.version,
    facts: pack.facts.length,
    sources: pack.sources.map((source) => ({
      id: source.id,
      name: source.name,
      url: null,
      published: source.published ?? null,
      facts: pack.facts.filter(({ reports }) =>
        reports.some((report) => report.source === source.id),
      ).length,
      sharesWith: sharing(source, whole),
    })),
    problems: [],
  };
}

function ownView(pack: UserPack, all: ArrangedPacks, { own, bundled, off }: Parts): PackView {
  const whole = wholeWith(all, pack.id);
  const merged = new Map(whole?.sources.map((source) => [source.id, source]));
  const others: readonly { readonly id: string; readonly name: string }[] = [
    ...bundled,
    ...own.packs,
  ];
  const prefix = `${pack.id}: `;
  return {
    id: pack.id,
    name: pack.name,
    own: true,
    on: !off.has(pack.id),
    addsTo:
      pack.extends === null
        ? null
        : (others.find(({ id }) => id === pack.extends)?.name ?? pack.extends),
    date: pack.event?.date ?? null,
    version: String(pack.version),
    facts: pack.sources.reduce((sum, { facts }) => sum + facts.length, 0),
    sources: pack.sources.map((source) => {
      const known = merged.get(mergedSourceId(pack.id, source.id));
      return {
        id: source.id,
        name: source.name,
        url: source.url,
        published: source.published,
        facts: source.facts.length,
        sharesWith: known === undefined || whole === undefined ? [] : sharing(known, whole),
      };
    }),
    problems: all.problems.flatMap(({ where, what }) =>
      where.startsWith(prefix) ? [`${where.slice(prefix.length)}: ${what}`] : [],
    ),
  };
}

/** All packs with their sources, and what is left of deleted and damaged ones. */
export async function overview(): Promise<PacksReply> {
  const { parts, problems } = await loadShelf();
  const all = allOf(parts);
  return {
    packs: [
      ...parts.bundled.map((pack) => bundledView(pack, all, parts.off)),
      ...parts.own.packs.map((pack) => ownView(pack, all, parts)),
    ],
    removed: [...parts.own.removed],
    problems: [...problems],
  };
}

/** The article of the page that a tab shows; null where the browser lets nobody in, or it holds none. */
export async function readPage(tabId: number): Promise<ReadPage | null> {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId },
      files: ['/read-page.js'],
    });
    const read = v.safeParse(readPageSchema, injected?.result);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** What a text may add to a pack, those that are off among them; to a new one where the target is null. */
export async function propose(
  article: Article,
  reviews: readonly ClaimReview[],
  target: string | null,
  today: string,
): Promise<ProposeReply> {
  const { parts } = await loadShelf();
  const pack = target === null ? null : (wholeWith(allOf(parts), target) ?? null);
  const { digest, event, sharesWith } = proposeFrom(article, reviews, pack, today);
  const known = pack === null ? { slots: [], places: [], things: [], parties: [] } : knownIn(pack);
  return { digest, event, sharesWith, known };
}
