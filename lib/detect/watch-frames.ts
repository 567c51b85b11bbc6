import { sendToBackground } from './api';

const mark = 'secondSourceWatchesFrames';

/** Tells the background when a frame of this page has loaded another document. Does nothing where it already does so. */
export function watchFrames(): void {
  if (Reflect.get(globalThis, mark) === true) return;
  Reflect.set(globalThis, mark, true);
  document.addEventListener(
    'load',
    ({ target }) => {
      if (target instanceof HTMLIFrameElement) void sendToBackground('framed', {});
    },
    { capture: true },
  );
}
