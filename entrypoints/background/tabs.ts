import { browser } from 'wxt/browser';
import { indexOfPack } from '../../lib/claims/pack-index';
import type { Detectable } from '../../lib/detect/detect';
import { hostOf, originPattern, runsOn } from '../../lib/detect/reach';
import type { Article, Block } from '../../lib/extract/article';
import { probeFramework } from '../../lib/mark/framework-probe';
import { lookCss } from '../../lib/mark/looks';
import { createSender } from '../../lib/messages/channel';
import {
  annotatorProtocol,
  type CheckReply,
  type ContestAct,
  type PaintedCounts,
  type Reading,
  rooms,
} from '../../lib/messages/page-protocol';
import type { TabView } from '../../lib/messages/protocol';
import { withContest, withContests } from '../../lib/report/contest';
import type { PageReport, SentenceReport } from '../../lib/report/page-report';
import { contestKey } from '../../lib/storage/contests';
import { type Place, placeKey } from '../../lib/storage/place';
import {
  changeSettings,
  changesMarks,
  loadSettings,
  type Settings,
  withItem,
} from '../../lib/storage/settings';
import { createTabStore, pageOf, type TabState, topFrame } from '../../lib/storage/tab-store';
import { checkInSteps } from '../../lib/verify/check-article';
import { type CheckMemory, createCheckMemory } from '../../lib/verify/check-memory';
import { translateIn } from '../shared/words';
import { badgeFor, showBadge } from './badge';
import { checkInParts } from './check-in-parts';
import { contested, contestsOn, keep } from './contests';
import { marksOf } from './marks';
import { namesIn } from './names';
import { hasOwnDetector } from './own-detector';
import { loadShelf } from './packs';
import { countSetAside } from './repair';
import { remember } from './session';
import { warmUp } from './warm-up';

const store = createTabStore(browser.storage.session);
const marksStylesheet = '/assets/marks.css';

const queues = new Map<number, Promise<unknown>>();

/** One thing at a time in each tab: what two messages read and write must not cross. */
export function inTurn<T>(tabId: number, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(tabId) ?? Promise.resolve()).then(work, work);
  queues.set(tabId, turn);
  void turn
    .finally(() => {
      if (queues.get(tabId) === turn) queues.delete(tabId);
    })
    .catch(() => undefined);
  return turn;
}

/** Tabs whose last check is remembered: the ones that were checked last. */
const remembered = 6;
const memories = new Map<number, CheckMemory>();

/** What the last check of a tab's page found; as short-lived as the worker. */
function memoryOf(tabId: number): CheckMemory {
  const memory = memories.get(tabId) ?? createCheckMemory();
  memories.delete(tabId);
  memories.set(tabId, memory);
  for (const oldest of [...memories.keys()].slice(0, -remembered)) memories.delete(oldest);
  return memory;
}

/** Sentences of checks that are under way, with what is said of them so far. */
const underWay = new Map<number, readonly SentenceReport[]>();

/** A document that sends messages: a tab's page, or a frame in it. */
export interface FrameInTab {
  readonly tabId: number;
  /** The address of the tab's page. */
  readonly page: string;
  readonly frame: { readonly id: number; readonly url: string };
}

const toFrame = (tabId: number, frameId: number) =>
  createSender(rooms.annotator, annotatorProtocol, (message) =>
    browser.tabs.sendMessage(tabId, message, { frameId }),
  );

const frameOf = async (tabId: number): Promise<number> =>
  (await store.state(tabId))?.frame.id ?? topFrame.id;

/** A sender to the annotator of a tab, in whichever frame the article stands. */
export const toAnnotator = (tabId: number) =>
  createSender(rooms.annotator, annotatorProtocol, async (message) =>
    browser.tabs.sendMessage(tabId, message, { frameId: await frameOf(tabId) }),
  );

const settings = (): Promise<Settings> => loadSettings(browser.storage.local);

/** Whether a page is looked at: where the settings say so or, unless its site is off, where somebody asked. */
async function isOn(url: string, asked: boolean): Promise<boolean> {
  const [current, isOff] = await Promise.all([settings(), store.isPageOff(url)]);
  const wanted = asked ? !current.sitesOff.includes(hostOf(url)) : runsOn(current, url);
  return wanted && !isOff;
}

/** Whether somebody asked for the page that a tab shows. */
async function wasAsked(tabId: number, url: string): Promise<boolean> {
  const state = await store.state(tabId);
  return state?.url === pageOf(url) && state.asked;
}

const badges = new Map<number, Promise<void>>();

/** Says on the toolbar what is known of a tab: once what was to be said before is said, so that the last word stays. */
function refreshBadge(tabId: number): Promise<void> {
  const said = (badges.get(tabId) ?? Promise.resolve()).then(() => sayBadge(tabId));
  const settled = said.catch(() => undefined);
  badges.set(tabId, settled);
  void settled.then(() => {
    if (badges.get(tabId) === settled) badges.delete(tabId);
  });
  return said;
}

async function sayBadge(tabId: number): Promise<void> {
  const state = await store.state(tabId);
  const report = state?.phase === 'checked' ? await store.report(tabId) : null;
  const translate = await translateIn((await settings()).language);
  await showBadge(tabId, badgeFor(state, report, translate));
}

const freshState = (url: string, frame: TabState['frame'] = topFrame): TabState => ({
  url: pageOf(url),
  frame,
  phase: 'checking',
  detection: null,
  assumeEvent: false,
  asked: false,
  pack: null,
  managed: null,
  painted: null,
  problem: null,
});

/** Puts a look's style sheet into the frame that holds the tab's article, or takes it out. */
async function putLook(tabId: number, css: string, wanted: boolean): Promise<void> {
  if (css === '') return;
  const injection = { target: { tabId, frameIds: [await frameOf(tabId)] }, css };
  try {
    await (wanted ? browser.scripting.insertCSS : browser.scripting.removeCSS)(injection);
  } catch {
    // The tab shows something else by now.
  }
}

/** Puts the marks' style sheets into a frame. */
async function dress(tabId: number, frameId: number): Promise<void> {
  const look = lookCss(await settings());
  const sheet = { target: { tabId, frameIds: [frameId] }, files: [marksStylesheet] };
  // An annotator that ended by itself has left its style sheets, and browsers would keep each of them.
  await browser.scripting.removeCSS(sheet);
  await putLook(tabId, look, false);
  await browser.scripting.insertCSS(sheet);
  await putLook(tabId, look, true);
}

/** Puts the annotator into a frame of the tab, or wakes the one that is there. */
async function annotate(tabId: number, frameId: number, pack: string | null): Promise<void> {
  const woken = await toFrame(tabId, frameId)('look', {});
  if (woken.ok) return;
  const target = { tabId, frameIds: [frameId] };
  // The script has the page to read before it draws: the styles are there by then.
  await Promise.all([
    browser.scripting.executeScript({ target, files: ['/content-scripts/annotator.js'] }),
    dress(tabId, frameId),
    warmUp(pack),
  ]);
  if (frameId !== topFrame.id) await runIn(tabId, '/watch-frames.js');
}

async function fail(tabId: number, state: TabState, error: unknown): Promise<void> {
  const problem = error instanceof Error ? error.message : String(error);
  await store.setState(tabId, { ...state, phase: 'failed', problem });
  await refreshBadge(tabId);
}

async function begin(tabId: number, state: TabState): Promise<void> {
  await store.setState(tabId, state);
  void refreshBadge(tabId);
  try {
    await annotate(tabId, state.frame.id, state.pack);
  } catch (error) {
    await fail(tabId, state, error);
  }
}

/** The detector noticed something in a document: a closer look follows where that is wanted. */
export async function noticed({ tabId, page, frame }: FrameInTab): Promise<void> {
  if (!(await isOn(page, await wasAsked(tabId, page)))) return;
  const looked = runIn(tabId, '/closer-look.js', frame.id);
  // What is read there is judged by the packs.
  void loadShelf();
  await looked;
}

/** Looks into the frames of a document that may hold the article, unless the document is one itself. */
export async function lookIntoFrames({ tabId, page, frame }: FrameInTab): Promise<void> {
  if (!(await isOn(page, await wasAsked(tabId, page)))) return;
  const known = await store.state(tabId);
  const isArticle = known?.phase === 'checking' || known?.phase === 'checked';
  if (isArticle && known.url === pageOf(page) && known.frame.id === frame.id) return;
  const frames = (await browser.webNavigation.getAllFrames({ tabId })) ?? [];
  const inside = frames.filter(({ parentFrameId }) => parentFrameId === frame.id);
  await Promise.all(inside.map(({ frameId }) => runIn(tabId, '/detector-again.js', frameId)));
}

/** A frame went on to another document: what was known of the old one is no longer so. */
export async function left({ tabId, frame }: FrameInTab): Promise<void> {
  if ((await store.state(tabId))?.frame.id !== frame.id) return;
  await store.forget(tabId);
  await refreshBadge(tabId);
}

/** A document went to another address without a reload. */
export async function wentOn(tabId: number, frameId: number): Promise<void> {
  // Asked at once: the sooner the page has its script, the seldomer the background is stopped before.
  const [holder, isWanted] = await Promise.all([frameOf(tabId), isLookedAt(tabId)]);
  if (frameId !== holder && frameId !== topFrame.id) return;
  const awake = await toFrame(tabId, holder)('look', {});
  const isElsewhere = !awake.ok || holder !== topFrame.id;
  if (frameId === topFrame.id && isElsewhere && isWanted) await lookInto(tabId);
}

const lengthOf = ({ blocks }: Detectable): number =>
  blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Judges what a closer look at a document read. Of several in one tab the longest article is the tab's. */
export async function judge(place: FrameInTab, article: Detectable): Promise<void> {
  const { tabId, page, frame } = place;
  const detection = (await loadShelf()).detector.judge(article);
  const asked = await wasAsked(tabId, page);
  if ((detection.about === 'no' && !asked) || !(await isOn(page, asked))) return;
  const length = lengthOf(article);
  const known = await store.state(tabId);
  const other = known?.url === pageOf(page) && known.frame.id !== frame.id ? known : null;
  if (other && other.phase !== 'mention') {
    if (detection.about !== 'yes' || other.frame.length >= length) return;
    await toFrame(tabId, other.frame.id)('stop', {});
  }
  const state: TabState = {
    ...freshState(page, { ...frame, url: pageOf(frame.url), length }),
    asked,
    detection,
    pack: detection.pack,
  };
  if (detection.about === 'yes') await begin(tabId, state);
  else {
    const phase = detection.about === 'no' ? 'unnoticed' : 'mention';
    await store.setState(tabId, { ...state, phase });
    await refreshBadge(tabId);
  }
  await forgetClosedTabs();
}

/** Forgets what is known of a tab's page, on the toolbar too. */
export async function forget(tabId: number): Promise<void> {
  await store.forget(tabId);
  await refreshBadge(tabId);
}

/** Forgets a tab that was closed. */
export const close = (tabId: number): Promise<void> => store.close(tabId);

async function forgetClosedTabs(): Promise<void> {
  const open = await browser.tabs.query({});
  await store.keepOnly(new Set(open.flatMap(({ id }) => id ?? [])));
}

/** The blocks that a reading speaks of, those already known included; null where one is missing. */
function blocksOf(reading: Reading, known: Article | null): readonly Block[] | null {
  const byId = new Map<number, Block>();
  for (const block of known?.blocks ?? []) byId.set(block.id, block);
  for (const block of reading.blocks) byId.set(block.id, block);
  const blocks: Block[] = [];
  for (const id of reading.order) {
    const block = byId.get(id);
    if (!block) return null;
    blocks.push(block);
  }
  return blocks;
}

async function isManaged({ tabId, frame }: FrameInTab, path: readonly number[]): Promise<boolean> {
  try {
    const [injected] = await browser.scripting.executeScript({
      target: { tabId, frameIds: [frame.id] },
      world: 'MAIN',
      func: probeFramework,
      args: [[...path]],
    });
    return injected?.result === true;
  } catch {
    // A page that lets nobody look is left alone.
    return true;
  }
}

/** Whether what is known of a tab is about the document that was read. */
const isOf = (
  { url, frame }: TabState,
  page: string,
  place: FrameInTab,
  reading: Reading,
): boolean =>
  url === page &&
  frame.id === place.frame.id &&
  (frame.id === topFrame.id || frame.url === pageOf(reading.url));

/** Characters of an article whose marks come all at once: a shorter one is checked in no time. */
const fewParts = 3000;

/** Checks what an annotator read; marks of a long article's beginning are sent ahead of the answer. */
export async function check(place: FrameInTab, reading: Reading): Promise<CheckReply> {
  const { tabId } = place;
  const isTop = place.frame.id === topFrame.id;
  const page = pageOf(isTop ? reading.url : place.page);
  const known = await store.state(tabId);
  // Another frame of the page has the longer article.
  if (known?.url === page && known.frame.id !== place.frame.id) return { state: 'stop' };
  const samePage = known !== null && isOf(known, page, place, reading);
  const fresh = freshState(page, { ...topFrame, id: place.frame.id, url: pageOf(reading.url) });
  const state = samePage ? known : { ...fresh, pack: known?.pack ?? null };
  const blocks = blocksOf(reading, samePage ? await store.article(tabId) : null);
  if (!blocks) return { state: 'again' };
  if (!(await isOn(page, state.asked))) return { state: 'stop' };
  const article: Article = {
    // A frame that a script has filled has no address of its own.
    url: reading.url.startsWith('about:') ? place.page : reading.url,
    canonical: reading.canonical ?? null,
    title: reading.title,
    published: reading.published,
    language: reading.language,
    blocks,
  };
  try {
    const { packs, detector } = await loadShelf();
    const detection = detector.judge({ ...article, description: reading.description });
    const pack =
      packs.get((state.assumeEvent ? state.pack : detection.pack) ?? '') ?? [...packs.values()][0];
    if (!state.assumeEvent && detection.about !== 'yes') {
      if (detection.about === 'no') await store.forget(tabId);
      else await store.setState(tabId, { ...state, detection, phase: 'mention', painted: null });
      await refreshBadge(tabId);
      return { state: 'nothing' };
    }
    if (!pack) throw new Error('no fact base');
    // Asked while sentences are checked.
    const probed = state.managed === null ? isManaged(place, reading.path) : state.managed;
    const [current, contestOf] = await Promise.all([settings(), contestsOn(pack.id)]);
    const { minVoices } = current;
    const steps = checkInSteps(article, indexOfPack(pack), {
      minVoices,
      detection: { about: detection.about, relevance: detection.relevance, why: detection.why },
      assumeEvent: state.assumeEvent,
      memory: memoryOf(tabId),
    });
    const checked = await checkInParts(steps, async (some, from) => {
      const { question } = reading;
      if (question === undefined || lengthOf(article) < fewParts) return;
      const sentences = some.map((sentence) => withContest(sentence, contestOf));
      underWay.set(tabId, sentences);
      const marks = marksOf({ sentences }, current).filter(({ id }) => id >= from);
      void toFrame(tabId, place.frame.id)('marks', { question, marks, managed: await probed });
    });
    const report = withContests(checked, contestOf);
    const managed = await probed;
    await store.setCheck(tabId, article, report);
    await store.setState(tabId, {
      ...state,
      detection,
      pack: pack.id,
      managed,
      phase: 'checked',
      problem: null,
    });
    // The marks are waited for; the toolbar and the list of pages are not.
    void refreshBadge(tabId).then(() => remember(report));
    return { state: 'marks', marks: marksOf(report, current), managed };
  } catch (error) {
    await fail(tabId, state, error);
    return { state: 'stop' };
  } finally {
    underWay.delete(tabId);
  }
}

/** How many marks an annotator could draw. */
export async function painted(tabId: number, counts: PaintedCounts): Promise<void> {
  const state = await store.state(tabId);
  if (state) await store.setState(tabId, { ...state, painted: counts });
}

/** A page whose elements stand in for what it takes to read it is left alone, and the views say so. */
export async function unreadable({ tabId, page, frame }: FrameInTab): Promise<void> {
  if (frame.id !== topFrame.id || !(await isOn(page, await wasAsked(tabId, page)))) return;
  const known = await store.state(tabId);
  const state = known?.url === pageOf(page) ? known : freshState(page);
  await fail(
    tabId,
    state,
    new Error((await translateIn((await settings()).language))('problemUnreadable')),
  );
}

/** Remembers where in its page the reader of a tab went. */
export async function reached(tabId: number, sentence: number, text: string): Promise<void> {
  const place: Place = { sentence, text, when: Date.now() };
  await browser.storage.session.set({ [placeKey(tabId)]: place });
}

/** One sentence of the tab's report, if it still says what the asker sees. */
export async function sentence(
  tabId: number,
  id: number,
  text: string,
): Promise<SentenceReport | null> {
  const checking = underWay.get(tabId)?.[id];
  if (checking?.text === text) return checking;
  const found = (await store.report(tabId))?.sentences[id];
  return found?.text === text ? found : null;
}

/**
 * Contests the label of a sentence, or withdraws that, and brings all open pages in line that hold the same
 * text; false where the sentence is not there any more, or nothing can be kept.
 */
export async function contest(
  tabId: number,
  id: number,
  text: string,
  act: ContestAct,
): Promise<boolean> {
  // A check that is under way has marks in the page, and no report yet.
  const report = await inTurn(tabId, () => store.report(tabId));
  if (!(await keep(report, id, text, act))) return false;
  for (const tab of await browser.tabs.query({})) {
    if (tab.id !== undefined) await inTurn(tab.id, () => contestAgain(tab.id ?? tabId, text));
  }
  return true;
}

/** Lays what is contested by now beside a tab's report, if it has the sentence. */
async function contestAgain(tabId: number, text: string): Promise<void> {
  const report = await store.report(tabId);
  const article = await store.article(tabId);
  const has = report?.sentences.some((each) => contestKey('', each.text) === contestKey('', text));
  if (!report || !article || !has) return;
  const anew = await contested(report);
  await store.setCheck(tabId, article, anew);
  void remember(anew);
  await refreshBadge(tabId);
  void toAnnotator(tabId)('look', {});
}

/** Scrolls the tab to a sentence of its report, marked or not; false where it is not in the page. */
export async function jump(tabId: number, id: number): Promise<boolean> {
  const found = (await store.report(tabId))?.sentences[id];
  const jumped = await toAnnotator(tabId)('jump', {
    sentence: id,
    place: found && { block: found.block, range: [...found.range], text: found.text },
  });
  return jumped.ok && jumped.value;
}

/** What the popup shows of a tab. */
export async function view(tabId: number): Promise<TabView> {
  const tab = await browser.tabs.get(tabId);
  const url = tab.url ?? '';
  const { packs, problems } = await loadShelf();
  const stored = await store.state(tabId);
  const state = stored?.url === pageOf(url) ? stored : null;
  const host = hostOf(url);
  const current = await settings();
  // Where it has no access the browser keeps the address to itself.
  const unknown = tab.url === undefined && current.reach !== 'everywhere';
  const reachable = unknown || /^(?:https?|file):/.test(url);
  const checked = state?.phase === 'checked';
  const report: PageReport | null = checked ? await store.report(tabId) : null;
  // What could not be kept is had again by reading the page once more.
  const lost = checked && !report;
  if (lost) void toAnnotator(tabId)('look', {});
  return {
    phase: lost ? 'checking' : (state?.phase ?? (reachable ? 'unnoticed' : 'unreachable')),
    host,
    siteOn: !current.sitesOff.includes(host),
    runsHere: runsOn(current, url) || state?.asked === true,
    pageOn: !(await store.isPageOff(url)),
    detection: state?.detection ?? null,
    report,
    painted: state?.painted ?? null,
    packs: [...packs.values()].map(({ id, name }) => ({ id, name })),
    problem: state?.problem ?? problems[0] ?? null,
    setAside: await countSetAside(),
    names: namesIn(packs.get(report?.pack.id ?? '')),
  };
}

/** Checks the tab's page whatever detection says. */
export async function checkAnyway(tabId: number, pack: string | null): Promise<void> {
  const { url = '' } = await browser.tabs.get(tabId);
  await store.setPageOff(url, false);
  const known = await store.state(tabId);
  const current = known?.url === pageOf(url) ? known : null;
  const detection = current?.detection ?? null;
  await begin(tabId, {
    ...freshState(url, current?.frame),
    detection,
    assumeEvent: true,
    asked: true,
    pack: pack ?? detection?.pack ?? null,
  });
}

async function stop(tabId: number): Promise<void> {
  await toAnnotator(tabId)('stop', {});
  try {
    const target = { tabId, frameIds: [await frameOf(tabId)] };
    await browser.scripting.removeCSS({ target, files: [marksStylesheet] });
  } catch {
    // The tab shows something else by now.
  }
  await putLook(tabId, lookCss(await settings()), false);
  await forget(tabId);
}

/**
 * Whether the browser let the script into a frame. Only where it tells the page's address: Chromium does
 * not answer at all where the user holds back its permission.
 */
async function runIn(
  tabId: number,
  file: '/closer-look.js' | '/detector-again.js' | '/detector-own.js' | '/watch-frames.js',
  frameId: number = topFrame.id,
): Promise<boolean> {
  try {
    if ((await browser.tabs.get(tabId)).url === undefined) return false;
    const target = { tabId, frameIds: [frameId] };
    await browser.scripting.executeScript({ target, files: [file] });
    return true;
  } catch {
    return false;
  }
}

/** Whether the tab's page is looked at without anybody asking. */
async function isLookedAt(tabId: number): Promise<boolean> {
  const { url = '' } = await browser.tabs.get(tabId);
  return isOn(url, false);
}

/** Looks at the tab's page again, as if it had just been opened; nowhere that nobody wants it. */
export async function lookAgain(tabId: number): Promise<void> {
  if (await isLookedAt(tabId)) await lookInto(tabId);
}

async function lookInto(tabId: number): Promise<void> {
  await runIn(tabId, '/detector-again.js');
  if (await hasOwnDetector()) await runIn(tabId, '/detector-own.js');
}

/** Checks the tab's page against packs that have changed, or looks at it as if it had just been opened. */
export async function checkAgain(tabId: number): Promise<void> {
  const state = await store.state(tabId);
  const isPainted = state?.phase === 'checked' || state?.phase === 'failed';
  if (isPainted && (await toAnnotator(tabId)('look', {})).ok) return;
  await lookAgain(tabId);
}

/** Looks at the tab's page because somebody asked; false where the browser does not let the extension in. */
export async function lookNow(tabId: number): Promise<boolean> {
  const { url = '' } = await browser.tabs.get(tabId);
  if (!(await runIn(tabId, '/closer-look.js'))) return false;
  // What the look reads waits for its turn, after this one.
  await store.setState(tabId, { ...freshState(url), asked: true });
  return true;
}

/** Switches marking on this page off or on again. */
export async function switchPage(tabId: number, on: boolean): Promise<void> {
  const { url = '' } = await browser.tabs.get(tabId);
  await store.setPageOff(url, !on);
  if (on) await lookAgain(tabId);
  else await stop(tabId);
}

/** Switches the tab's site off or on again, in every tab that shows it. */
export async function switchSite(tabId: number, on: boolean): Promise<void> {
  const host = hostOf((await browser.tabs.get(tabId)).url ?? '');
  if (host === '') return;
  await changeSettings(browser.storage.local, ({ sitesOff }) => ({
    sitesOff: withItem(sitesOff, host, !on),
  }));
}

/** Brings a tab in line with settings that were changed. */
export async function follow(
  tabId: number,
  url: string,
  before: Settings,
  after: Settings,
): Promise<void> {
  const state = await store.state(tabId);
  if (!state) {
    if (!runsOn(before, url)) await lookAgain(tabId);
    return;
  }
  if (before.language !== after.language) await refreshBadge(tabId);
  if (lookCss(before) !== lookCss(after)) {
    await putLook(tabId, lookCss(before), false);
    await putLook(tabId, lookCss(after), true);
  }
  if (!(await isOn(state.url, state.asked))) await stop(tabId);
  else if (changesMarks(before, after)) await toAnnotator(tabId)('look', {});
}

/** Takes everything out of a tab whose page the browser no longer lets the extension into. */
export async function leaveIfShutOut(tabId: number): Promise<void> {
  const state = await store.state(tabId);
  if (!state || state.asked) return;
  const allowed = await browser.permissions.contains({ origins: [originPattern(state.url)] });
  if (allowed) return;
  // Its style sheet stays until the page is loaded anew: the browser lets nobody take it out, nor says so.
  await inTurn(tabId, async () => {
    await toAnnotator(tabId)('stop', {});
    await forget(tabId);
  });
}

/** Takes everything out of all open pages, and forgets what was found there. */
export async function leaveAll(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id !== undefined && (await store.state(id))) await inTurn(id, () => stop(id));
  }
}
