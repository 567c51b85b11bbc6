import { useEffect, useRef, useState } from 'preact/hooks';
import { CompareLink } from '../../components/compare-link';
import { isShown, PageState, State } from '../../components/page-state';
import { useTranslate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import type { StoredPassage } from '../../lib/storage/passage';
import type { Place } from '../../lib/storage/place';
import { type Seen, useTabView } from './use-tab-view';
import { panelIdOf, tabIdOf, ViewTabs } from './view-tabs';
import { type PanelView, type PanelViewProps, panelViews, passageViewId } from './views';

/** Tells of something of a tab, now and on every change, until the returned function is called. */
type Watch<T> = (tabId: number, tell: (value: T) => void) => () => void;

export interface PanelProps {
  readonly send: Send<typeof viewProtocol>;
  /** Tells which tab is in front, until the returned function is called. */
  readonly watchFrontTab: (tell: (tabId: number | null) => void) => () => void;
  /** Tells of changes to what is known of a tab, until the returned function is called. */
  readonly watchTab: (tabId: number | null, changed: () => void) => () => void;
  /** Which mark its reader went to. */
  readonly watchPlace: Watch<Place | null>;
  /** Which text is to be checked beside its page. */
  readonly watchPassage: Watch<StoredPassage | null>;
  readonly keepPassage: (tabId: number, passage: StoredPassage | null) => Promise<void>;
  /** Asks the browser to let the extension read a site; to be called straight from a click. */
  readonly allow: (host: string) => Promise<boolean>;
  /** The view to begin with; the first where there is no such. */
  readonly first?: string | null;
}

/** Milliseconds in which a selection that was taken before the panel was there still opens its view. */
const justNow = 10_000;

type ViewProps = Omit<PanelViewProps, 'tabId' | 'view'>;

function Content({
  view: { View, onAnyPage = false },
  seen,
  props,
  allow,
  refresh,
}: {
  readonly view: PanelView;
  readonly seen: Seen;
  readonly props: ViewProps;
  readonly allow: PanelProps['allow'];
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
  if (onAnyPage || isShown(view)) return <View tabId={tabId} view={view} {...props} />;
  const { send } = props;
  const look = async (): Promise<boolean> => {
    const reply = await send('look', { tabId });
    refresh();
    return reply.ok && reply.value;
  };
  return (
    <PageState
      level={2}
      view={view}
      asking={{ onLook: look, onAllow: () => allow(view.host) }}
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

/** What a tab has to tell of one thing; null until it has told. */
function useWatched<T>(tabId: number | null | undefined, watch: Watch<T | null>): T | null {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    setValue(null);
    return typeof tabId === 'number' ? watch(tabId, setValue) : undefined;
  }, [tabId, watch]);
  return value;
}

/** The view in front and those that were; a selection that is to be checked brings its own to the front. */
function useViews(first: string | null, passage: StoredPassage | null) {
  const begin = panelViews.find(({ id }) => id === first) ?? panelViews[0];
  const [chosen, setChosen] = useState(begin?.id ?? '');
  const [visited, setVisited] = useState<ReadonlySet<string>>(new Set([chosen]));
  const answered = useRef(Date.now() - justNow);
  const choose = (id: string): void => {
    setChosen(id);
    setVisited((before) => new Set([...before, id]));
  };
  useEffect(() => {
    if (!passage || passage.when <= answered.current) return;
    answered.current = passage.when;
    if (passage.from === 'selection' || passage.problem) choose(passageViewId);
  }, [passage]);
  return { chosen, choose, shown: panelViews.filter(({ id }) => visited.has(id)) };
}

/** The workbench beside the page: one view at a time of what is known of the tab in front. */
export function Panel({
  send,
  watchFrontTab,
  watchTab,
  watchPlace,
  watchPassage,
  keepPassage,
  allow,
  first = null,
}: PanelProps) {
  const translate = useTranslate();
  const [tabId, setTabId] = useState<number | null | undefined>(undefined);
  useEffect(() => watchFrontTab(setTabId), [watchFrontTab]);
  const { seen, refresh } = useTabView(tabId, send, watchTab);
  const place = useWatched(tabId, watchPlace);
  const passage = useWatched(tabId, watchPassage);
  const { chosen, choose, shown } = useViews(first, passage);
  const view = seen.state === 'known' ? seen.view : null;
  const props: ViewProps = {
    send,
    place,
    passage,
    onKeepPassage: (kept) => {
      if (typeof tabId === 'number') void keepPassage(tabId, kept);
    },
  };

  return (
    <main data-phase={phaseOf(seen)} data-view={chosen}>
      <header class="panel-head">
        <p class="kicker">{view?.host || translate('extensionName')}</p>
        <h1>{view?.report?.title || translate('panelTitle')}</h1>
        {typeof tabId === 'number' && <CompareLink tabId={tabId} />}
        <a class="compare" href="/options.html" target="_blank" rel="noreferrer">
          {translate('popupSettings')}
        </a>
      </header>
      <ViewTabs views={panelViews} chosen={chosen} onChoose={choose} />
      {shown.map((each) => (
        <div
          key={each.id}
          role="tabpanel"
          class="view"
          id={panelIdOf(each.id)}
          aria-labelledby={tabIdOf(each.id)}
          hidden={each.id !== chosen}
        >
          <Content view={each} seen={seen} props={props} allow={allow} refresh={refresh} />
        </div>
      ))}
    </main>
  );
}
