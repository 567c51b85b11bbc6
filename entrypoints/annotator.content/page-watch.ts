/** Milliseconds of quiet after a change before the page is read again. */
const quiet = 200;
/** Milliseconds after which a page that never is quiet is read all the same. */
const patience = 1500;
/** Changes around the article rarely matter: they may wait longer. */
const farQuiet = 900;

const attributes = ['hidden', 'open', 'class', 'style', 'aria-hidden', 'contenteditable', 'lang'];

export interface PageWatch {
  /** Watches this article and the roots that its text stands in. */
  readonly follow: (article: Element | null, roots: Iterable<Node>) => void;
  /** Runs work on the page whose own changes are not to be noticed. */
  readonly unnoticed: <T>(work: () => T) => T;
  readonly stop: () => void;
}

/**
 * Watches the page with one observer. `touched` hears of changes at once, in the same turn as they happened;
 * `changed` hears of them when the page has calmed down.
 */
export function watchPage(listeners: {
  readonly touched: (records: readonly MutationRecord[]) => void;
  readonly changed: () => void;
}): PageWatch {
  let article: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  const watched = new Set<Node>();

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
    const ours = records.filter(matters);
    if (ours.length === 0) return;
    listeners.touched(ours);
    schedule(ours.some(isNear) ? quiet : farQuiet);
  };
  const observer = new MutationObserver(handle);
  const observe = (node: Node): void => {
    if (watched.has(node)) return;
    watched.add(node);
    observer.observe(node, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: attributes,
    });
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
    stop() {
      observer.disconnect();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
