/** Finds many patterns in one pass over a text (Aho and Corasick, 1975): the time does not grow with their number. */
export interface Automaton {
  /** Calls `found` for each place where a pattern ends, with the pattern's index. */
  readonly scan: (text: string, found: (pattern: number, end: number) => void) => void;
}

interface Node {
  readonly next: Map<number, Node>;
  /** Where to go on when no letter fits: the longest other pattern that may have begun by now. */
  fallback: Node | null;
  /** Patterns that end here. */
  ends: number[];
}

const createNode = (): Node => ({ next: new Map(), fallback: null, ends: [] });

/** The node after `letter`, from `node` or where it falls back to. */
function follow(node: Node, letter: number): Node {
  let from: Node = node;
  for (;;) {
    const next = from.next.get(letter);
    if (next) return next;
    if (!from.fallback) return from;
    from = from.fallback;
  }
}

/** An automaton for these patterns; empty ones are never found. */
export function createAutomaton(patterns: readonly string[]): Automaton {
  const root = createNode();
  for (const [index, pattern] of patterns.entries()) {
    if (pattern === '') continue;
    let node = root;
    for (let at = 0; at < pattern.length; at++) {
      const letter = pattern.charCodeAt(at);
      let next = node.next.get(letter);
      if (!next) {
        next = createNode();
        node.next.set(letter, next);
      }
      node = next;
    }
    node.ends.push(index);
  }
  // Breadth first, so that a node's fallback, which is nearer to the root, is complete before the node.
  const queue: Node[] = [];
  for (const child of root.next.values()) {
    child.fallback = root;
    queue.push(child);
  }
  for (const node of queue) {
    for (const [letter, child] of node.next) {
      child.fallback = follow(node.fallback ?? root, letter);
      child.ends = [...child.ends, ...child.fallback.ends];
      queue.push(child);
    }
  }
  return {
    scan(text, found) {
      let node = root;
      for (let at = 0; at < text.length; at++) {
        node = follow(node, text.charCodeAt(at));
        for (const pattern of node.ends) found(pattern, at + 1);
      }
    },
  };
}
