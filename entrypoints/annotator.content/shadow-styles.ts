import plainCss from '../marks.css?inline';

/** Gives marks in shadow roots, where the page's style sheets do not reach, their looks. */
export interface ShadowStyles {
  /** Dresses the roots that are not dressed yet; `look` is what the plain style sheet lacks. */
  readonly dress: (roots: Iterable<Node>, look: string) => void;
  /** Dresses again in another look what is dressed. */
  readonly redress: (look: string) => void;
  readonly undress: () => void;
}

/** Adopts a sheet where the browser lets a content script do so; else puts a style element into the root. */
function addStyles(root: ShadowRoot, css: string): () => void {
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
  const put = (root: ShadowRoot, look: string): void => {
    dressed.set(root, addStyles(root, `${plainCss}${look}`));
  };
  return {
    dress(roots, look) {
      for (const root of roots) {
        if (root instanceof ShadowRoot && !dressed.has(root)) put(root, look);
      }
    },
    redress(look) {
      for (const [root, remove] of dressed) {
        remove();
        put(root, look);
      }
    },
    undress() {
      for (const remove of dressed.values()) remove();
      dressed.clear();
    },
  };
}
