import { useCallback, useEffect, useState } from 'preact/hooks';
import { CompareLink } from '../../components/compare-link';
import { type Asking, isShown, PageState, State, Why } from '../../components/page-state';
import { PageSummary } from '../../components/page-summary';
import { SwitchRow } from '../../components/switch-row';
import { useTranslate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';
import { type PassageShelf, PopupText } from './popup-text';

export interface PopupProps {
  readonly tabId: number | null;
  readonly send: Send<typeof viewProtocol>;
  /** Asks the browser to let the extension read a site; to be called straight from a click. */
  readonly allow: (host: string) => Promise<boolean>;
  readonly openSettings: () => void;
  /** Tells of changes to what the popup shows, until the returned function is called. */
  readonly watch: (changed: () => void) => () => void;
  /** Opens the side panel beside the tab; called in the click itself, which the browser asks for. */
  readonly openPanel: (tabId: number) => void;
  /** Where the text is kept that somebody has checked. */
  readonly passages: PassageShelf;
}

type Switched = { readonly what: 'page' | 'site'; readonly on: boolean };

function Body({
  view,
  asking,
  onCheck,
  onJump,
}: {
  readonly view: TabView;
  readonly asking: Asking;
  readonly onCheck: (pack: string | null) => void;
  readonly onJump: (sentence: number) => void;
}) {
  const translate = useTranslate();
  if (!isShown(view) || !view.report) {
    return <PageState view={view} asking={asking} onCheck={onCheck} />;
  }
  return (
    <>
      <State kicker={translate('popupAbout')} title={view.report.pack.name}>
        <Why view={view} />
      </State>
      <PageSummary
        report={view.report}
        undrawn={view.painted?.undrawn ?? 0}
        restless={view.painted?.restless ?? false}
        sourceName={(source) => view.names.sources[source] ?? source}
        onJump={onJump}
      />
    </>
  );
}

/** What the toolbar button opens: this tab's page at a glance, and the switches. */
export function Popup({
  tabId,
  send,
  allow,
  openSettings,
  watch,
  openPanel,
  passages,
}: PopupProps) {
  const translate = useTranslate();
  const [view, setView] = useState<TabView | null>(null);
  const [problem, setProblem] = useState<string | null>(tabId === null ? '' : null);
  const [switched, setSwitched] = useState<Switched | null>(null);
  const [message, setMessage] = useState<string | null>(null);

  const refresh = useCallback(async () => {
    if (tabId === null) return;
    const reply = await send('tab', { tabId });
    if (reply.ok) {
      setView(reply.value);
      setProblem(null);
    } else setProblem(reply.problems[0]?.what ?? '');
  }, [tabId, send]);

  useEffect(() => {
    void refresh();
    return watch(() => void refresh());
  }, [refresh, watch]);

  if (problem !== null && !view) {
    return (
      <main data-phase="failed">
        <State title={translate('popupFailed')} why={translate('popupFailedHint')}>
          {problem !== '' && <p class="problem">{problem}</p>}
        </State>
      </main>
    );
  }
  if (!view || tabId === null) {
    return (
      <main data-phase="loading">
        <p class="quiet" role="status">
          {translate('popupLoading')}
        </p>
      </main>
    );
  }

  const change = async (next: Switched): Promise<void> => {
    await send(next.what === 'page' ? 'switch-page' : 'switch-site', { tabId, on: next.on });
    setSwitched(next);
    await refresh();
  };
  const jump = async (sentence: number): Promise<void> => {
    const reply = await send('jump', { tabId, sentence });
    setMessage(reply.ok && reply.value ? null : translate('popupJumpFailed'));
  };
  const checkAnyway = async (pack: string | null): Promise<void> => {
    await send('check-anyway', { tabId, pack });
    await refresh();
  };
  const look = async (): Promise<boolean> => {
    const reply = await send('look', { tabId });
    await refresh();
    return reply.ok && reply.value;
  };
  const switchedText = (): string => {
    if (switched?.what === 'site') {
      return translate(switched.on ? 'popupSwitchedOnSite' : 'popupSwitchedOffSite', view.host);
    }
    return translate(switched?.on ? 'popupSwitchedOnPage' : 'popupSwitchedOffPage');
  };

  return (
    <main data-phase={view.siteOn && view.pageOn ? view.phase : 'off'}>
      <Body
        view={view}
        asking={{ onLook: look, onAllow: () => allow(view.host) }}
        onCheck={(pack) => void checkAnyway(pack)}
        onJump={(n) => void jump(n)}
      />
      <div role="status" class="status">
        {message !== null && <p class="notice">{message}</p>}
        {switched && (
          <p class="notice undo">
            {switchedText()}
            <button
              type="button"
              data-action="undo"
              onClick={() => void change({ ...switched, on: !switched.on })}
            >
              {translate('popupUndo')}
            </button>
          </p>
        )}
      </div>
      {(view.setAside ?? 0) > 0 && (
        <p class="notice undo" data-notice="set-aside">
          {translate('popupSetAside')}
          <button type="button" data-action="see-set-aside" onClick={openSettings}>
            {translate('popupSetAsideSee')}
          </button>
        </p>
      )}
      <PopupText tabId={tabId} view={view} send={send} shelf={passages} />
      <footer class="switches">
        <button
          type="button"
          class="workbench"
          data-action="open-panel"
          onClick={() => openPanel(tabId)}
        >
          {translate('popupWorkbench')}
        </button>
        {view.phase !== 'unreachable' && (
          <>
            <CompareLink tabId={tabId} />
            <SwitchRow
              name="page"
              label={translate('popupThisPage')}
              on={view.siteOn && view.pageOn}
              disabled={!view.siteOn}
              onChange={(on) => void change({ what: 'page', on })}
            />
            <SwitchRow
              name="site"
              label={translate('popupThisSite', view.host)}
              on={view.siteOn}
              onChange={(on) => void change({ what: 'site', on })}
            />
          </>
        )}
        <button type="button" class="link" data-action="settings" onClick={openSettings}>
          {translate('popupSettings')}
        </button>
      </footer>
    </main>
  );
}
