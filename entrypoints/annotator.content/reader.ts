import type { CardContent } from '../../components/evidence-card';
import { highlightName } from '../../lib/mark/highlight-painter';
import { pageHighlights } from '../../lib/mark/page-highlights';
import type { Pointed } from '../../lib/mark/painter';
import type { SentencePlace } from '../../lib/mark/target';
import type { Send } from '../../lib/messages/channel';
import type { ContestAct, pageProtocol } from '../../lib/messages/page-protocol';
import { createCardUi } from './card';
import type { Life } from './life';
import { markLabel } from './mark-label';
import type { PageSettings } from './page-settings';
import type { Box } from './place-card';
import type { MarksState, Session, StandingMark } from './session';

export interface ReaderOptions {
  readonly ctx: Life;
  readonly session: Session;
  readonly send: Send<typeof pageProtocol>;
  readonly settings: PageSettings;
}

/** What somebody who reads the page does with its marks. */
export interface Reader {
  /** Marks were drawn, moved or taken away. */
  readonly refresh: (state: MarksState) => void;
  /** Scrolls to a sentence of the report and draws attention to it. */
  readonly jump: (sentence: number, place?: SentencePlace) => boolean;
  /** The settings have changed. */
  readonly dress: () => void;
  readonly step: (by: 1 | -1) => void;
}

const interactive =
  'a[href], button, input, select, textarea, summary, label, [contenteditable=""], [contenteditable="true"]';
const flashFor = 1700;

/** Whether the page itself answers a click here. */
function pageAnswers(path: readonly EventTarget[]): boolean {
  return path.some((target) => target instanceof Element && target.matches(interactive));
}

/** The box around all of a sentence's lines. */
function boxOf(ranges: readonly Range[]): Box | null {
  const boxes = ranges.flatMap((range) => [...range.getClientRects()]);
  const first = boxes[0];
  if (!first) return null;
  const box = { left: first.left, top: first.top, right: first.right, bottom: first.bottom };
  for (const { left, top, right, bottom } of boxes) {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  }
  return box;
}

/** The mark on the same sentence: the one in the same block and place, as far as there is one. */
function sameSentence({ spec }: StandingMark, marks: readonly StandingMark[]): StandingMark | null {
  const alike = marks.filter((mark) => mark.spec.text === spec.text);
  const near = alike.filter((mark) => mark.spec.block === spec.block);
  const exact = near.find((mark) => mark.spec.range[0] === spec.range[0]);
  return exact ?? near[0] ?? alike[0] ?? null;
}

/** Opens the evidence card by click and key, and takes the reader from mark to mark. */
export function createReader({ ctx, session, send, settings }: ReaderOptions): Reader {
  let open: StandingMark | null = null;
  let last: number | null = null;
  let asked = 0;
  /** Readings of the page in a row that did not find the open sentence. */
  let missed = 0;
  let flashTimer: number | undefined;
  let pointed: number | null = null;
  const { translate } = settings;

  const card = createCardUi(ctx, translate, {
    onClose: () => close(true),
    onStep: (by) => step(by),
    onContest: (act) => contest(act),
    onEntry: (id) => openById(id),
    onEntryFocus: (id) => {
      reveal(id);
      point(id);
    },
  });
  card.dress(settings.current());

  const byId = (id: number): StandingMark | null =>
    session.marks().find((mark) => mark.id === id) ?? null;
  const rangesOf = (id: number): readonly Range[] => session.painter()?.rangesOf(id) ?? [];

  function focusMark(id: number): void {
    const element = session.painter()?.focusable(id);
    if (element) element.focus({ preventScroll: true });
    else card.focusEntry(id);
  }

  function close(returnFocus: boolean): void {
    const { id } = open ?? {};
    open = null;
    asked++;
    card.hide();
    if (returnFocus && id !== undefined) focusMark(id);
  }

  function show(mark: StandingMark, content: CardContent): void {
    const marks = session.marks();
    const [range] = rangesOf(mark.id);
    card.show({
      verdict: mark.spec.verdict,
      content,
      position: [marks.findIndex(({ id }) => id === mark.id) + 1, marks.length],
      anchor: () => boxOf(rangesOf(mark.id)),
      near: range?.startContainer.parentElement ?? null,
    });
  }

  /** Views beside the page go along with the reader. */
  function tellPlace({ spec }: StandingMark): void {
    void send('at', { sentence: spec.id, text: spec.text });
  }

  async function openMark(mark: StandingMark): Promise<void> {
    const request = ++asked;
    open = mark;
    last = mark.id;
    missed = 0;
    tellPlace(mark);
    const answer = send('sentence', { id: mark.spec.id, text: mark.spec.text });
    // A card that would be filled in the next moment is not shown empty first.
    const slow = ctx.setTimeout(() => {
      if (request === asked && byId(mark.id)) show(mark, { state: 'loading' });
    }, 120);
    const reply = await answer;
    clearTimeout(slow);
    if (request !== asked || ctx.isInvalid) return;
    const sentence = reply.ok ? reply.value : null;
    // Its mark is being drawn anew: the card opens there.
    if (!byId(mark.id) && sentence) return;
    show(mark, sentence ? { state: 'ready', sentence } : { state: 'gone' });
    card.focus();
    if (!sentence) session.read(true);
  }

  /** Contests the open sentence's label, and shows at once what is said of it by now. */
  async function contest(act: ContestAct): Promise<boolean> {
    const mark = open;
    if (!mark) return false;
    const { id, text } = mark.spec;
    const reply = await send('contest', { id, text, act });
    if (!reply.ok || !reply.value) return false;
    const now = await send('sentence', { id, text });
    if (open === mark && now.ok && now.value) show(mark, { state: 'ready', sentence: now.value });
    return true;
  }

  async function keepOpen(mark: StandingMark): Promise<void> {
    open = mark;
    last = mark.id;
    missed = 0;
    const request = ++asked;
    const reply = await send('sentence', { id: mark.spec.id, text: mark.spec.text });
    if (request !== asked || ctx.isInvalid) return;
    show(
      mark,
      reply.ok && reply.value ? { state: 'ready', sentence: reply.value } : { state: 'gone' },
    );
  }

  function openById(id: number): void {
    const mark = byId(id);
    if (mark) void openMark(mark);
  }

  function reveal(id: number): void {
    const box = boxOf(rangesOf(id));
    if (!box) return;
    const element =
      session.painter()?.focusable(id) ?? rangesOf(id)[0]?.startContainer.parentElement;
    // What a frame shows may be out of sight all the same.
    const inView = window === window.top && box.top >= 60 && box.bottom <= window.innerHeight - 60;
    if (!inView) element?.scrollIntoView({ block: 'center', behavior: 'auto' });
  }

  function flash(id: number): void {
    clearTimeout(flashTimer);
    session.painter()?.flash(id);
    flashTimer = ctx.setTimeout(() => session.painter()?.flash(null), flashFor);
  }

  /** Shows a mark that shows only where somebody points at it. */
  function point(id: number | null): void {
    const shown = settings.current().marking === 'hover' ? id : null;
    if (shown === pointed) return;
    pointed = shown;
    session.painter()?.point(shown);
  }

  /** Scrolls to a sentence that carries no mark, and draws attention to it. */
  function showPlace(place: SentencePlace): boolean {
    const range = session.locate(place);
    const element = range?.startContainer.parentElement;
    if (!range || !element) return false;
    element.scrollIntoView({ block: 'center', behavior: 'auto' });
    const name = highlightName('flash');
    const highlights = pageHighlights();
    highlights?.clear(name);
    highlights?.add(name, range);
    clearTimeout(flashTimer);
    flashTimer = ctx.setTimeout(() => highlights?.clear(name), flashFor);
    return true;
  }

  function step(by: 1 | -1): void {
    const marks = session.marks();
    if (marks.length === 0) return;
    const from = open?.id ?? last;
    const at = marks.findIndex(({ id }) => id === from);
    const index =
      at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
    const mark = marks[index];
    if (!mark) return;
    last = mark.id;
    reveal(mark.id);
    flash(mark.id);
    if (open) void openMark(mark);
    else {
      focusMark(mark.id);
      tellPlace(mark);
    }
  }

  const markAt = (event: MouseEvent): StandingMark | null => {
    const id = session
      .painter()
      ?.idAt({ path: event.composedPath(), x: event.clientX, y: event.clientY });
    return id === undefined || id === null ? null : byId(id);
  };

  // On the window and before the page's own listeners, which may stop an event on its way.
  ctx.addEventListener(
    window,
    'click',
    (event) => {
      if (!event.isTrusted || event.button !== 0) return;
      const path = event.composedPath();
      if (card.holds(path)) return;
      const mark = event.defaultPrevented || pageAnswers(path) ? null : markAt(event);
      const selection = getSelection();
      if (mark && (!selection || selection.isCollapsed)) void openMark(mark);
      else if (card.isOpen()) close(false);
    },
    { capture: true },
  );
  ctx.addEventListener(
    window,
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      const [target] = event.composedPath();
      if (event.key === 'Escape' && card.isOpen()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        close(true);
      } else if (
        (event.key === 'Enter' || event.key === ' ') &&
        target instanceof HTMLElement &&
        target.dataset.secondSource !== undefined
      ) {
        const id = session.painter()?.idAt({ path: [target], x: 0, y: 0 });
        const mark = id === undefined || id === null ? null : byId(id);
        if (!mark) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        void openMark(mark);
      }
    },
    { capture: true },
  );
  ctx.addEventListener(window, 'beforeprint', () => {
    if (session.marks().length > 0 && settings.current().print === 'lines') card.readyForPrint();
  });
  /** What the pointer is on, until the next frame shows it. */
  let under: Pointed | null = null;
  ctx.addEventListener(
    window,
    'pointermove',
    (event) => {
      if (settings.current().marking !== 'hover') return;
      const waits = under !== null;
      // Asked for now: once the event is over it has no path.
      under = { path: event.composedPath(), x: event.clientX, y: event.clientY };
      if (waits) return;
      ctx.requestAnimationFrame(() => {
        if (under) point(session.painter()?.idAt(under) ?? null);
        under = null;
      });
    },
    { capture: true, passive: true },
  );
  let framed = false;
  const follow = (): void => {
    if (!card.isOpen() || framed) return;
    framed = true;
    ctx.requestAnimationFrame(() => {
      framed = false;
      card.place();
    });
  };
  ctx.addEventListener(window, 'scroll', follow, { capture: true, passive: true });
  ctx.addEventListener(window, 'resize', follow, { passive: true });

  /** Lists marks that cannot take the focus, for those who go by keyboard or ear. */
  function listUnfocusable(): void {
    const painter = session.painter();
    const unfocusable = session.marks().filter(({ id }) => !painter?.focusable(id));
    card.list(
      unfocusable.map(({ id, spec }) => ({
        id,
        label: `${markLabel(translate, spec)}: ${spec.text}`,
      })),
    );
  }

  return {
    refresh(state) {
      if (ctx.isInvalid) return;
      if (state !== 'changing') listUnfocusable();
      if (!open || byId(open.id)) return;
      // The same sentence drawn anew, under another label or in an element that the page has put in its place.
      const same = sameSentence(open, session.marks());
      if (same) void keepOpen(same);
      // A page that never rests is not waited for: what two readings do not find is gone.
      else if (state === 'settled' || (state === 'behind' && ++missed > 1)) close(false);
    },
    dress() {
      card.dress(settings.current());
      point(null);
    },
    jump(sentence, place) {
      const mark = session.find(sentence);
      if (!mark) return place !== undefined && showPlace(place);
      last = mark.id;
      reveal(mark.id);
      focusMark(mark.id);
      flash(mark.id);
      return true;
    },
    step,
  };
}
