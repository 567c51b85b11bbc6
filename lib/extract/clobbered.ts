// Chromium lets elements stand in for properties of the document and of forms, by their names, even for
// scripts of extensions. A page that does so with the properties by which a page is read cannot be read.
// @see https://webidl.spec.whatwg.org/#LegacyOverrideBuiltIns

const words = (text: string): readonly string[] => text.split(' ');

const ofDocument = words(
  'title body head documentElement contentType scripts implementation adoptNode activeElement createElement ' +
    'createElementNS createTextNode createRange createTreeWalker createNodeIterator querySelector ' +
    'querySelectorAll getElementsByTagName caretPositionFromPoint addEventListener removeEventListener dispatchEvent',
);
const ofForms = words(
  'nodeType nodeName tagName firstChild nextSibling previousSibling parentNode parentElement ' +
    'previousElementSibling childNodes textContent isConnected ownerDocument shadowRoot getRootNode contains ' +
    'closest matches hasAttributes hasAttribute getAttribute querySelector querySelectorAll checkVisibility ' +
    'insertBefore replaceChild removeChild appendChild append',
);

/** Whether elements of the page stand in for what it takes to read and mark it. */
export function isClobbered(document: Document): boolean {
  if (ofDocument.some((name) => Object.hasOwn(document, name))) return true;
  return [...document.querySelectorAll('form')].some((form) =>
    ofForms.some((name) => Object.hasOwn(form, name)),
  );
}
