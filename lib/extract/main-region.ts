import type { RawBlock, Region, Survey } from './survey';

const containers = new Set(['ARTICLE', 'MAIN']);

const isContainer = ({ element }: Region): boolean =>
  containers.has(element.tagName) ||
  element.getAttribute('role') === 'main' ||
  element.getAttribute('itemprop') === 'articleBody';

/** Share of a block's text that stands in links, 0 to 1. */
export const linkShare = (block: RawBlock): number =>
  block.length === 0 ? 0 : block.linked / block.length;

/** How much a block speaks for its surroundings' being an article. */
function proseOf(block: RawBlock): number {
  if (block.region.role === 'heading' || linkShare(block) > 0.5 || block.length < 30) return 0;
  // Long paragraphs speak louder than their length, short lines hardly at all.
  const length = Math.min(block.length, 1500);
  return (length * length) / (length + 80);
}

const linkOf = (block: RawBlock): string =>
  block.texts
    .find((text) => text?.data.trim())
    ?.parentElement?.closest('a')
    ?.getAttribute('href') ?? '';

/** Boxes whose heading is a link to another page: they stand for a story elsewhere. */
function cardsAmong(blocks: readonly RawBlock[]): Set<Region> {
  const cards = new Set<Region>();
  for (const block of blocks) {
    const { parent, role } = block.region;
    if (role !== 'heading' || !parent || linkShare(block) < 0.8) continue;
    // An entry of a live blog links to itself.
    if (!linkOf(block).includes('#')) cards.add(parent);
  }
  return cards;
}

/** Prose of the page's blocks, added up in every region that holds them. */
function weigh(
  blocks: readonly RawBlock[],
  cards: ReadonlySet<Region>,
): { children: ReadonlyMap<Region, readonly Region[]>; own: ReadonlyMap<Region, number> } {
  const children = new Map<Region, Region[]>();
  const own = new Map<Region, number>();
  for (const block of blocks) {
    const { parent } = block.region;
    const inCard = parent !== null && cards.has(parent);
    const prose = proseOf(block) * (inCard ? 0.25 : 1);
    if (prose === 0) continue;
    own.set(block.region, (own.get(block.region) ?? 0) + 1);
    for (let region: Region | null = block.region; region; region = region.parent) {
      if (region.prose === 0 && region.parent) {
        const siblings = children.get(region.parent);
        if (siblings) siblings.push(region);
        else children.set(region.parent, [region]);
      }
      region.prose += prose;
    }
  }
  return { children, own };
}

/** Whether articles that stand side by side are entries of one story (a live blog), not a story and its neighbours. */
function isFeed(siblings: readonly Region[], best: Region, cards: ReadonlySet<Region>): boolean {
  let others = 0;
  for (const sibling of siblings) {
    const isArticle = sibling.element.tagName === 'ARTICLE';
    if (sibling !== best && isArticle && !cards.has(sibling)) others += sibling.prose;
  }
  return others > best.prose * (best.prose < 800 ? 0.12 : 0.5);
}

/** The region that holds the page's main article: where its prose stops being in one place. */
export function mainRegion({ root, blocks }: Survey): Region {
  const cards = cardsAmong(blocks);
  const { children, own } = weigh(blocks, cards);
  let region = root;
  for (;;) {
    let best: Region | null = null;
    let second = 0;
    const inside = children.get(region) ?? [];
    for (const child of inside) {
      if (!best || child.prose > best.prose) {
        second = best?.prose ?? 0;
        best = child;
      } else second = Math.max(second, child.prose);
    }
    if (!best || best.prose < region.prose * 0.5 || second > best.prose * 0.5) break;
    if (best.element.tagName === 'ARTICLE' && isFeed(inside, best, cards)) break;
    // A lone paragraph is not the article: its parent is.
    if (!children.has(best) && (own.get(best) ?? 0) < 2) break;
    region = best;
  }
  for (let around: Region | null = region; around; around = around.parent) {
    if (isContainer(around)) return around;
  }
  while (region.parent && region.prose < root.prose * 0.6) region = region.parent;
  return region;
}

/** Whether `region` is `outer` or lies in it. */
export function isWithin(region: Region, outer: Region): boolean {
  for (let around: Region | null = region; around; around = around.parent) {
    if (around === outer) return true;
  }
  return false;
}
