import Mark from 'mark.js';
import { faultElement, isIntact, type OriginalText, originalText, restore } from './original-text';
import type { Painted, Painter } from './painter';
import type { MarkTarget, Piece } from './target';

interface Drawn {
  readonly target: MarkTarget;
  readonly elements: HTMLElement[];
}

const isHtml = (node: Node | null): node is HTMLElement => node instanceof HTMLElement;
// mark.js leaves the text of these out of its count.
const uncounted = new Set(['SCRIPT', 'STYLE', 'TITLE', 'HEAD', 'HTML']);

/** Where each text node begins in the text that mark.js sees in `context`. */
function offsetsIn(context: HTMLElement): Map<Node, number> {
  const offsets = new Map<Node, number>();
  const walker = document.createTreeWalker(context, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const name = node.parentElement?.tagName ?? '';
    if (uncounted.has(name)) continue;
    offsets.set(node, at);
    at += node.textContent?.length ?? 0;
  }
  return offsets;
}

/** The innermost element that holds all of a target's text. */
function holderOf({ pieces }: MarkTarget): HTMLElement | null {
  let holder = pieces[0]?.node.parentElement ?? null;
  while (holder && !pieces.every(({ node }) => holder?.contains(node))) {
    holder = holder.parentElement;
  }
  return isHtml(holder) ? holder : null;
}

/** Pieces by the element that mark.js is to look for them in: as few as possible, each outside the others. */
function byContext(targets: readonly MarkTarget[]): Map<HTMLElement, Piece[]> {
  const holders = new Map<MarkTarget, HTMLElement>();
  for (const target of targets) {
    const holder = holderOf(target);
    if (holder) holders.set(target, holder);
  }
  const all = new Set(holders.values());
  const contexts = new Map<HTMLElement, Piece[]>();
  for (const [target, holder] of holders) {
    let context = holder;
    for (let around = holder.parentElement; around; around = around.parentElement) {
      if (all.has(around)) context = around;
    }
    const known = contexts.get(context);
    if (known) known.push(...target.pieces);
    else contexts.set(context, [...target.pieces]);
  }
  return contexts;
}

/** Emphasises the words at fault in a mark. */
function emphasise(mark: HTMLElement, piece: Piece): void {
  const ranges = piece.faults.map(([start, end]) => ({
    start: start - piece.start,
    length: end - start,
  }));
  if (ranges.length === 0) return;
  new Mark(mark).markRanges(ranges, { element: faultElement });
}

function describe(elements: readonly HTMLElement[], target: MarkTarget): void {
  const inLink = (element: HTMLElement): boolean => element.closest('a[href]') !== null;
  const first = elements.find((element) => !inLink(element)) ?? elements[0];
  for (const element of elements) {
    element.dataset.verdict = target.verdict;
    element.dataset.secondSource = String(target.id);
    if (target.contest) element.dataset.contest = target.contest;
  }
  if (first) {
    first.tabIndex = 0;
    // Within a link the link stays what it is for those who do not see it.
    if (!inLink(first)) first.setAttribute('role', 'button');
    first.setAttribute('aria-label', `${target.label}: ${first.textContent ?? ''}`);
    first.setAttribute('aria-haspopup', 'dialog');
  }
  elements.at(-1)?.setAttribute('data-last', '');
}

/** Options of {@link createMarkPainter}. */
export interface MarkPainterOptions {
  /** Whether an element may get marks among its children without its layout changing. */
  readonly canHold?: (element: HTMLElement) => boolean;
}

/** Paints with mark.js: one `mark[data-verdict]` a sentence and text node. */
export function createMarkPainter({ canHold = () => true }: MarkPainterOptions = {}): Painter {
  const drawn = new Map<number, Drawn>();
  const originals = new Map<Text, OriginalText>();
  const ids = new Map<Text, Set<number>>();

  const dataOf = (node: Text): string => originals.get(node)?.data ?? node.data;
  const stands = ({ node, start, end, text }: Piece): boolean =>
    isHtml(node.parentNode) &&
    node.isConnected &&
    canHold(node.parentNode) &&
    dataOf(node).slice(start, end) === text;
  const overlaps = (piece: Piece, id: number): boolean => {
    for (const other of ids.get(piece.node) ?? []) {
      if (other === id) continue;
      for (const taken of drawn.get(other)?.target.pieces ?? []) {
        if (taken.node === piece.node && taken.start < piece.end && piece.start < taken.end) {
          return true;
        }
      }
    }
    return false;
  };

  /** Restores text nodes whole; returns the sentences that stood on them. */
  function release(nodes: Iterable<Text>): MarkTarget[] {
    const released = new Map<number, MarkTarget>();
    const queue = new Set(nodes);
    for (const node of queue) {
      for (const id of ids.get(node) ?? []) {
        const known = drawn.get(id);
        if (!known) continue;
        released.set(id, known.target);
        drawn.delete(id);
        for (const piece of known.target.pieces) queue.add(piece.node);
      }
      const original = originals.get(node);
      if (original) restore(original);
      originals.delete(node);
      ids.delete(node);
    }
    return [...released.values()];
  }

  function paint(targets: readonly MarkTarget[]): Painted {
    const again = targets.flatMap(({ id }) => drawn.get(id)?.target.pieces ?? []);
    const others = release(again.map(({ node }) => node)).filter(
      ({ id }) => !targets.some((target) => target.id === id),
    );
    const accepted = new Map<number, { target: MarkTarget; byPiece: Map<Piece, HTMLElement> }>();
    const owner = new Map<Piece, number>();
    for (const target of [...others, ...targets]) {
      const fits = target.pieces.every((piece) => stands(piece) && !overlaps(piece, target.id));
      if (!fits || target.pieces.length === 0) continue;
      accepted.set(target.id, { target, byPiece: new Map() });
      // Known before it is drawn, so that the next one is held against it.
      drawn.set(target.id, { target, elements: [] });
      for (const piece of target.pieces) {
        owner.set(piece, target.id);
        const known = ids.get(piece.node);
        if (known) known.add(target.id);
        else ids.set(piece.node, new Set([target.id]));
      }
    }
    const wanted = [...accepted.values()].map(({ target }) => target);
    for (const [context, pieces] of byContext(wanted)) {
      const offsets = offsetsIn(context);
      const ranges = new Map<{ start: number; length: number }, Piece>();
      for (const piece of pieces) {
        const { node, start, end } = piece;
        ranges.set({ start: (offsets.get(node) ?? 0) + start, length: end - start }, piece);
        const parent = node.parentNode;
        if (parent && !originals.has(node)) originals.set(node, originalText(node, parent));
      }
      new Mark(context).markRanges([...ranges.keys()], {
        each(element, range) {
          const piece = ranges.get(range);
          if (!piece || !isHtml(element)) return;
          const original = originals.get(piece.node);
          original?.parts.add(element);
          if (element.nextSibling) original?.parts.add(element.nextSibling);
          if (original) original.head = Math.min(original.head, piece.start);
          accepted.get(owner.get(piece) ?? -1)?.byPiece.set(piece, element);
        },
      });
    }
    const failed = new Set<number>();
    for (const [id, { target, byPiece }] of accepted) {
      const elements = target.pieces.flatMap((piece) => byPiece.get(piece) ?? []);
      const exact =
        elements.length === target.pieces.length &&
        target.pieces.every((piece) => byPiece.get(piece)?.textContent === piece.text);
      if (!exact) {
        failed.add(id);
        continue;
      }
      for (const piece of target.pieces) {
        const element = byPiece.get(piece);
        if (element) emphasise(element, piece);
      }
      describe(elements, target);
      drawn.set(id, { target, elements });
    }
    // What stood on the same text nodes is drawn again, without those that mark.js would not wrap.
    if (failed.size > 0) erase(failed);
    const drawnIds = targets.filter(({ id }) => drawn.has(id)).map(({ id }) => id);
    return {
      drawn: drawnIds,
      undrawn: targets.filter(({ id }) => !drawn.has(id)).map(({ id }) => id),
    };
  }

  function erase(unwanted: Iterable<number>): void {
    const gone = new Set(unwanted);
    const nodes = [...gone].flatMap((id) => drawn.get(id)?.target.pieces ?? []);
    const rest = release(nodes.map(({ node }) => node)).filter(({ id }) => !gone.has(id));
    if (rest.length > 0) paint(rest);
  }

  /** Flags the elements of one sentence, and of no other. */
  function flag(name: 'flash' | 'pointed', id: number | null): void {
    for (const [other, { elements }] of drawn) {
      for (const element of elements) {
        if (other === id) element.dataset[name] = '';
        else if (element.dataset[name] !== undefined) delete element.dataset[name];
      }
    }
  }

  return {
    paint,
    erase,
    eraseAll() {
      release([...originals.keys()]);
      drawn.clear();
    },
    repair(changes) {
      const touched = new Set<Node>();
      for (const { target, removedNodes } of changes) {
        touched.add(target);
        for (const node of removedNodes) touched.add(node);
      }
      /** Whether the page has written another verdict on marks of this text, or another number. */
      const relabelled = (node: Text): boolean =>
        [...(ids.get(node) ?? [])].some((id) => {
          const { target, elements } = drawn.get(id) ?? { target: null, elements: [] };
          return elements.some(
            ({ dataset }) =>
              dataset.verdict !== target?.verdict || dataset.secondSource !== String(id),
          );
        });
      const broken: Text[] = [];
      for (const [node, original] of originals) {
        const concerns =
          touched.has(node) ||
          touched.has(original.parent) ||
          [...original.parts].some((part) => touched.has(part));
        if (concerns && (!isIntact(original) || relabelled(node))) broken.push(node);
      }
      return broken.length === 0 ? [] : release(broken).map(({ id }) => id);
    },
    idAt({ path }) {
      for (const target of path) {
        if (!(target instanceof HTMLElement) || target.dataset.verdict === undefined) continue;
        const id = Number(target.dataset.secondSource);
        if (drawn.get(id)?.elements.includes(target)) return id;
      }
      return null;
    },
    rangesOf(id) {
      return (drawn.get(id)?.elements ?? []).map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return range;
      });
    },
    focusable: (id) => drawn.get(id)?.elements.find(({ tabIndex }) => tabIndex === 0) ?? null,
    flash: (id) => flag('flash', id),
    point: (id) => flag('pointed', id),
  };
}
