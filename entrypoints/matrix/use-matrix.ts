import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Send } from '../../lib/messages/channel';
import type { MatrixReply } from '../../lib/messages/matrix-schema';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';

/** What is known of the tab that stands beside the sources. */
export interface TabBeside {
  readonly view: TabView | null;
  /** The tab is gone; `view` is what was known last. */
  readonly closed: boolean;
}

/** The tab as the background sees it, renewed whenever that changes; null until it is known, or without a tab. */
export function useTab(
  tabId: number | null,
  send: Send<typeof viewProtocol>,
  watch: (tabId: number, changed: () => void) => () => void,
): TabBeside | null {
  const [beside, setBeside] = useState<TabBeside | null>(null);
  useEffect(() => {
    if (tabId === null) return;
    let current = true;
    const refresh = async (): Promise<void> => {
      const reply = await send('tab', { tabId });
      if (!current) return;
      setBeside((known) =>
        reply.ok
          ? { view: reply.value, closed: false }
          : { view: known?.view ?? null, closed: true },
      );
    };
    void refresh();
    const stop = watch(tabId, () => void refresh());
    return () => {
      current = false;
      stop();
    };
  }, [tabId, send, watch]);
  return beside;
}

/** What the background says of a pack's matrix. */
export type Asked =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'there'; readonly reply: MatrixReply };

/**
 * The matrix of a pack (null: whichever there is), and a way to ask again. It is asked for when `ready`,
 * and again when the page was checked against another version of the pack.
 */
export function useMatrix(
  pack: string | null,
  version: string | null,
  ready: boolean,
  send: Send<typeof viewProtocol>,
): readonly [Asked, () => void] {
  const [asked, setAsked] = useState<Asked>({ state: 'loading' });
  const ask = useCallback(async () => {
    const reply = await send('matrix', { pack });
    setAsked(
      reply.ok
        ? { state: 'there', reply: reply.value }
        : { state: 'failed', problem: reply.problems[0]?.what ?? '' },
    );
  }, [pack, send]);
  useEffect(() => {
    if (ready) void ask();
  }, [ask, ready, version]);
  return [asked, () => void ask()];
}
