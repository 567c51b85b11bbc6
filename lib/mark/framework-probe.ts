/**
 * Whether a script framework keeps the part of the page at `path` (child indexes from the root element).
 * Runs in the page's own world, where the marks that frameworks leave on elements can be seen;
 * it is sent there as text, and so uses nothing from outside itself.
 */
export function probeFramework(path: readonly number[]): boolean {
  const ownNames =
    /^(?:__react|_reactRoot|__vue|_vnode|__vnode|__ngContext__|_ng|__svelte|__preact|__k$|_\$|_x_dataStack|__ember|__e$|__t$)/;
  const carries = (element: Element): boolean =>
    Object.getOwnPropertyNames(element).some((name) => ownNames.test(name)) ||
    [...element.attributes].some(({ name }) =>
      /^(?:ng-version|data-reactroot|data-v-app|data-server-rendered|q:container|_nghost|_ngcontent|data-sveltekit)/.test(
        name,
      ),
    ) ||
    /(?:^|\s)(?:svelte-[a-z0-9]{5,}|ember-view)(?:\s|$)/.test(element.getAttribute('class') ?? '');
  let element: Element = document.documentElement;
  const line: Element[] = [element];
  for (const index of path) {
    const child = element.children[index];
    if (!child) break;
    element = child;
    line.push(element);
  }
  // Svelte leaves nothing on what it renders, but gives every element a place for its listeners.
  if (['__e', '__click'].some((name) => name in Element.prototype)) return true;
  if (line.some(carries)) return true;
  // Some frameworks leave their marks on what they render, not on what they render into.
  let looked = 0;
  for (const inner of element.getElementsByTagName('*')) {
    if (carries(inner)) return true;
    if (++looked > 60) break;
  }
  return false;
}
