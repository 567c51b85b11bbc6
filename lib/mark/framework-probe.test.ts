// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { probeFramework } from './framework-probe';

/** Child indexes from the root element to the article. */
function pathTo(element: Element | null): number[] {
  const path: number[] = [];
  for (let node = element; node?.parentElement; node = node.parentElement) {
    path.unshift([...node.parentElement.children].indexOf(node));
  }
  return path;
}

const article = (): Element | null => document.querySelector('article');

describe('a look at who keeps the DOM', () => {
  beforeEach(() => {
    document.body.innerHTML =
      '<div id="widget"><p>Votes</p></div><div id="app"><article><p>The ferry sank.</p></article></div>';
  });

  it('finds nobody on a plain page', () => {
    expect(probeFramework(pathTo(article()))).toBe(false);
  });

  it.each([
    '__reactFiber$x1',
    '__reactContainer$x1',
    '__vue_app__',
    '__ngContext__',
    '__svelte_meta',
    '_$litPart$',
  ])('knows %s on an element around the article', (name) => {
    Object.assign(document.getElementById('app') ?? {}, { [name]: {} });
    expect(probeFramework(pathTo(article()))).toBe(true);
  });

  it.each([
    ['data-v-app', ''],
    ['ng-version', '19.0.0'],
    ['class', 'story svelte-1a2b3c'],
  ])('knows the attribute %s="%s"', (name, value) => {
    document.getElementById('app')?.setAttribute(name, value);
    expect(probeFramework(pathTo(article()))).toBe(true);
  });

  it('knows what a framework leaves on the paragraphs that it renders', () => {
    Object.assign(document.querySelector('article p') ?? {}, { __vnode: {} });
    expect(probeFramework(pathTo(article()))).toBe(true);
  });

  it('knows a page on which a framework has prepared all elements', () => {
    Reflect.set(Element.prototype, '__e', undefined);
    expect(probeFramework(pathTo(article()))).toBe(true);
    Reflect.deleteProperty(Element.prototype, '__e');
  });

  it('does not mind a framework elsewhere on the page', () => {
    Object.assign(document.getElementById('widget') ?? {}, { __reactContainer$x1: {} });
    expect(probeFramework(pathTo(article()))).toBe(false);
  });

  it('does without anything from outside itself', () => {
    // It is sent into the page as text.
    const copy = new Function(`return (${probeFramework.toString()})`)();
    expect(copy(pathTo(article()))).toBe(false);
  });
});
