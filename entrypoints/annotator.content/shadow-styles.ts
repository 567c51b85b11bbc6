import css from '../marks.css?inline';

/** Gives marks in shadow roots, where the page's style sheets do not reach, their looks. */
export interface ShadowStyles {
  readonly dress: (roots: Iterable<Node>) => void;
  readonly undress: () => void;
}

/** Adopts a sheet where the browser lets a content script do so; else puts a style element into the root. */
function addStyles(root: ShadowRoot): () => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
    return () => style.remove();
  }
}

/** {@link ShadowStyles} that know which roots they have dressed. */
export function createShadowStyles(): ShadowStyles {
  const dressed = new Map<ShadowRoot, () => void>();
  return {
    dress(roots) {
      for (const root of roots) {
        if (root instanceof ShadowRoot && !dressed.has(root)) dressed.set(root, addStyles(root));
      }
    },
    undress() {
      for (const remove of dressed.values()) remove();
      dressed.clear();
    },
  };
}
