import { useEffect, useState } from 'preact/hooks';
import { useTranslate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';
import { panelViews } from './views';

export interface PanelProps {
  readonly send: Send<typeof viewProtocol>;
  /** Tells which tab is in front, until the returned function is called. */
  readonly watchFrontTab: (tell: (tabId: number | null) => void) => () => void;
  /** Tells of changes to what is known of a tab, until the returned function is called. */
  readonly watchTab: (tabId: number | null, changed: () => void) => () => void;
}

/** The workbench beside the page: one view at a time of what is known of the tab in front. */
export function Panel({ send, watchFrontTab, watchTab }: PanelProps) {
  const translate = useTranslate();
  const [tabId, setTabId] = useState<number | null>(null);
  const [view, setView] = useState<TabView | null>(null);
  const [chosen, setChosen] = useState(panelViews[0]?.id ?? '');

  useEffect(() => watchFrontTab(setTabId), [watchFrontTab]);
  useEffect(() => {
    if (tabId === null) return;
    let current = true;
    const refresh = async (): Promise<void> => {
      const reply = await send('tab', { tabId });
      if (current) setView(reply.ok ? reply.value : null);
    };
    void refresh();
    const stop = watchTab(tabId, () => void refresh());
    return () => {
      current = false;
      stop();
    };
  }, [tabId, send, watchTab]);

  const shown = panelViews.find(({ id }) => id === chosen);
  return (
    <main data-phase={view?.phase ?? 'loading'}>
      <div role="tablist">
        {panelViews.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === chosen}
            data-view={id}
            onClick={() => setChosen(id)}
          >
            {translate(title)}
          </button>
        ))}
      </div>
      <div role="tabpanel">
        {shown && view && tabId !== null && <shown.View tabId={tabId} view={view} send={send} />}
      </div>
    </main>
  );
}
