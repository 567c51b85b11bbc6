import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { combinePainters } from '../../lib/mark/combined-painter';
import { createHighlightPainter } from '../../lib/mark/highlight-painter';
import { lookCss } from '../../lib/mark/looks';
import { createMarkPainter } from '../../lib/mark/mark-painter';
import { pageHighlights } from '../../lib/mark/page-highlights';
import type { Painter } from '../../lib/mark/painter';
import { createReceiver, createSender } from '../../lib/messages/channel';
import { annotatorProtocol, pageProtocol, rooms } from '../../lib/messages/page-protocol';
import { persistently } from '../../lib/messages/persistent-post';
import { changesMarks, changesReach } from '../../lib/storage/settings';
import { beginLife } from './life';
import { markLabel } from './mark-label';
import { pageSettings } from './page-settings';
import { createReader } from './reader';
import { createSession } from './session';
import { watchPacks } from './watch-packs';

/** In a flex or grid container each mark would become a box of its own. */
const canHold = (element: HTMLElement): boolean =>
  !/flex|grid/.test(getComputedStyle(element).display);

function createPainter(managed: boolean): Painter {
  const highlights = pageHighlights();
  const marks = createMarkPainter({ canHold });
  if (!highlights) return marks;
  const painter = createHighlightPainter(highlights);
  return managed ? painter : combinePainters(marks, painter);
}

/** Put into pages that are about an event, and into no others. */
export default defineContentScript({
  matches: ['<all_urls>'],
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  async main(wrapping) {
    const ctx = beginLife();
    ctx.onInvalidated(() => wrapping.abort('ended'));
    const send = createSender(
      rooms.page,
      pageProtocol,
      persistently((message) => browser.runtime.sendMessage(message)),
    );
    const settings = await pageSettings(ctx, send);
    if (ctx.isInvalid) return;
    const { translate } = settings;
    const session = createSession({
      signal: ctx.signal,
      send,
      createPainter,
      labelFor: (spec) => markLabel(translate, spec),
      look: () => lookCss(settings.current()),
      onMarks: (state) => reader.refresh(state),
      onEnd: () => ctx.abort('nothing to annotate'),
    });
    const reader = createReader({ ctx, session, send, settings });
    settings.watch((before) => {
      const after = settings.current();
      reader.dress();
      if (lookCss(before) !== lookCss(after)) session.redress();
      if (before.language !== after.language) session.redraw();
      if (changesMarks(before, after) || changesReach(before, after)) session.read(true);
    });
    watchPacks(ctx, () => session.read(true));

    const receive = createReceiver(rooms.annotator, annotatorProtocol, {
      look() {
        session.read(true);
      },
      jump: ({ sentence, place }) => reader.jump(sentence, place),
      step({ by }) {
        reader.step(by);
      },
      marks: (first) => session.begin(first),
      stop() {
        ctx.abort('switched off');
      },
    });
    browser.runtime.onMessage.addListener(receive);
    ctx.onInvalidated(() => {
      session.stop();
      // Where the extension itself is gone, so is its messaging.
      if (browser.runtime?.id !== undefined) browser.runtime.onMessage.removeListener(receive);
    });
    if (window !== window.top)
      ctx.addEventListener(window, 'pagehide', () => void send('left', {}));
    ctx.addEventListener(window, 'pageshow', (event) => {
      if (event.persisted) session.read(true);
    });
    session.read(true);
  },
});
