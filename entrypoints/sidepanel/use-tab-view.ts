import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Send } from '../../lib/messages/channel';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';

/** What the panel knows of the tab in front. */
export type Seen =
  | { readonly state: 'loading' }
  /** There is no such tab (any more), or the background does not answer. */
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'known'; readonly tabId: number; readonly view: TabView };

/** What is known of a tab (undefined: not yet said which), in step with it, and a way to ask again. */
export function useTabView(
  tabId: number | null | undefined,
  send: Send<typeof viewProtocol>,
  watchTab: (tabId: number | null, changed: () => void) => () => void,
): { readonly seen: Seen; readonly refresh: () => void } {
  const [seen, setSeen] = useState<Seen>({ state: 'loading' });
  const asking = useRef<() => void>(() => undefined);

  useEffect(() => {
    setSeen(tabId === null ? { state: 'failed', problem: '' } : { state: 'loading' });
    if (tabId === null || tabId === undefined) return;
    let current = true;
    let running = false;
    let again = false;
    // One question at a time: a page that changes by the moment asks for the newest only.
    const ask = async (): Promise<void> => {
      again = true;
      if (running) return;
      running = true;
      while (again && current) {
        again = false;
        const reply = await send('tab', { tabId });
        if (!current) break;
        setSeen(
          reply.ok
            ? { state: 'known', tabId, view: reply.value }
            : { state: 'failed', problem: reply.problems[0]?.what ?? '' },
        );
      }
      running = false;
    };
    asking.current = () => void ask();
    asking.current();
    const stop = watchTab(tabId, () => void ask());
    return () => {
      current = false;
      stop();
    };
  }, [tabId, send, watchTab]);

  return { seen, refresh: useCallback(() => asking.current(), []) };
}
