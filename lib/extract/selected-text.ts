/** The texts of form fields that can be selected. */
const fieldTypes = new Set(['text', 'search', 'url', 'tel', 'email']);

const isElement = (node: Node): node is Element => node.nodeType === 1;

function childrenOf(element: Element): readonly Node[] {
  if (element.shadowRoot) return [...element.shadowRoot.childNodes];
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return [...element.childNodes];
}

function shadowRootsIn(root: Document | ShadowRoot): ShadowRoot[] {
  return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [shadowRoot, ...shadowRootsIn(shadowRoot)] : [],
  );
}

/** Where a selection begins and ends, in the order of the text. */
type Ends = Pick<StaticRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>;

const isSelection = (value: unknown): value is Selection => value instanceof Selection;

/** Selections that stand in shadow roots, as browsers tell of them that cannot see into them from outside. */
function selectionsInside(roots: readonly ShadowRoot[]): Ends[] {
  return roots.flatMap((root) => {
    const ask: unknown = Reflect.get(root, 'getSelection');
    const selection: unknown = typeof ask === 'function' ? Reflect.apply(ask, root, []) : null;
    if (!isSelection(selection) || selection.rangeCount === 0) return [];
    const range = selection.getRangeAt(0);
    return range.collapsed || range.startContainer.getRootNode() !== root ? [] : [range];
  });
}

function selectedRanges(document: Document): readonly Ends[] {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0) return [];
  if (selection.rangeCount > 1) {
    return Array.from({ length: selection.rangeCount }, (_each, at) => selection.getRangeAt(at));
  }
  const shadowRoots = shadowRootsIn(document);
  const ranges =
    shadowRoots.length > 0 && typeof selection.getComposedRanges === 'function'
      ? selection.getComposedRanges({ shadowRoots })
      : [];
  const [range] = ranges.length > 0 ? ranges : [selection.getRangeAt(0)];
  if (range && !range.collapsed) return [range];
  return selectionsInside(shadowRoots);
}

/** One line of a text that is laid out by position: where it stands and how high it is. */
interface Line {
  readonly top: number;
  readonly height: number;
}

/** Gathers text as it is read: paragraphs, and lines within them. */
function createWriter() {
  let text = '';
  let line: Line | null = null;
  const breakWith = (gap: string): void => {
    text = text.replace(/(?<![ \t])[ \t]+$/, '');
    const there = /(?<!\n)\n*$/.exec(text)?.[0].length ?? 0;
    if (text !== '' && there < gap.length) text += gap.slice(there);
  };
  return {
    paragraph(): void {
      line = null;
      breakWith('\n\n');
    },
    line: () => breakWith('\n'),
    write(words: string): void {
      text += /\s$/.test(text) ? words.replace(/^\s+/, '') : words;
    },
    /**
     * Goes on with a piece that stands where its position says, as each run of text of a PDF does. Where a
     * line ends its paragraph goes on, unless the next one stands well apart or is of another size.
     */
    place(next: Line): void {
      if (line === null) breakWith('\n\n');
      else if (Math.abs(next.top - line.top) > line.height / 2) {
        const goesOn =
          Math.abs(next.height - line.height) < line.height / 5 &&
          next.top > line.top &&
          next.top - line.top < line.height * 1.9;
        if (!goesOn) breakWith('\n\n');
        // A word that was divided at the end of the line.
        else if (/\p{L}[-\u2010\u00ad]$/u.test(text)) text = text.replace(/\u00ad$/, '');
        else if (!/\s$/.test(text)) text += ' ';
      } else if (!/\s$/.test(text)) text += ' ';
      line = next;
    },
    result: (): string => text.trim(),
  };
}

/** The text between two ends, through elements, slots and open shadow roots, as a reader sees it. */
function textBetween(ends: Ends, body: Element): string {
  const writer = createWriter();
  let inside = false;
  let done = false;

  const writeText = (node: Text): void => {
    const from = node === ends.startContainer ? ends.startOffset : 0;
    const to = node === ends.endContainer ? ends.endOffset : node.data.length;
    if (node === ends.startContainer) inside = true;
    const parent = node.parentElement;
    if (inside && parent) {
      const { visibility, whiteSpaceCollapse, whiteSpace, userSelect } = getComputedStyle(parent);
      const kept =
        /^(?:pre|break)/.test(whiteSpaceCollapse ?? whiteSpace) && whiteSpace !== 'nowrap';
      const words = node.data.slice(from, to);
      if (visibility === 'visible' && userSelect !== 'none') {
        writer.write(kept ? words : words.replace(/\s+/g, ' '));
      }
    }
    if (node === ends.endContainer) done = true;
  };
  const visit = (node: Node): void => {
    if (done) return;
    if (!isElement(node)) {
      if (node instanceof Text) writeText(node);
      return;
    }
    if (node.tagName === 'BR') {
      if (inside) writer.line();
      return;
    }
    const { display, position } = getComputedStyle(node);
    if (display === 'none' || node.tagName === 'SECOND-SOURCE-UI') return;
    const children = childrenOf(node);
    const placed = position === 'absolute' && /^(?:SPAN|DIV)$/.test(node.tagName) && isShort(node);
    const block = !placed && !/^(?:inline|contents|ruby)/.test(display);
    if (inside && block) writer.paragraph();
    if (placed) {
      const { top, height } = node.getBoundingClientRect();
      if (inside) writer.place({ top, height });
    }
    children.forEach((child, at) => {
      if (node === ends.startContainer && at === ends.startOffset) inside = true;
      if (node === ends.endContainer && at === ends.endOffset) done = true;
      visit(child);
    });
    if (node === ends.startContainer && ends.startOffset >= children.length) inside = true;
    if (node === ends.endContainer) done = true;
    if (inside && block) writer.paragraph();
  };
  visit(body);
  return writer.result();
}

/** Whether an element holds a run of text and nothing that could be a paragraph. */
const isShort = (element: Element): boolean =>
  [...element.children].every(({ tagName }) => /^(?:SPAN|BR|MARK)$/.test(tagName));

function activeElement(root: Document | ShadowRoot): Element | null {
  const active = root.activeElement;
  return active?.shadowRoot ? (activeElement(active.shadowRoot) ?? active) : active;
}

/** What is selected in the form field that has the focus. */
function selectedInField(document: Document): string {
  const field = activeElement(document);
  const isField =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && fieldTypes.has(field.type));
  if (!isField) return '';
  return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0).trim();
}

/**
 * The text that is selected in a document, its paragraphs separated by empty lines; '' where nothing is.
 * Reads layout, and changes nothing.
 */
export function selectedText(document: Document): string {
  const inField = selectedInField(document);
  if (inField !== '') return inField;
  return selectedRanges(document)
    .map((ends) => textBetween(ends, document.documentElement))
    .filter((text) => text !== '')
    .join('\n\n');
}
