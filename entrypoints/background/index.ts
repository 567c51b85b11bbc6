import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createReceiver } from '../../lib/messages/channel';
import { pageProtocol, rooms } from '../../lib/messages/page-protocol';
import { viewProtocol } from '../../lib/messages/protocol';
import { loadWords } from '../shared/words';
import { checkText } from './check-text';
import { obey } from './commands';
import { followPacks } from './follow-packs';
import { followSettings } from './follow-settings';
import { matrixOf } from './matrix';
import { createNavigations } from './navigations';
import { followStored } from './repair';
import { offerInMenu, takeSelection } from './selection';
import { sessionPages } from './session';
import * as sources from './sources';
import * as tabs from './tabs';

interface Sender {
  readonly tab?: { readonly id?: number; readonly url?: string };
  readonly url?: string;
  readonly frameId?: number;
}

/** The tab and frame whose document sent a message. */
function placeOf({ tab, url = '', frameId = 0 }: Sender): tabs.FrameInTab {
  if (tab?.id === undefined) throw new TypeError('not sent by a page');
  return {
    tabId: tab.id,
    page: frameId === 0 ? url : (tab.url ?? ''),
    frame: { id: frameId, url },
  };
}

const fromPages = createReceiver(rooms.page, pageProtocol, {
  async noticed(_nothing, sender: Sender) {
    await tabs.noticed(placeOf(sender));
  },
  async framed(_nothing, sender: Sender) {
    await tabs.lookIntoFrames(placeOf(sender));
  },
  async left(_nothing, sender: Sender) {
    const place = placeOf(sender);
    await tabs.inTurn(place.tabId, () => tabs.left(place));
  },
  async candidate(article, sender: Sender) {
    const place = placeOf(sender);
    await tabs.inTurn(place.tabId, () => tabs.judge(place, article));
  },
  words: ({ language }) => loadWords(language),
  check(reading, sender: Sender) {
    const place = placeOf(sender);
    return tabs.inTurn(place.tabId, () => tabs.check(place, reading));
  },
  async painted(counts, sender: Sender) {
    const { tabId } = placeOf(sender);
    await tabs.inTurn(tabId, () => tabs.painted(tabId, counts));
  },
  async unreadable(_nothing, sender: Sender) {
    const place = placeOf(sender);
    await tabs.inTurn(place.tabId, () => tabs.unreadable(place));
  },
  at: ({ sentence, text }, sender: Sender) => tabs.reached(placeOf(sender).tabId, sentence, text),
  sentence: ({ id, text }, sender: Sender) => tabs.sentence(placeOf(sender).tabId, id, text),
  contest: ({ id, text, act }, sender: Sender) =>
    tabs.contest(placeOf(sender).tabId, id, text, act),
});

const fromViews = createReceiver(rooms.view, viewProtocol, {
  tab: ({ tabId }) => tabs.view(tabId),
  async 'switch-page'({ tabId, on }) {
    await tabs.inTurn(tabId, () => tabs.switchPage(tabId, on));
  },
  async 'switch-site'({ tabId, on }) {
    await tabs.inTurn(tabId, () => tabs.switchSite(tabId, on));
  },
  look: ({ tabId }) => tabs.inTurn(tabId, () => tabs.lookNow(tabId)),
  contest: ({ tabId, sentence, text, act }) => tabs.contest(tabId, sentence, text, act),
  'leave-tabs': () => tabs.leaveAll(),
  async 'check-anyway'({ tabId, pack }) {
    await tabs.inTurn(tabId, () => tabs.checkAnyway(tabId, pack));
  },
  async jump({ tabId, sentence }) {
    return tabs.jump(tabId, sentence);
  },
  'check-text': checkText,
  'take-selection': ({ tabId }) => takeSelection(tabId),
  matrix: ({ pack }) => matrixOf(pack),
  'session-pages': () => sessionPages.list(),
  'session-page': ({ id }) => sessionPages.report(id),
  'forget-session': () => sessionPages.clear(),
  packs: () => sources.overview(),
  'read-page': ({ tabId }) => sources.readPage(tabId),
  propose: ({ article, reviews, target, today }) =>
    sources.propose(article, reviews, target, today),
});

/** Views are the extension's own pages; a content script may not speak in their name. */
const isView = ({ url = '' }: Sender): boolean => url.startsWith(browser.runtime.getURL('/'));

export default defineBackground({
  type: 'module',
  main() {
    browser.runtime.onMessage.addListener(
      (message: unknown, sender: Sender) =>
        fromPages(message, sender) ?? (isView(sender) ? fromViews(message, sender) : undefined),
    );
    followStored();
    followSettings();
    followPacks();
    const navigations = createNavigations(({ tabId, frameId }) => tabs.wentOn(tabId, frameId));
    browser.webNavigation.onHistoryStateUpdated.addListener(({ tabId, frameId }) =>
      navigations.went({ tabId, frameId }),
    );
    // Firefox waits for the answer for some seconds; Chromium stops without a word.
    browser.runtime.onSuspend.addListener(() => navigations.settled());
    void navigations.takeUp();
    browser.tabs.onRemoved.addListener((tabId) => void tabs.inTurn(tabId, () => tabs.close(tabId)));
    offerInMenu();
    browser.commands.onCommand.addListener((command, tab) => void obey(command, tab?.id));
  },
});
