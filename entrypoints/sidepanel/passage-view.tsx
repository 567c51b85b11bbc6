import { TextCheck } from '../../components/text-check';
import type { PanelViewProps } from './views';

/** Any text, checked: what is selected in the page, or what somebody pastes. */
export function PassageView({ tabId, view, send, passage, onKeepPassage }: PanelViewProps) {
  return (
    <TextCheck
      key={tabId}
      passage={passage}
      packs={view.packs}
      published={view.report?.published ?? null}
      send={send}
      onKeep={onKeepPassage}
      onTakeSelection={() => void send('take-selection', { tabId })}
    />
  );
}
