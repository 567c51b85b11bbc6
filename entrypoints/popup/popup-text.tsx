import { useEffect, useState } from 'preact/hooks';
import { TextCheck } from '../../components/text-check';
import { useTranslate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { TabView, viewProtocol } from '../../lib/messages/protocol';
import type { StoredPassage } from '../../lib/storage/passage';

/** Where the popup keeps the text that is checked, so that the panel shows the same. */
export interface PassageShelf {
  readonly watch: (tabId: number, tell: (passage: StoredPassage | null) => void) => () => void;
  readonly keep: (tabId: number, passage: StoredPassage | null) => Promise<void>;
}

/** A box for any text, folded away until somebody wants it. */
export function PopupText({
  tabId,
  view,
  send,
  shelf: { watch, keep },
}: {
  readonly tabId: number;
  readonly view: TabView;
  readonly send: Send<typeof viewProtocol>;
  readonly shelf: PassageShelf;
}) {
  const translate = useTranslate();
  const [passage, setPassage] = useState<StoredPassage | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => watch(tabId, setPassage), [tabId, watch]);
  return (
    <details
      class="popup-text"
      data-part="text-check"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{translate('textTitle')}</summary>
      {open && (
        <TextCheck
          passage={passage}
          packs={view.packs}
          published={view.report?.published ?? null}
          send={send}
          onKeep={(kept) => void keep(tabId, kept)}
          onTakeSelection={() => void send('take-selection', { tabId })}
        />
      )}
    </details>
  );
}
