import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';
import { ClaimsView } from './claims-view';

/** What every view of the panel is given. */
export interface PanelViewProps {
  readonly tabId: number;
  /** What is known of the tab in front; renewed whenever that changes. */
  readonly view: TabView;
  readonly send: Send<typeof viewProtocol>;
}

/** One view of the panel, behind one tab of its tab list. */
export interface PanelView {
  readonly id: string;
  readonly title: MessageKey;
  readonly View: FunctionComponent<PanelViewProps>;
}

/** The panel's views, in the order of its tab list. */
export const panelViews: readonly PanelView[] = [
  { id: 'claims', title: 'panelClaims', View: ClaimsView },
];
