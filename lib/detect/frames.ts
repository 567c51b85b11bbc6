/** Share of the window that a frame takes which may hold the page's article. */
const large = 1 / 3;
/** Pixels that an article has room in; an advertisement has less. */
const least = { width: 300, height: 300 } as const;

/** Whether a frame takes so much of the window that the article may stand in it. Asks for layout: for pages with little text of their own, and those that name an event. */
export function hasLargeFrame(): boolean {
  const room = innerWidth * innerHeight * large;
  for (const frame of document.querySelectorAll('iframe, frame')) {
    if (frame.clientWidth * frame.clientHeight > room) return true;
  }
  return false;
}

/** Whether this document is shown, and large enough to be read in: the tab's own, or a frame of some size. */
export const isRoomy = (): boolean =>
  window === window.top || (innerWidth > least.width && innerHeight > least.height);
