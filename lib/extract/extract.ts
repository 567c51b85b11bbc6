import { findLanguage } from '../language/find-language';
import { hasClock, isMoment } from '../language/moments';
import type { Article, Block, BlockRole } from './article';
import { isWithin, linkShare, mainRegion } from './main-region';
import { canonicalAddress, readMetadata } from './metadata';
import { type RawBlock, type Region, type Survey, survey } from './survey';

/** A stretch of a block's text that stands unchanged in one text node. */
export interface TextRun {
  readonly node: Text;
  /** The node's whole data when it was read. */
  readonly data: string;
  /** Where it begins in the node's data. */
  readonly from: number;
  /** Where it begins in the block's text. */
  readonly at: number;
  readonly length: number;
}

/** A block with the place in the page that it was read from. */
export interface PlacedBlock {
  readonly block: Block;
  readonly element: Element;
  readonly runs: readonly TextRun[];
}

/** An article and where in the page each of its blocks stands. */
export interface ExtractedArticle {
  readonly article: Article;
  readonly description: string;
  readonly canonical: string | null;
  readonly placed: readonly PlacedBlock[];
  /** The element that holds the article, or null where the page has no text. */
  readonly element: Element | null;
}

/** What only a page with layout can tell; each may be left out. */
export interface Surroundings {
  /** Whether the element is shown. */
  readonly isVisible?: (element: Element) => boolean;
  /** Whether an element that is inline by its name is laid out as a block. */
  readonly isBlock?: (element: Element) => boolean;
  /** The id of the block with this text in this element; by default blocks are counted. */
  readonly idOf?: (element: Element, text: string) => number;
}

/** Characters that tell a text's language. */
const enoughForLanguage = 3000;
/**
 * A stretch that stays as it is: no white space but single blanks, and none of the characters that
 * nobody sees and that would split words (soft hyphens, zero-width spaces and joiners).
 */
const kept = /[^\s\u00ad\u200b\u2060\ufeff]+(?: [^\s\u00ad\u200b\u2060\ufeff]+)*/g;
const blank = /[^\S\ufeff]/;
const pointsElsewhere =
  /^(?:read (?:more|also|next)|also read|see also|related(?: stor(?:y|ies)| articles?)?|more on this(?: story)?|watch|listen|photos?|don't miss|recommended)\s*[:–—|-]/i;
const endsTheArticle =
  /^(?:\d+ )?(?:comments?|related(?: (?:stories|articles|topics|content|coverage|links))?|more (?:stories|news|from .{1,30}|on this story)|read (?:more|next)|you may also like|recommended(?: .{1,20})?|most (?:read|popular|viewed)|trending(?: now)?|top stories|latest(?: news| stories)?|what to read next|join the conversation|leave a (?:comment|reply))$/i;

/** When, and nothing else. A date in a table says something together with its row. */
const saysOnlyWhen = (text: string, role: BlockRole): boolean =>
  isMoment(text) && (role !== 'cell' || hasClock(text));
const hasNoWord = /^[\P{L}]*$/u;

interface Draft {
  readonly role: BlockRole;
  readonly text: string;
  readonly element: Element;
  readonly runs: readonly TextRun[];
  readonly raw: RawBlock;
}

/** Folds white space and keeps, for every stretch that stays as it is, where it came from. */
function fold(texts: readonly (Text | null)[]): { text: string; runs: TextRun[] } {
  const runs: TextRun[] = [];
  let text = '';
  let pending = false;
  for (const node of texts) {
    if (!node) {
      pending = true;
      continue;
    }
    const data = node.data;
    let read = 0;
    for (const { 0: stretch, index } of data.matchAll(kept)) {
      if (index > read && blank.test(data.slice(read, index))) pending = true;
      if (pending && text !== '') text += ' ';
      pending = false;
      runs.push({ node, data, from: index, at: text.length, length: stretch.length });
      text += stretch;
      read = index + stretch.length;
    }
    if (read < data.length && blank.test(data.slice(read))) pending = true;
  }
  return { text, runs };
}

/** Splits a raw block where an element in it is hidden or laid out as a block of its own. */
function splitByLayout(raw: RawBlock, surroundings: Surroundings): (readonly (Text | null)[])[] {
  const { isVisible, isBlock } = surroundings;
  const outer = raw.region.element;
  if (isVisible && !isVisible(outer)) return [];
  if (!isVisible && !isBlock) return [raw.texts];
  const parts: (Text | null)[][] = [];
  let owner: Element | null = null;
  let part: (Text | null)[] = [];
  for (const text of raw.texts) {
    if (!text) {
      part.push(null);
      continue;
    }
    let line: Element | null = null;
    let hidden = false;
    for (
      let around = text.parentElement;
      around && around !== outer && !hidden;
      around = around.parentElement
    ) {
      if (!around.hasAttributes()) continue;
      hidden = isVisible?.(around) === false;
      if (!line && isBlock?.(around)) line = around;
    }
    if (hidden) continue;
    if (line !== owner) {
      part = [];
      owner = line;
    }
    if (part.length === 0) parts.push(part);
    part.push(text);
  }
  return parts;
}

function* draftsIn(
  { blocks }: Survey,
  region: Region,
  surroundings: Surroundings,
): Generator<undefined, Draft[]> {
  const drafts: Draft[] = [];
  let ended: Region | null = null;
  for (const [index, raw] of blocks.entries()) {
    if (index % 40 === 39) yield;
    if (!isWithin(raw.region, region)) continue;
    if (ended && isWithin(raw.region, ended)) continue;
    ended = null;
    const isHeading = raw.region.role === 'heading';
    if (!isHeading && linkShare(raw) > 0.8) continue;
    for (const part of splitByLayout(raw, surroundings)) {
      const { text, runs } = fold(part);
      if (text === '' || saysOnlyWhen(text, raw.region.role) || isByline(text)) continue;
      // A figure in a table says something together with its row.
      if (raw.region.role !== 'cell' && hasNoWord.test(text)) continue;
      if (text.length < 60 && endsTheArticle.test(text)) {
        // What follows such a line in the same box belongs to it, not to the article.
        const box: Region | null = isHeading || text.length < 30 ? raw.region.parent : null;
        if (box && box !== region) ended = box;
        break;
      }
      if (pointsElsewhere.test(text) && (raw.linked > 0 || text.length < 120)) continue;
      drafts.push({ role: raw.region.role, text, element: raw.region.element, runs, raw });
    }
  }
  return drafts;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** The page's headline: the first-level heading, or else a heading, that says what the title says. */
function findHeadline({ blocks }: Survey, title: string, surroundings: Surroundings): Draft | null {
  const wanted = letters(title);
  let best: { draft: Draft; score: number } | null = null;
  for (const raw of blocks) {
    const name = raw.region.element.tagName;
    const first = name === 'H1';
    if ((!first && raw.region.role !== 'heading' && raw.length > 250) || raw.length < 8) continue;
    if (raw.region.role === 'list-item' || raw.region.role === 'cell') continue;
    for (const part of splitByLayout(raw, surroundings)) {
      const { text, runs } = fold(part);
      const said = letters(text).trim();
      const same = said.length > 12 && wanted.includes(said);
      if (!first && !same) continue;
      const score = (same ? 2 : 0) + (first ? 1 : 0) + Math.min(text.length, 200) / 400;
      if (!best || score > best.score) {
        best = {
          draft: { role: 'headline', text, element: raw.region.element, runs, raw },
          score,
        };
      }
    }
  }
  return best?.draft ?? null;
}

/** Who wrote it, and when: "By Ann Example, Harbour Correspondent | 7 May, 6.02am". */
const isByline = (text: string): boolean =>
  text.length < 110 && /^By \p{Lu}/u.test(text) && !/[.!?”"]$/.test(text);

/** Prose between the headline and the article's body: a standfirst that the page keeps apart. */
function standfirst(
  { blocks }: Survey,
  headline: RawBlock,
  first: RawBlock,
  surroundings: Surroundings,
): Draft[] {
  const from = blocks.indexOf(headline);
  const to = blocks.indexOf(first);
  if (from < 0 || to - from > 12) return [];
  const drafts: Draft[] = [];
  for (const raw of blocks.slice(from + 1, to)) {
    // Points under the headline are short; a menu's or a share line's entries are links.
    const isPoint = raw.region.role === 'list-item' && raw.linked === 0;
    if (raw.region.role === 'list-item' ? !isPoint : linkShare(raw) > 0.3) continue;
    const least = isPoint ? 25 : 60;
    for (const part of splitByLayout(raw, surroundings)) {
      const { text, runs } = fold(part);
      if (text.length >= least && !isByline(text)) {
        drafts.push({ role: raw.region.role, text, element: raw.region.element, runs, raw });
      }
    }
  }
  return drafts;
}

/** As much text as tells its language. */
function beginningOf(placed: readonly PlacedBlock[]): string {
  let text = '';
  for (const { block } of placed) {
    if (text.length > enoughForLanguage) break;
    text += `${block.text}\n`;
  }
  return text;
}

/** {@link extractArticle} as a generator, for pages that must not wait for it in one go. */
export function* extractInSteps(
  document: Document,
  url: string | null,
  surroundings: Surroundings = {},
): Generator<undefined, ExtractedArticle> {
  const { body } = document;
  let found: Survey | null = null;
  let region: Region | null = null;
  if (body) {
    found = yield* survey(body, false);
    region = mainRegion(found);
    if (found.root.prose < 250) {
      // A page that calls everything a sidebar is believed in nothing.
      const again = yield* survey(body, true);
      const wider = mainRegion(again);
      if (again.root.prose > 2 * found.root.prose + 60) {
        found = again;
        region = wider;
      }
    }
  }
  const metadata = readMetadata(document, region?.element ?? null);
  const drafts: Draft[] = [];
  let headline: Draft | null = null;
  if (found && region) {
    headline = findHeadline(found, `${metadata.title} ${document.title}`, surroundings);
    const inRegion = yield* draftsIn(found, region, surroundings);
    const title = headline;
    const at = title ? inRegion.findIndex(({ raw }) => raw === title.raw) : -1;
    const first = inRegion[0];
    if (title) drafts.push(title);
    if (title && at < 0 && first)
      drafts.push(...standfirst(found, title.raw, first.raw, surroundings));
    for (const [index, draft] of inRegion.entries()) {
      // Before the headline stand kickers, dates and share lines, unless it is prose.
      if (index === at || (index < at && draft.text.length < 80)) continue;
      drafts.push(draft);
    }
  }
  let count = 0;
  const idOf = surroundings.idOf ?? (() => count++);
  const placed = drafts.map(
    ({ role, text, element, runs }): PlacedBlock => ({
      block: { id: idOf(element, text), role, text },
      element,
      runs,
    }),
  );
  return {
    article: {
      url,
      canonical: canonicalAddress(metadata.canonical, url),
      title: headline?.text || metadata.title,
      published: metadata.published,
      language: findLanguage(metadata.language, beginningOf(placed)),
      blocks: placed.map(({ block }) => block),
    },
    description: metadata.description,
    canonical: metadata.canonical,
    placed,
    element: region?.element ?? null,
  };
}

/**
 * The main article of a page: its headline, paragraphs, items, quotes, captions and cells, in reading order,
 * without navigation, rails, comments and what is hidden.
 * Needs no layout; what only layout can tell comes in through `surroundings`.
 *
 * @example
 * const { article } = extractArticle(parseHTML(html).document, 'https://news.example/story');
 */
export function extractArticle(
  document: Document,
  url: string | null,
  surroundings: Surroundings = {},
): ExtractedArticle {
  const steps = extractInSteps(document, url, surroundings);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
