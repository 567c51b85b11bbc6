import { render } from 'preact';
import type { OnContest } from '../../components/contest-box';
import contestCss from '../../components/contest-box.css?inline';
import evidenceCss from '../../components/evidence.css?inline';
import { type CardContent, EvidenceCard } from '../../components/evidence-card';
import cardCss from '../../components/evidence-card.css?inline';
import tokensCss from '../../components/tokens.css?inline';
import { type Translate, TranslateProvider } from '../../components/translate';
import type { Verdict } from '../../lib/report/page-report';
import type { Settings } from '../../lib/storage/settings';
import hostCss from './card-host.css?inline';
import { createClosedHost } from './closed-host';
import type { Life } from './life';
import { isDarkAround } from './page-tone';
import { type Box, placeCard } from './place-card';
import { createSkipList, type SkipEntry, type SkipList } from './skip-list';

/** What the card is to show, and where. */
export interface CardView {
  readonly verdict: Verdict;
  readonly content: CardContent;
  readonly position: readonly [number, number];
  /** The sentence's place in the window; null once it is gone. */
  readonly anchor: () => Box | null;
  readonly near: Element | null;
}

export interface CardUi {
  readonly show: (view: CardView) => void;
  readonly hide: () => void;
  readonly focus: () => void;
  readonly isOpen: () => boolean;
  /** Whether an event happened in the card. */
  readonly holds: (path: readonly EventTarget[]) => boolean;
  readonly list: (entries: readonly SkipEntry[]) => void;
  readonly focusEntry: (id: number) => void;
  readonly place: () => void;
  /** Takes on the colours that are set, and whether a print has a legend. */
  readonly dress: (settings: Pick<Settings, 'colours' | 'print'>) => void;
  /** Puts what only a print shows into the page. */
  readonly readyForPrint: () => void;
}

export interface CardCallbacks {
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onContest: OnContest;
  readonly onEntry: (id: number) => void;
  readonly onEntryFocus: (id: number) => void;
}

interface Parts {
  readonly host: HTMLElement;
  readonly theme: HTMLElement;
  readonly place: HTMLElement;
  readonly list: HTMLElement;
  readonly skipList: SkipList;
  readonly legend: HTMLElement;
  /** Puts the box into the page, or back into it. */
  readonly attach: () => void;
}

function createParts(makeList: (element: HTMLElement) => SkipList): Parts {
  const { host, container, attach } = createClosedHost(
    'second-source-ui',
    `${tokensCss}\n${cardCss}\n${evidenceCss}\n${contestCss}\n${hostCss}`,
  );
  host.setAttribute('popover', 'manual');
  const theme = document.createElement('div');
  theme.className = 'theme';
  const place = document.createElement('div');
  place.className = 'place';
  place.hidden = true;
  place.tabIndex = -1;
  place.setAttribute('role', 'dialog');
  const list = document.createElement('div');
  const legend = document.createElement('p');
  legend.className = 'legend';
  // What is typed into the card is none of the page's business, nor a key to its own shortcuts.
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste'] as const) {
    place.addEventListener(type, (event) => event.stopPropagation());
  }
  theme.append(list, place, legend);
  container.append(theme);
  return { host, theme, place, list, skipList: makeList(list), legend, attach };
}

/** The extension's own box in the page: a closed shadow root that holds the evidence card. */
export function createCardUi(ctx: Life, translate: Translate, callbacks: CardCallbacks): CardUi {
  let made: Parts | null = null;
  let current: CardView | null = null;
  let scrolledFor: CardView | null = null;
  let dressed: Pick<Settings, 'colours' | 'print'> = { colours: 'standard', print: 'lines' };

  /** Puts on what is set. */
  const wear = (): void => {
    if (!made) return;
    made.theme.dataset.colours = dressed.colours;
    made.theme.dataset.print = dressed.print;
    made.place.setAttribute('aria-label', translate('cardLabel'));
    made.legend.textContent = translate('printLegend');
  };
  /** The box, in the page: one that the page has thrown out comes back. */
  const parts = (): Parts => {
    made ??= createParts((list) => createSkipList(list, { ctx, translate, ...callbacks }));
    wear();
    if (!made.host.isConnected) made.attach();
    return made;
  };
  ctx.onInvalidated(() => {
    if (!made) return;
    render(null, made.place);
    render(null, made.list);
    made.host.remove();
  });
  /** In the top layer neither the page's own stacking nor its dialogs cover the card. */
  const raise = (host: HTMLElement): void => {
    if (!host.isConnected || !('showPopover' in host)) return;
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  };
  /** A sheet lies over the text: the sentence that it speaks of is moved out from under it, once. */
  const scrollAbove = (anchor: Box, top: number): void => {
    if (scrolledFor === current) return;
    scrolledFor = current;
    const hidden = anchor.bottom - top + 12;
    if (hidden > 0) window.scrollBy({ top: Math.min(hidden, anchor.top - 12) });
  };
  const place = (): void => {
    const mounted = made;
    if (!current || !mounted) return;
    const anchor = current.anchor();
    if (!anchor) return;
    const { style } = mounted.place;
    const view = {
      width: document.documentElement.clientWidth,
      height: window.innerHeight,
    };
    const first = placeCard(anchor, Number.POSITIVE_INFINITY, view);
    style.width = `${first.width}px`;
    style.maxHeight = `${view.height - 24}px`;
    const { left, top, maxHeight, sheet } = placeCard(anchor, mounted.place.offsetHeight, view);
    if (sheet) scrollAbove(anchor, top);
    style.maxHeight = `${maxHeight}px`;
    style.left = `${left}px`;
    style.top = `${top}px`;
  };

  return {
    show(view) {
      const mounted = parts();
      const opens = current === null || !mounted.host.matches(':popover-open');
      current = view;
      mounted.theme.dataset.theme = isDarkAround(view.near) ? 'dark' : 'light';
      mounted.place.hidden = false;
      render(
        <TranslateProvider value={translate}>
          <EvidenceCard
            verdict={view.verdict}
            content={view.content}
            position={view.position}
            onClose={callbacks.onClose}
            onStep={callbacks.onStep}
            onContest={callbacks.onContest}
          />
        </TranslateProvider>,
        mounted.place,
      );
      if (opens) raise(mounted.host);
      place();
    },
    hide() {
      current = null;
      const mounted = made;
      if (!mounted) return;
      mounted.place.hidden = true;
      render(null, mounted.place);
    },
    focus: () => made?.place.focus({ preventScroll: true }),
    isOpen: () => current !== null,
    holds: (path) => made !== null && path.includes(made.host),
    list(entries) {
      if (entries.length === 0 && !made) return;
      const mounted = parts();
      mounted.skipList.show(entries);
    },
    focusEntry: (id) => made?.skipList.focus(id),
    place,
    dress(settings) {
      dressed = settings;
      wear();
    },
    readyForPrint: () => void parts(),
  };
}
