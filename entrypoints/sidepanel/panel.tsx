import { useEffect, useState } from 'preact/hooks';
import { CompareLink } from '../../components/compare-link';
import { isShown, PageState, State } from '../../components/page-state';
import { useTranslate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import type { Place } from '../../lib/storage/place';
import { type Seen, useTabView } from './use-tab-view';
import { panelIdOf, tabIdOf, ViewTabs } from './view-tabs';
import { type PanelView, panelViews } from './views';

export interface PanelProps {
  readonly send: Send<typeof viewProtocol>;
  /** Tells which tab is in front, until the returned function is called. */
  readonly watchFrontTab: (tell: (tabId: number | null) => void) => () => void;
  /** Tells of changes to what is known of a tab, until the returned function is called. */
  readonly watchTab: (tabId: number | null, changed: () => void) => () => void;
  /** Tells which mark of a tab's page its reader went to, until the returned function is called. */
  readonly watchPlace: (tabId: number, tell: (place: Place | null) => void) => () => void;
  /** The view to begin with; the first where there is no such. */
  readonly first?: string | null;
}

function Content({
  view: { View, onAnyPage = false },
  seen,
  send,
  place,
  refresh,
}: {
  readonly view: PanelView;
  readonly seen: Seen;
  readonly send: Send<typeof viewProtocol>;
  readonly place: Place | null;
  readonly refresh: () => void;
}) {
  const translate = useTranslate();
  if (seen.state === 'loading') {
    return (
      <p class="quiet" role="status">
        {translate('popupLoading')}
      </p>
    );
  }
  if (seen.state === 'failed') {
    return (
      <State level={2} title={translate('panelNoTab')} why={translate('panelNoTabHint')}>
        {seen.problem !== '' && <p class="problem">{seen.problem}</p>}
        <button type="button" class="primary" data-action="retry" onClick={refresh}>
          {translate('popupRetry')}
        </button>
      </State>
    );
  }
  const { tabId, view } = seen;
  if (onAnyPage || isShown(view)) {
    return <View tabId={tabId} view={view} send={send} place={place} />;
  }
  return (
    <PageState
      level={2}
      view={view}
      onCheck={(pack) => void send('check-anyway', { tabId, pack }).then(refresh)}
      onSwitchOn={(what) =>
        void send(what === 'page' ? 'switch-page' : 'switch-site', { tabId, on: true }).then(
          refresh,
        )
      }
    />
  );
}

/** The phase that the panel shows: the page's, or that there is none to show. */
function phaseOf(seen: Seen): string {
  if (seen.state !== 'known') return seen.state;
  const { siteOn, pageOn, phase } = seen.view;
  return siteOn && pageOn ? phase : 'off';
}

/** The workbench beside the page: one view at a time of what is known of the tab in front. */
export function Panel({ send, watchFrontTab, watchTab, watchPlace, first = null }: PanelProps) {
  const translate = useTranslate();
  const [tabId, setTabId] = useState<number | null | undefined>(undefined);
  const [place, setPlace] = useState<Place | null>(null);
  const { seen, refresh } = useTabView(tabId, send, watchTab);
  const begin = panelViews.find(({ id }) => id === first) ?? panelViews[0];
  const [chosen, setChosen] = useState(begin?.id ?? '');
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([chosen]));

  useEffect(() => watchFrontTab(setTabId), [watchFrontTab]);
  useEffect(() => {
    setPlace(null);
    return typeof tabId === 'number' ? watchPlace(tabId, setPlace) : undefined;
  }, [tabId, watchPlace]);
  const choose = (id: string): void => {
    setChosen(id);
    setVisited((before) => new Set([...before, id]));
  };
  const view = seen.state === 'known' ? seen.view : null;

  return (
    <main data-phase={phaseOf(seen)} data-view={chosen}>
      <header class="panel-head">
        <p class="kicker">{view?.host || translate('extensionName')}</p>
        <h1>{view?.report?.title || translate('panelTitle')}</h1>
        {typeof tabId === 'number' && <CompareLink tabId={tabId} />}
      </header>
      <ViewTabs views={panelViews} chosen={chosen} onChoose={choose} />
      {panelViews
        .filter(({ id }) => visited.has(id))
        .map((each) => (
          <div
            key={each.id}
            role="tabpanel"
            class="view"
            id={panelIdOf(each.id)}
            aria-labelledby={tabIdOf(each.id)}
            hidden={each.id !== chosen}
          >
            <Content view={each} seen={seen} send={send} place={place} refresh={refresh} />
          </div>
        ))}
    </main>
  );
}
