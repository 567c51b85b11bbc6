/** The extension's element in the page, and the box in it that no script of the page can reach. */
export interface ClosedHost {
  readonly host: HTMLElement;
  readonly container: HTMLElement;
  /** Puts the element into the page, or back into it. */
  readonly attach: () => void;
}

/** All that a page's own styles could do to the element is undone from within, where `!important` wins over theirs. */
const reset = ':host { all: initial !important; direction: ltr !important; }';

/**
 * Makes the extension's element, with a closed shadow root. A page that has registered a class under the
 * element's name would get hold of the root through its internals, and run with the element's making: so it is
 * made in a document without a registry, and comes into the page when its root is out of reach.
 * @see https://dom.spec.whatwg.org/#concept-element-attach-shadow-root ("available to element internals")
 */
export function createClosedHost(name: string, css: string): ClosedHost {
  const host = document.implementation.createHTMLDocument('').createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  document.adoptNode(host);
  const style = document.createElement('style');
  style.textContent = `${reset}\n${css}`;
  const container = document.createElement('div');
  root.append(style, container);
  return {
    host,
    container,
    // Outside the body, where frameworks and selectors for last children do not look.
    attach: () => document.documentElement.append(host),
  };
}
