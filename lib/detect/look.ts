import { sendToBackground } from './api';
import { isNamed, type Prefilter, tellsEvent } from './may-match';

/** With less text than this, a page may have it where this script cannot see it, or get it later. */
const little = 2000;
/** … with fewer elements than this, too, its scripts may still be about to fill it. */
const shell = 60;
/** Milliseconds without a change after which a page that fills itself is looked at. */
const quiet = 250;
/** Milliseconds after which it is looked at whatever happens, for the last time. */
const patience = 4000;

/** Calls `done` when the page has stopped changing, or after {@link patience}; then nothing of it is left. */
function settle(done: () => void): void {
  const end = (): void => {
    observer.disconnect();
    clearTimeout(timer);
    clearTimeout(last);
    done();
  };
  let timer = setTimeout(end, quiet * 2);
  const last = setTimeout(end, patience);
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(end, quiet);
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Asks the background for a closer look, once a page that was loaded ahead of time is shown. */
function notice(): void {
  if (!document.contentType.includes('html')) return;
  const tell = (): void => void sendToBackground('noticed', {});
  if ('prerendering' in document && document.prerendering === true) {
    document.addEventListener('prerenderingchange', tell, { once: true });
  } else tell();
}

/** Looks at the page as it is; false where it may not have its text yet. */
function lookNow(prefilter: Prefilter, isLast: boolean): boolean {
  const text = document.body.textContent;
  // Each property asked of a page costs as much as much of its text: only where it matters.
  if (isNamed(prefilter, text)) {
    if (tellsEvent(prefilter, text)) notice();
    return true;
  }
  if (text.length >= little) return true;
  const { scripts, title } = document;
  if (!isLast && scripts.length > 0 && document.getElementsByTagName('*').length < shell) {
    return false;
  }
  // The text may stand where it cannot be seen from here, in a shadow root.
  if (isNamed(prefilter, title)) notice();
  return true;
}

/**
 * Looks once whether the page may be about an event: one reading of its text and, nearly always, two
 * expressions tried on it. Leaves nothing behind. Where the page is not settled, or has hardly anything
 * in it yet, it waits a few seconds for the text to come.
 */
export function look(prefilter: Prefilter, { settled }: { readonly settled: boolean }): void {
  if (!document.body) return;
  if (!settled || !lookNow(prefilter, false)) settle(() => lookNow(prefilter, true));
}
