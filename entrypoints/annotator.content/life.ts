import { browser } from 'wxt/browser';

/** The time for which the annotator runs in a page: what it sets up ends with it. */
export interface Life {
  readonly signal: AbortSignal;
  /** Ended, or the extension was removed or updated under the page. */
  readonly isInvalid: boolean;
  readonly abort: (reason: string) => void;
  readonly onInvalidated: (end: () => void) => void;
  readonly setTimeout: (work: () => void, milliseconds: number) => number;
  readonly requestAnimationFrame: (work: () => void) => void;
  readonly addEventListener: <K extends keyof WindowEventMap>(
    target: Window,
    type: K,
    listener: (event: WindowEventMap[K]) => void,
    options?: AddEventListenerOptions,
  ) => void;
}

const isOrphan = (): boolean => browser.runtime?.id === undefined;
/** A newer annotator's word to one that an update has left behind; nothing but the document reaches both. */
const succession = 'second-source-succession';
/** Where a life is found by one that begins in the same script world, which no page can look into. */
const seat = Symbol.for('second-source-life');

/**
 * Begins a life. It ends by `abort`, when another begins in the same world, and when a newer annotator announces
 * itself after the extension has gone from under this one; a page that makes that announcement ends nobody.
 */
export function beginLife(): Life {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (reason: string): void => controller.abort(new Error(reason));
  const predecessor: unknown = Reflect.get(globalThis, seat);
  if (typeof predecessor === 'function') predecessor('succeeded');
  Object.assign(globalThis, { [seat]: abort });
  document.dispatchEvent(new Event(succession));
  document.addEventListener(succession, () => isOrphan() && abort('left behind'), { signal });
  const life: Life = {
    signal,
    get isInvalid() {
      if (!signal.aborted && isOrphan()) abort('left behind');
      return signal.aborted;
    },
    abort,
    onInvalidated: (end) => signal.addEventListener('abort', end, { once: true }),
    setTimeout: (work, milliseconds) =>
      window.setTimeout(() => life.isInvalid || work(), milliseconds),
    requestAnimationFrame: (work) => void requestAnimationFrame(() => life.isInvalid || work()),
    addEventListener: (target, type, listener, options) =>
      target.addEventListener(type, listener, { ...options, signal }),
  };
  return life;
}
