import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';
import type { StoredPassage } from '../../lib/storage/passage';
import type { Place } from '../../lib/storage/place';
import { AuditView } from './audit-view';
import { ClaimsView } from './claims-view';
import { PassageView } from './passage-view';
import { ResultsView } from './results-view';
import { SourcesView } from './sources-view';

/** What every view of the panel is given. */
export interface PanelViewProps {
  readonly tabId: number;
  /** What is known of the tab in front; renewed whenever that changes. */
  readonly view: TabView;
  readonly send: Send<typeof viewProtocol>;
  /** The mark that the reader went to last in the page; null where there was none. */
  readonly place: Place | null;
  /** The text that is to be checked beside the page; null where there is none. */
  readonly passage: StoredPassage | null;
  readonly onKeepPassage: (passage: StoredPassage | null) => void;
}

/**
 * One view of the panel, behind one tab of its tab list. A view that was once shown stays mounted, hidden,
 * as long as its tab is in front, so that what was typed or opened in it is there when somebody comes back.
 */
export interface PanelView {
  readonly id: string;
  readonly title: MessageKey;
  readonly View: FunctionComponent<PanelViewProps>;
  /**
   * Has something to show whatever the page is. Of the other views the frame itself shows why there is
   * no report of the page (not noticed, off, failed, …), so that theirs is there.
   */
  readonly onAnyPage?: boolean;
}

/** The view that comes to the front when somebody has a selection checked. */
export const passageViewId = 'passage';

/** The panel's views, in the order of its tab list. */
export const panelViews: readonly PanelView[] = [
  { id: 'claims', title: 'panelClaims', View: ClaimsView },
  { id: passageViewId, title: 'panelPassage', View: PassageView, onAnyPage: true },
  { id: 'audit', title: 'panelAudit', View: AuditView },
  { id: 'results', title: 'panelResults', View: ResultsView, onAnyPage: true },
  { id: 'sources', title: 'panelSources', View: SourcesView, onAnyPage: true },
];
