/** Name of the element that emphasises the words at fault; no page styles it. */
export const faultElement = 'second-source-fault';

/**
 * A text node of the page that marks have split: mark.js leaves the node in place with the text before the
 * first mark, and puts marks and new text nodes after it. Knowing these, the node can be made whole again
 * without a normalize() that would merge and detach nodes which the page may hold.
 */
export interface OriginalText {
  readonly node: Text;
  readonly parent: Node;
  /** The node's data before it was split. */
  readonly data: string;
  /** Where the first mark begins: what the node still holds. */
  head: number;
  /** Marks and text nodes that were put after the node. */
  readonly parts: Set<Node>;
}

export const originalText = (node: Text, parent: Node): OriginalText => ({
  node,
  parent,
  data: node.data,
  head: node.data.length,
  parts: new Set(),
});

/** The parts that still follow the node, one directly after another. */
function chain({ node, parts }: OriginalText): Node[] {
  const found: Node[] = [];
  for (let next = node.nextSibling; next && parts.has(next); next = next.nextSibling) {
    found.push(next);
  }
  return found;
}

/** Whether the page has left the node, its text and its parts as they were put. */
export function isIntact(original: OriginalText): boolean {
  const { node, parent, data, head, parts } = original;
  if (node.parentNode !== parent || node.data !== data.slice(0, head)) return false;
  const found = chain(original);
  return (
    found.length === parts.size &&
    node.data + found.map(({ textContent }) => textContent ?? '').join('') === data
  );
}

const removeAll = (nodes: Iterable<Node>): void => {
  for (const node of nodes) node.parentNode?.removeChild(node);
};

function unwrap(mark: Node): void {
  const { parentNode } = mark;
  if (!parentNode) return;
  const text = mark.ownerDocument?.createTextNode(mark.textContent ?? '');
  if (text) parentNode.replaceChild(text, mark);
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** Whether somebody has put elements of their own into a part. */
const holdsOthers = (part: Node): boolean =>
  isElement(part) &&
  [...part.querySelectorAll('*')].some(({ localName }) => localName !== faultElement);

/** Whether somebody has written to the parts themselves, as translators do, and not only to the node. */
function isRewritten({ data, head, parts }: OriginalText, found: readonly Node[]): boolean {
  if ([...parts].some((part) => part.parentNode !== null && holdsOthers(part))) return true;
  const text = found.map(({ textContent }) => textContent ?? '').join('');
  return found.length === parts.size && text !== data.slice(head);
}

/** Takes a mark away and leaves in place what stands in it, the same nodes. */
function unpack(mark: Element): void {
  for (const fault of mark.querySelectorAll(faultElement)) fault.replaceWith(...fault.childNodes);
  mark.replaceWith(...mark.childNodes);
}

/** Makes the node whole again. What the page has changed meanwhile stays as the page wants it. */
export function restore(original: OriginalText): void {
  const { node, parent, data, head, parts } = original;
  const found = chain(original);
  if (isRewritten(original, found)) {
    for (const part of parts) if (isElement(part)) unpack(part);
  } else if (node.data !== data.slice(0, head)) {
    // The page has given the node another text: the rest of the old one goes with it.
    removeAll(parts);
  } else if (node.parentNode !== parent) {
    // The page has moved or dropped the node, and means the whole of it.
    removeAll(parts);
    node.data = data;
  } else {
    node.appendData(found.map(({ textContent }) => textContent ?? '').join(''));
    removeAll(found);
    for (const part of found) parts.delete(part);
    for (const part of parts) if (part.nodeType === 1) unwrap(part);
  }
  parts.clear();
}
