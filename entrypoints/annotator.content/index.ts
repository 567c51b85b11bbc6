import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Translate } from '../../components/translate';
import { combinePainters } from '../../lib/mark/combined-painter';
import { createHighlightPainter } from '../../lib/mark/highlight-painter';
import { createMarkPainter } from '../../lib/mark/mark-painter';
import { pageHighlights } from '../../lib/mark/page-highlights';
import type { Painter } from '../../lib/mark/painter';
import { createReceiver, createSender } from '../../lib/messages/channel';
import { annotatorProtocol, pageProtocol, rooms } from '../../lib/messages/protocol';
import { beginLife } from './life';
import { createReader } from './reader';
import { createSession } from './session';

/** Where the extension was updated or removed under the page, its texts are gone too. */
const translate: Translate = (key, ...values) => {
  try {
    return browser.i18n.getMessage(key, values.map(String)) || key;
  } catch {
    return key;
  }
};

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
  main(wrapping) {
    const ctx = beginLife();
    ctx.onInvalidated(() => wrapping.abort('ended'));
    const send = createSender(rooms.page, pageProtocol, (message) =>
      browser.runtime.sendMessage(message),
    );
    const session = createSession({
      signal: ctx.signal,
      send,
      createPainter,
      labelFor: ({ verdict }) => translate('markLabel', translate(verdict)),
      onMarks: () => reader.refresh(),
      onEnd: () => ctx.abort('nothing to annotate'),
    });
    const reader = createReader({ ctx, session, send, translate });

    const receive = createReceiver(rooms.annotator, annotatorProtocol, {
      look() {
        session.read(true);
      },
      jump: ({ sentence }) => reader.jump(sentence),
      step({ by }) {
        reader.step(by);
      },
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
    ctx.addEventListener(window, 'pageshow', (event) => {
      if (event.persisted) session.read(true);
    });
    session.read(true);
  },
});
