import { useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Results } from '../../components/results/results';
import '../../components/results/results.css';
import { type SessionList, sessionListKey } from '../../lib/storage/session-pages';
import { pageOf } from '../../lib/storage/tab-store';
import { createResultsTools } from './results-tools';
import type { PanelViewProps } from './views';

const none: SessionList = { pages: [], dropped: 0 };

/** Taking results away: this page's, some of its sentences, or all of the session; and an earlier check. */
export function ResultsView({ view, send }: PanelViewProps) {
  const [session, setSession] = useState(none);
  const tools = useMemo(() => createResultsTools(send), [send]);
  useEffect(() => {
    let current = true;
    const refresh = async (): Promise<void> => {
      const reply = await send('session-pages', {});
      if (current && reply.ok) setSession(reply.value);
    };
    const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
      if (area === 'session' && sessionListKey in changes) void refresh();
    };
    void refresh();
    browser.storage.onChanged.addListener(changed);
    return () => {
      current = false;
      browser.storage.onChanged.removeListener(changed);
    };
  }, [send]);
  const { report } = view;
  const page = useMemo(() => {
    if (!report) return null;
    const entry = session.pages.find(({ url }) => url === pageOf(report.url ?? ''));
    // A page that there was no room for has no time either: it is as new as this view of it.
    return { report, checked: entry?.checked ?? new Date().toISOString() };
  }, [report, session]);
  return <Results page={page} session={session} tools={tools} />;
}
