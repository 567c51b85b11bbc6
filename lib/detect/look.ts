import { sendToBackground } from './api';
import { mayMatch, type Prefilter } from './may-match';

/** With fewer elements than this a page may still be filled by its scripts. */
const shell = 60;
/** Milliseconds without a change after which a page that fills itself is looked at. */
const quiet = 250;
/** Milliseconds after which it is looked at whatever happens, for the last time. */
const patience = 4000;

const isShell = (): boolean =>
  document.scripts.length > 0 && document.body.getElementsByTagName('*').length < shell;

/** Resolves when the page has stopped changing, or after {@link patience}; then nothing of it is left. */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(last);
      resolve();
    };
    let timer = setTimeout(end, quiet * 2);
    const last = setTimeout(end, patience);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, quiet);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });

/** Activation of a page that was loaded ahead of time. */
const shown = (): Promise<void> =>
  new Promise((resolve) => {
    if ('prerendering' in document && document.prerendering === true) {
      document.addEventListener('prerenderingchange', () => resolve(), { once: true });
    } else resolve();
  });

/** Asks the background for a closer look. */
async function notice(): Promise<void> {
  await shown();
  await sendToBackground('noticed', {});
}

/**
 * Looks once whether the page may be about an event: one reading of its text and, nearly always, one
 * expression tried on it. Leaves nothing behind. Where the page is not settled, or has hardly any
 * elements yet, it waits a few seconds for the text to come.
 */
export async function look(
  prefilter: Prefilter,
  { settled }: { readonly settled: boolean },
): Promise<void> {
  const { body, contentType, title } = document;
  if (!body || !contentType.includes('html')) return;
  if (settled) {
    if (mayMatch(prefilter, title, body.textContent)) return notice();
    if (!isShell()) return;
  }
  await settle();
  if (mayMatch(prefilter, document.title, document.body.textContent)) await notice();
}
