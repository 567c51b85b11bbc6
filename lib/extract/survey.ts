import type { BlockRole } from './article';
import { kindOf, roleOf } from './element-kinds';

/** A block-level element of the page, and how much prose stands in it. */
export interface Region {
  readonly element: Element;
  readonly parent: Region | null;
  readonly role: BlockRole;
  readonly junk: boolean;
  prose: number;
}

/** Text nodes that follow one another without a break between them. */
export interface RawBlock {
  readonly region: Region;
  /** In reading order; null stands for a line break. */
  readonly texts: (Text | null)[];
  length: number;
  linked: number;
}

/** What one walk over the page finds. */
export interface Survey {
  readonly root: Region;
  readonly blocks: readonly RawBlock[];
}

const notSpace = /\S/;
/** Characters in one text node from which on it holds data, not a paragraph. */
const noParagraph = 200_000;
/** Nodes between two chances to pause. */
const stride = 1500;

const isElement = (node: Node): node is Element => node.nodeType === 1;
const isText = (node: Node): node is Text => node.nodeType === 3;
const isSlot = (element: Element): element is HTMLSlotElement => element.tagName === 'SLOT';

function childrenOf(element: Element): Node | null | readonly Node[] {
  const shadow = element.shadowRoot;
  if (shadow) return shadow.firstChild;
  if (isSlot(element) && typeof element.assignedNodes === 'function') {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return element.firstChild;
}

/**
 * Walks the page once, without layout, and gathers its text by block.
 * A generator so that a live page can take it in slices; it yields nothing of value.
 * With `trusting`, class names that speak of rails and comments are not believed.
 */
export function* survey(body: Element, trusting: boolean): Generator<undefined, Survey> {
  const root: Region = {
    element: body,
    parent: null,
    role: 'paragraph',
    junk: false,
    prose: 0,
  };
  const blocks: RawBlock[] = [];
  const nodes: Node[] = [];
  const regions: Region[] = [];
  const links: boolean[] = [];
  const lone: boolean[] = [];
  let current: RawBlock | undefined;
  let breaks = 0;
  let steps = 0;

  const push = (node: Node | null, region: Region, inLink: boolean, alone: boolean): void => {
    if (!node) return;
    nodes.push(node);
    regions.push(region);
    links.push(inLink);
    lone.push(alone);
  };
  const pushChildren = (element: Element, region: Region, inLink: boolean): void => {
    const children = childrenOf(element);
    if (children === null || 'nodeType' in children) push(children, region, inLink, false);
    else for (const child of Array.from(children).reverse()) push(child, region, inLink, true);
  };

  pushChildren(body, root, false);
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const region = regions.pop() ?? root;
    const inLink = links.pop() ?? false;
    const alone = lone.pop() ?? false;
    if (++steps % stride === 0) yield;
    if (!alone) push(node.nextSibling, region, inLink, false);

    if (isText(node)) {
      if (node.length > noParagraph) continue;
      const data = node.data;
      if (current?.region !== region) {
        if (!notSpace.test(data)) continue;
        current = { region, texts: [], length: 0, linked: 0 };
        blocks.push(current);
      }
      current.texts.push(node);
      current.length += data.length;
      if (inLink) current.linked += data.length;
      if (breaks > 0 && notSpace.test(data)) breaks = 0;
      continue;
    }
    if (!isElement(node)) continue;
    const name = node.tagName;
    if (name === 'BR') {
      if (++breaks > 1) current = undefined;
      current?.texts.push(null);
      continue;
    }
    const kind = kindOf(node, region.role !== 'paragraph' || region.element.tagName === 'P');
    if (kind === 'unread' || (kind === 'inline-junk' && !trusting)) continue;
    if (kind === 'inline' || kind === 'inline-junk') {
      pushChildren(node, region, inLink || name === 'A');
      continue;
    }
    current = undefined;
    breaks = 0;
    if (kind === 'junk' && !trusting) continue;
    const role = roleOf(name) ?? region.role;
    pushChildren(
      node,
      {
        element: node,
        parent: region,
        role: role === 'heading' && region.role === 'caption' ? 'caption' : role,
        junk: region.junk || kind === 'junk',
        prose: 0,
      },
      inLink,
    );
  }
  return { root, blocks };
}
