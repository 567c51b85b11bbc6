import { faultElement } from './original-text';

const ours = `mark[data-second-source], ${faultElement}`;

/** A place in the page's text that outlives the drawing and erasing of marks. */
interface TextPlace {
  /** An element of the page's own. */
  readonly element: Element;
  /** Characters of the element's text before the place. */
  readonly before: number;
}

const isText = (node: Node): node is Text => node.nodeType === 3;
const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The place behind a boundary of the selection; null where no mark can move it. */
function placeOf(node: Node | null, offset: number): TextPlace | null {
  if (!node) return null;
  // Between elements nothing of ours is put.
  const between = (child: Node): boolean =>
    isElement(child) ? !child.matches(ours) : !isText(child) || child.data.trim() === '';
  if (isElement(node) && !node.matches(ours) && [...node.childNodes].every(between)) return null;
  let element = isElement(node) ? node : node.parentElement;
  while (element?.matches(ours)) element = element.parentElement;
  if (!element) return null;
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return { element, before: range.toString().length };
}

function boundaryAt({ element, before }: TextPlace): readonly [Node, number] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = before;
  let last: readonly [Node, number] = [element, 0];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
    last = [node, length];
  }
  return last;
}

/** Runs `work`, which draws or erases marks, and leaves selected what somebody has selected. */
export function keepSelection<T>(work: () => T): T {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return work();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const anchor = placeOf(anchorNode, anchorOffset);
  const focus = placeOf(focusNode, focusOffset);
  const done = work();
  const isAsItWas =
    selection.anchorNode === anchorNode &&
    selection.anchorOffset === anchorOffset &&
    selection.focusNode === focusNode &&
    selection.focusOffset === focusOffset &&
    anchorNode?.isConnected === true &&
    focusNode?.isConnected === true;
  if (isAsItWas || !anchorNode || !focusNode) return done;
  const from = anchor ? boundaryAt(anchor) : ([anchorNode, anchorOffset] as const);
  const to = focus ? boundaryAt(focus) : ([focusNode, focusOffset] as const);
  selection.setBaseAndExtent(...from, ...to);
  return done;
}
