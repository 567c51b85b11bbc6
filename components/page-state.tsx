import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { TabView } from '../lib/messages/protocol';
import { useTranslate } from './translate';

/** One plain statement about the page, and what can be done about it. */
export function State({
  kicker,
  title,
  why,
  level = 1,
  children,
}: {
  readonly kicker?: string;
  readonly title: string;
  readonly why?: string;
  /** Of its heading. */
  readonly level?: 1 | 2;
  readonly children?: ComponentChildren;
}) {
  return (
    <section class="state">
      {kicker !== undefined && <p class="kicker">{kicker}</p>}
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      {why !== undefined && <p class="quiet">{why}</p>}
      {children}
    </section>
  );
}

/** Why the page was taken to be about the event, where that is known. */
export function Why({ view }: { readonly view: Pick<TabView, 'report' | 'detection'> }) {
  const translate = useTranslate();
  const why = view.report?.why ?? view.detection?.why ?? [];
  if (why.length === 0) return null;
  return (
    <details class="why">
      <summary>{translate('popupWhy')}</summary>
      <ul>
        {why.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}

function CheckAnyway({
  packs,
  label,
  onCheck,
}: {
  readonly packs: TabView['packs'];
  readonly label: string;
  readonly onCheck: (pack: string | null) => void;
}) {
  const translate = useTranslate();
  const [pack, setPack] = useState(packs[0]?.id ?? null);
  if (packs.length === 0) return null;
  return (
    <div class="anyway">
      {packs.length > 1 && (
        <label>
          {translate('popupAgainst')}
          <select onChange={({ currentTarget }) => setPack(currentTarget.value)}>
            {packs.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        class="primary"
        data-action="check-anyway"
        onClick={() => onCheck(pack)}
      >
        {label}
      </button>
    </div>
  );
}

/** A way to have a page looked at that is not looked at by itself. */
export interface Asking {
  /** Has it looked at; false where the browser lets nobody in. */
  readonly onLook: () => Promise<boolean>;
  /** Asks the browser for its site; to be called straight from a click. */
  readonly onAllow: () => Promise<boolean>;
}

/** For pages that are not looked at by themselves: one look, and the browser's permission where it lacks. */
function Ask({
  host,
  level,
  asking: { onLook, onAllow },
}: {
  readonly host: string;
  readonly level: 1 | 2;
  readonly asking: Asking;
}) {
  const translate = useTranslate();
  const [shutOut, setShutOut] = useState(false);
  const look = async (): Promise<void> => setShutOut(!(await onLook()));
  const allow = async (): Promise<void> => {
    if (await onAllow()) await look();
  };
  // The browser does not even say which page it is: only its own button opens the door.
  if (host === '') {
    return (
      <State level={level} title={translate('popupAsks')} why={translate('popupAsksByButton')} />
    );
  }
  return (
    <State
      level={level}
      title={translate('popupAsks')}
      why={translate(shutOut ? 'popupShutOut' : 'popupAsksWhy')}
    >
      <button
        type="button"
        class="primary"
        data-action={shutOut ? 'allow' : 'look'}
        onClick={() => void (shutOut ? allow() : look())}
      >
        {shutOut ? translate('popupAllow', host) : translate('popupLook')}
      </button>
    </State>
  );
}

/** Whether there is a report of the tab's page to show. */
export const isShown = (view: TabView): boolean =>
  view.phase === 'checked' && view.report !== null && view.siteOn && view.pageOn;

/** What a view says of a page of which there is no report to show, with the way out. */
export function PageState({
  view,
  onCheck,
  onSwitchOn,
  asking = null,
  level = 1,
}: {
  readonly view: TabView;
  readonly onCheck: (pack: string | null) => void;
  /** Left out where a view has no way to ask. */
  readonly asking?: Asking | null;
  /** Switches on again what was switched off; left out where switches stand beside it. */
  readonly onSwitchOn?: (what: 'page' | 'site') => void;
  /** Of its heading. */
  readonly level?: 1 | 2;
}) {
  const translate = useTranslate();
  const anyway = (label: string) => (
    <CheckAnyway packs={view.packs} label={label} onCheck={onCheck} />
  );
  if (view.phase === 'unreachable') {
    return (
      <State
        level={level}
        title={translate('popupUnreachable')}
        why={translate('popupUnreachableWhy')}
      />
    );
  }
  if (!view.siteOn || !view.pageOn) {
    const what = view.siteOn ? 'page' : 'site';
    const title = view.siteOn ? translate('popupOffPage') : translate('popupOffSite', view.host);
    return (
      <State level={level} title={title} why={translate('popupOffWhy')}>
        {onSwitchOn && (
          <button
            type="button"
            class="primary"
            data-action="switch-on"
            onClick={() => onSwitchOn(what)}
          >
            {translate('panelSwitchOn')}
          </button>
        )}
      </State>
    );
  }
  if (view.packs.length === 0) {
    return (
      <State
        level={level}
        title={translate('popupNoPacks')}
        why={view.problem ?? translate('popupNoPacksWhy')}
      />
    );
  }
  switch (view.phase) {
    case 'checking':
      return <State level={level} title={translate('popupChecking')} />;
    case 'mention':
      return (
        <State level={level} title={translate('popupMention')} why={translate('popupMentionWhy')}>
          <Why view={view} />
          {anyway(translate('popupTry'))}
        </State>
      );
    case 'unnoticed':
      if (!view.runsHere && asking) return <Ask host={view.host} level={level} asking={asking} />;
      return (
        <State
          level={level}
          title={translate('popupUnnoticed')}
          why={translate('popupUnnoticedWhy')}
        >
          {anyway(translate('popupTry'))}
        </State>
      );
    default:
      return (
        <State level={level} title={translate('popupFailed')} why={translate('popupFailedHint')}>
          {view.problem !== null && <p class="problem">{view.problem}</p>}
          {anyway(translate('popupRetry'))}
        </State>
      );
  }
}
