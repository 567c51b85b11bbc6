import { sendToBackground } from './api';
import { hasLargeFrame, isRoomy } from './frames';
import { isNamed, tellsEvent } from './may-match';

/** With fewer elements than this a page without text may still be filled by its scripts. */
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
    try {
      done();
    } catch {
      // Elements of the page stand in for the document's own properties.
    }
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
export function notice(): void {
  if (!document.contentType.includes('html')) return;
  const tell = (): void => void sendToBackground('noticed', {});
  if ('prerendering' in document && document.prerendering === true) {
    document.addEventListener('prerenderingchange', tell, { once: true });
  } else tell();
}

/** Looks at a page whose text has a name of an event. */
export function lookAtNamed(text: string): void {
  if (tellsEvent(__PREFILTER_EVENTS__, text)) notice();
}

/** Looks where text may stand that cannot be seen from here: the title speaks for a shadow root, a large frame for itself. */
function lookElsewhere(): void {
  if (isNamed(__PREFILTER_NAMES__, document.title)) notice();
  if (hasLargeFrame()) void sendToBackground('framed', {});
}

/** Looks at a page as it is by now, for the last time. */
function lookOnce(named: (text: string) => void): void {
  const text = document.body.textContent;
  if (isNamed(__PREFILTER_NAMES__, text)) named(text);
  else if (text.length < __LITTLE_TEXT__) lookElsewhere();
}

/**
 * Looks at a page that is not settled: waits a few seconds for its text to come, and leaves nothing behind. A name
 * is enough here: pages seldom come this way, and the words for what happened would double what is downloaded.
 */
export function lookWhenSettled(): void {
  if (document.body && isRoomy()) settle(() => lookOnce(notice));
}

/** Looks at a page that has hardly any text: its scripts may be about to fill it. */
export function lookAtLittle(): void {
  const isShell = document.getElementsByTagName('*').length < shell && document.scripts.length > 0;
  if (isShell && document.body) settle(() => lookOnce(lookAtNamed));
  else lookElsewhere();
}
