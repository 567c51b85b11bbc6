import { createStormGauge } from './storm-gauge';

/** Milliseconds of quiet after a change before the page is read again. */
const quiet = 200;
/** Milliseconds after which a page that never is quiet is read all the same. */
const patience = 1500;
/** Changes around the article rarely matter: they may wait longer. */
const farQuiet = 900;

/** Milliseconds for which a page that storms is left alone at first, and at most. */
const firstRest = 2000;
const longestRest = 60_000;
/** Milliseconds without a storm after which the page is calm. */
const calm = 1000;
/** Milliseconds for which only the article is watched where it storms around it. */
const narrowed = 30_000;

const attributes = [
  'hidden',
  'open',
  'class',
  'style',
  'aria-hidden',
  'contenteditable',
  'lang',
  // Those of our marks: a page may write on them.
  'data-verdict',
  'data-second-source',
];

export interface PageWatch {
  /** Watches this article and the roots that its text stands in. */
  readonly follow: (article: Element | null, roots: Iterable<Node>) => void;
  /** Runs work on the page whose own changes are not to be noticed. */
  readonly unnoticed: <T>(work: () => T) => T;
  /** Whether the page has changed and `changed` is still to hear of it. */
  readonly waits: () => boolean;
  readonly stop: () => void;
}

/**
 * Watches the page with one observer. `touched` hears of changes at once, in the same turn as they happened;
 * `changed` hears of them when the page has calmed down. A page that changes more often than it can be followed
 * is left alone for a while, after `restless(true)`; `restless(false)` comes when it is calm and followed again.
 */
export function watchPage(listeners: {
  readonly touched: (records: readonly MutationRecord[]) => void;
  readonly changed: () => void;
  readonly restless: (yes: boolean) => void;
}): PageWatch {
  let article: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  const watched = new Set<Node>();
  const storms = createStormGauge(() => performance.now());
  let scope: 'page' | 'article' | 'nothing' = 'page';
  let restless = false;
  let nextRest = firstRest;
  let turning: ReturnType<typeof setTimeout> | undefined;

  const schedule = (delay: number): void => {
    const now = performance.now();
    if (timer === undefined) waitingSince = now;
    clearTimeout(timer);
    const left = Math.max(0, waitingSince + patience - now);
    timer = setTimeout(
      () => {
        timer = undefined;
        listeners.changed();
      },
      Math.min(delay, Math.max(left, quiet / 4)),
    );
  };
  const isNear = ({ target }: MutationRecord): boolean =>
    article === null ||
    !article.isConnected ||
    article.contains(target) ||
    target.getRootNode() !== document;
  const matters = (record: MutationRecord): boolean =>
    record.type !== 'attributes' || isNear(record) || record.target.contains(article);
  const handle = (records: readonly MutationRecord[]): void => {
    if (storms(records.length)) {
      weather(records);
      return;
    }
    const ours = records.filter(matters);
    if (ours.length === 0) return;
    listeners.touched(ours);
    schedule(ours.some(isNear) ? quiet : farQuiet);
  };
  const observer = new MutationObserver(handle);
  const listen = (node: Node): void => {
    observer.observe(node, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: attributes,
    });
  };
  const observe = (node: Node): void => {
    if (watched.has(node)) return;
    watched.add(node);
    if (scope === 'page' || (scope === 'article' && node !== document.body)) listen(node);
  };
  /** Watches the whole page, the article alone, or nothing. */
  const attend = (to: typeof scope): void => {
    scope = to;
    observer.disconnect();
    if (to === 'nothing') return;
    for (const node of watched) if (to === 'page' || node !== document.body) listen(node);
    if (to === 'article' && article) listen(article);
  };
  const settleDown = (): void => {
    nextRest = firstRest;
    restless = false;
    listeners.restless(false);
  };
  const rest = (): void => {
    attend('nothing');
    clearTimeout(timer);
    timer = undefined;
    if (!restless) listeners.restless(true);
    restless = true;
    turning = setTimeout(() => {
      attend('page');
      turning = setTimeout(settleDown, calm);
    }, nextRest);
    nextRest = Math.min(nextRest * 2, longestRest);
  };
  /** It storms: around the article, so that watching that alone may do, or in it. */
  const weather = (records: readonly MutationRecord[]): void => {
    clearTimeout(turning);
    const near = records.filter(isNear).length;
    if (restless || scope === 'article' || near * 2 > records.length) {
      rest();
      return;
    }
    attend('article');
    turning = setTimeout(() => attend('page'), narrowed);
  };

  return {
    follow(element, roots) {
      article = element;
      observe(document.body);
      for (const root of roots) if (root !== document) observe(root);
    },
    unnoticed(work) {
      handle(observer.takeRecords());
      try {
        return work();
      } finally {
        observer.takeRecords();
      }
    },
    waits: () => timer !== undefined,
    stop() {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(turning);
      timer = undefined;
    },
  };
}
