import { createBlockIds } from '../../lib/extract/block-ids';
import { isClobbered } from '../../lib/extract/clobbered';
import type { ExtractedArticle, PlacedBlock } from '../../lib/extract/extract';
import { extractLive, pause } from '../../lib/extract/live';
import { keepSelection } from '../../lib/mark/keep-selection';
import { isInPlace, type Painter } from '../../lib/mark/painter';
import { inReadingOrder, keyOf } from '../../lib/mark/reading-order';
import { type MarkSpec, type SentencePlace, targetFor } from '../../lib/mark/target';
import type { Send } from '../../lib/messages/channel';
import type { FirstMarks, pageProtocol } from '../../lib/messages/page-protocol';
import { watchPage } from './page-watch';
import { createShadowStyles } from './shadow-styles';

/** A mark in the page, under the number that it keeps while it stands. */
export interface StandingMark {
  readonly id: number;
  readonly spec: MarkSpec;
}

/**
 * How far marks are in step with the page: some were just taken away or drawn and more will follow; all are drawn
 * for the page as it was read, which has changed since; or all are as they are to be.
 */
export type MarksState = 'changing' | 'behind' | 'settled';

export interface SessionOptions {
  readonly signal: AbortSignal;
  readonly send: Send<typeof pageProtocol>;
  /** The painter for this page; asked once, and again if marks do not stay in the page. */
  readonly createPainter: (managed: boolean) => Painter;
  readonly labelFor: (spec: MarkSpec) => string;
  /** What the marks' style sheet lacks for the look that was chosen. */
  readonly look: () => string;
  /** Marks were drawn, moved or taken away. */
  readonly onMarks: (state: MarksState) => void;
  /** There is nothing to annotate here, or nobody to do it for. */
  readonly onEnd: () => void;
}

/** Keeps one page's marks in step with its text. */
export interface Session {
  /** Reads the page and checks what is new; with `afresh`, everything. */
  readonly read: (afresh: boolean) => void;
  /** Draws marks that are sent ahead of the answer to a check. */
  readonly begin: (first: FirstMarks) => void;
  readonly painter: () => Painter | null;
  /** Marks in reading order. */
  readonly marks: () => readonly StandingMark[];
  readonly find: (sentence: number) => StandingMark | null;
  /** Where a sentence stands that may carry no mark; as near as the page tells. */
  readonly locate: (place: SentencePlace) => Range | null;
  /** Another look was chosen. */
  readonly redress: () => void;
  /** Draws all marks anew, with new labels. */
  readonly redraw: () => void;
  readonly stop: () => void;
}

/** Marks painted between two looks at the clock. */
const batch = 4;
/** Milliseconds after which the page gets its turn: what is drawn is still to be laid out, which takes as long again. */
const slice = 5;
/** Milliseconds between questions that the background did not live to answer. */
const patience = [200, 800, 2000];
/** Milliseconds for which a page that has nothing to mark is watched. */
const grace = 3000;
/** Disturbances by the page after which its DOM counts as managed. */
const tolerance = 3;

/** Child indexes that lead from the root element to `element` (to its host, where it stands in a shadow root). */
function pathTo(element: Element | null): number[] {
  const path: number[] = [];
  for (let node = element; node; ) {
    const root: Node = node.getRootNode();
    const parent: Element | null = node.parentElement;
    if (parent) {
      let index = 0;
      for (let before = node.previousElementSibling; before; before = before.previousElementSibling)
        index++;
      path.unshift(index);
    } else if (root instanceof ShadowRoot) path.length = 0;
    node = parent ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return path;
}

/** Starts a session; it does nothing before its first `read`. */
export function createSession(options: SessionOptions): Session {
  const { signal, send } = options;
  const ids = createBlockIds();
  const styles = createShadowStyles();
  const placed = new Map<number, PlacedBlock>();
  const standing = new Map<string, StandingMark>();
  const undrawn = new Set<string>();
  let painter: Painter | null = null;
  let managed = false;
  let order: readonly number[] = [];
  let known = new Set<number>();
  let specs: readonly MarkSpec[] = [];
  let nextId = 0;
  let disturbances = 0;
  let running = false;
  let ending: ReturnType<typeof setTimeout> | undefined;
  /** When a page that has nothing to mark is watched no longer. */
  let endsAt: number | null = null;
  let told = '';
  let restless = false;
  /** Ends what is being read when the page turns restless. */
  let turn = new AbortController();
  let wanted: 'nothing' | 'reading' | 'afresh' = 'nothing';
  /** The number of the last question, and of the one that is not answered yet. */
  let questions = 0;
  let asking: number | null = null;
  /** Marks are missing that the next reading may bring back. */
  let unsettled = false;
  /** What is being drawn ahead of the answer. */
  let beginning: Promise<void> = Promise.resolve();

  /** Work on marks: the page is not to notice it, nor whoever has selected something. */
  const onMarks = <T>(work: () => T): T => watch.unnoticed(() => keepSelection(work));

  const watch = watchPage({
    touched(records) {
      const gone = new Set(onMarks(() => painter?.repair(records) ?? []));
      if (gone.size === 0) return;
      for (const [key, { id }] of standing) if (gone.has(id)) standing.delete(key);
      disturbances++;
      tellMarks(false);
    },
    changed: () => read(false),
    restless(yes) {
      restless = yes;
      if (!yes) {
        turn = new AbortController();
        read(true);
        return;
      }
      turn.abort();
      onMarks(() => painter?.eraseAll());
      standing.clear();
      options.onMarks('settled');
      told = '';
      void send('painted', { drawn: 0, undrawn: 0, restless: true });
    },
  });

  /** Tells of marks that are `complete` for the page as it was read. */
  const tellMarks = (complete: boolean): void => {
    unsettled = !complete || wanted !== 'nothing' || watch.waits();
    options.onMarks(!complete ? 'changing' : unsettled ? 'behind' : 'settled');
  };

  const eraseKeys = (keys: readonly string[]): boolean => {
    const gone = keys.flatMap((key) => standing.get(key) ?? []);
    for (const key of keys) standing.delete(key);
    if (gone.length > 0) onMarks(() => painter?.erase(gone.map(({ id }) => id)));
    return gone.length > 0;
  };

  /** Reads the page; marks on blocks that are gone are taken away, so that what stands there can be read. */
  async function readPage(stop: AbortSignal): Promise<ExtractedArticle> {
    for (;;) {
      ids.restart();
      const read = await extractLive(stop, ids.idOf);
      const present = new Set(read.placed.map(({ block }) => block.id));
      const stale = [...standing].filter(([, { spec }]) => !present.has(spec.block));
      if (!eraseKeys(stale.map(([key]) => key))) return read;
    }
  }

  /** Remembers where blocks stand; those that carry marks stand where they were read without them. */
  function keepPlaces(read: ExtractedArticle): void {
    const marked = new Set([...standing.values()].map(({ spec }) => spec.block));
    const before = new Map(placed);
    placed.clear();
    for (const block of read.placed) {
      const { id } = block.block;
      placed.set(id, (marked.has(id) && before.get(id)) || block);
    }
    const roots = new Set(read.placed.map(({ element }) => element.getRootNode()));
    watch.unnoticed(() => styles.dress(roots, options.look()));
    watch.follow(read.element, roots);
  }

  async function draw(stop: AbortSignal): Promise<void> {
    const keys = new Map(specs.map((spec) => [keyOf(spec), spec]));
    eraseKeys([...standing.keys()].filter((key) => !keys.has(key)));
    for (const [key, mark] of standing) {
      const spec = keys.get(key);
      if (spec) standing.set(key, { ...mark, spec });
    }
    if (painter && !managed && disturbances >= tolerance) {
      onMarks(() => painter?.eraseAll());
      standing.clear();
      managed = true;
      painter = null;
    }
    undrawn.clear();
    await drawMissing(stop);
  }

  /** Draws what is to be marked and is not. */
  async function drawMissing(stop: AbortSignal): Promise<void> {
    painter ??= options.createPainter(managed);
    const current = painter;
    const waiting = specs.flatMap((spec) => {
      const key = keyOf(spec);
      return standing.has(key) || undrawn.has(key) ? [] : [[key, spec] as const];
    });
    for (let at = 0; at < waiting.length; ) {
      // One look at the selection and one at the page's changes for a whole slice: they ask for layout.
      onMarks(() => {
        const until = performance.now() + slice;
        do {
          drawSome(current, waiting.slice(at, at + batch));
          at += batch;
        } while (at < waiting.length && performance.now() < until);
      });
      if (at >= waiting.length) return;
      await pause();
      stop.throwIfAborted();
    }
  }

  function drawSome(current: Painter, some: readonly (readonly [string, MarkSpec])[]): void {
    const targets = some.flatMap(([key, spec]) => {
      const place = placed.get(spec.block);
      const id = nextId++;
      const target = place && targetFor({ ...spec, id }, place, options.labelFor(spec));
      if (!target) {
        undrawn.add(key);
        return [];
      }
      return [{ key, spec, target }];
    });
    const drawn = new Set(current.paint(targets.map(({ target }) => target)).drawn);
    for (const { key, spec, target } of targets) {
      if (drawn.has(target.id)) standing.set(key, { id: target.id, spec });
      else undrawn.add(key);
    }
  }

  /** Ends once the time is over; what has changed until then is read first. */
  function endInTime(): void {
    clearTimeout(ending);
    if (endsAt === null || signal.aborted) return;
    ending = setTimeout(
      () => {
        if (!watch.waits()) options.onEnd();
      },
      Math.max(0, endsAt - performance.now()),
    );
  }

  async function cycle(afresh: boolean): Promise<void> {
    const stop = AbortSignal.any([signal, turn.signal]);
    if (isClobbered(document)) {
      await send('unreadable', {});
      options.onEnd();
      return;
    }
    const read = await readPage(stop);
    const { article, description, placed: blocks } = read;
    const before = order.join();
    order = blocks.map(({ block }) => block.id);
    keepPlaces(read);
    const lost = specs.some((spec) => !standing.has(keyOf(spec)) && !undrawn.has(keyOf(spec)));
    if (!afresh && order.join() === before) {
      if (!lost && undrawn.size === 0) {
        if (unsettled) tellMarks(true);
        return;
      }
    } else {
      if (afresh) known = new Set();
      const reading = {
        url: location.href,
        canonical: article.canonical,
        title: article.title,
        description,
        published: article.published,
        language: article.language,
        order: [...order],
        path: pathTo(read.element),
      };
      const ask = (all: boolean) => {
        asking = ++questions;
        return send('check', {
          ...reading,
          blocks: article.blocks.filter(({ id }) => all || !known.has(id)),
          question: asking,
        });
      };
      let reply = await ask(false);
      if (reply.ok && reply.value.state === 'again') reply = await ask(true);
      // The background was stopped while it worked on it: the one that starts next knows less.
      for (const wait of patience) {
        if (reply.ok) break;
        await new Promise((resolve) => setTimeout(resolve, wait));
        stop.throwIfAborted();
        reply = await ask(true);
      }
      asking = null;
      await beginning;
      stop.throwIfAborted();
      if (!reply.ok || reply.value.state === 'stop' || reply.value.state === 'again') {
        options.onEnd();
        return;
      }
      known = new Set(order);
      if (reply.value.state === 'nothing') {
        specs = [];
        // The story may come in a moment; where it does not, nobody watches the page any longer.
        endsAt ??= performance.now() + grace;
      } else {
        endsAt = null;
        managed ||= reply.value.managed;
        specs = inReadingOrder(reply.value.marks, order);
      }
    }
    await draw(stop);
    tellMarks(true);
    const counts = { drawn: standing.size, undrawn: undrawn.size };
    if (specs.length === 0 || told === Object.values(counts).join()) return;
    told = Object.values(counts).join();
    await send('painted', counts);
  }

  async function drawFirst(
    { marks, managed: keeps }: FirstMarks,
    stop: AbortSignal,
  ): Promise<void> {
    managed ||= keeps;
    const wantedBefore = new Set(specs.map(keyOf));
    specs = inReadingOrder(
      [...specs, ...marks.filter((spec) => !wantedBefore.has(keyOf(spec)))],
      order,
    );
    await drawMissing(stop);
    tellMarks(false);
  }

  function begin(first: FirstMarks): void {
    const stop = AbortSignal.any([signal, turn.signal]);
    const drawIt = async (): Promise<void> => {
      // One that the answer has overtaken says nothing new.
      if (first.question === asking && !restless && !stop.aborted) await drawFirst(first, stop);
    };
    // What goes wrong here goes wrong again, and is told, when the answer is drawn.
    beginning = beginning.then(drawIt).catch(() => undefined);
  }

  async function work(): Promise<void> {
    while (wanted !== 'nothing' && !signal.aborted && !restless) {
      const afresh = wanted === 'afresh';
      wanted = 'nothing';
      // While the page is read and asked about, it may be the story that comes.
      clearTimeout(ending);
      await cycle(afresh);
    }
    if (!restless) endInTime();
  }

  function read(afresh: boolean): void {
    if (signal.aborted) return;
    // Somebody knows that the page is another.
    if (afresh) endsAt = null;
    if (afresh || wanted === 'nothing') wanted = afresh ? 'afresh' : 'reading';
    if (running || restless) return;
    running = true;
    const { signal: turned } = turn;
    void work()
      .catch((error: unknown) => {
        if (!signal.aborted && !turned.aborted) throw error;
      })
      .finally(() => {
        running = false;
        if (wanted !== 'nothing') read(wanted === 'afresh');
      });
  }

  return {
    read,
    begin,
    painter: () => painter,
    marks: () =>
      specs.flatMap((spec) => {
        const mark = standing.get(keyOf(spec));
        return mark ? [mark] : [];
      }),
    find: (sentence) => [...standing.values()].find(({ spec }) => spec.id === sentence) ?? null,
    locate({ block, range: [from, to], text }) {
      const place = placed.get(block);
      if (!place || place.block.text.slice(from, to) !== text) return null;
      const spec = {
        id: -1,
        verdict: 'unique',
        block,
        range: [from, to],
        text,
        faults: [],
      } as const;
      const pieces = targetFor(spec, place, '')?.pieces.filter(isInPlace) ?? [];
      const [first] = pieces;
      const last = pieces.at(-1);
      const range = document.createRange();
      // Marks beside it may have split its text: then its block is near enough.
      if (first && last) {
        range.setStart(first.node, first.start);
        range.setEnd(last.node, last.end);
      } else if (place.element.isConnected) range.selectNodeContents(place.element);
      else return null;
      return range;
    },
    redress: () => watch.unnoticed(() => styles.redress(options.look())),
    redraw() {
      eraseKeys([...standing.keys()]);
      read(false);
    },
    stop() {
      watch.stop();
      clearTimeout(ending);
      keepSelection(() => painter?.eraseAll());
      styles.undress();
      standing.clear();
      specs = [];
    },
  };
}
