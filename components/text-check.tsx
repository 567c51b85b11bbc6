import { useEffect, useRef, useState } from 'preact/hooks';
import { longestPassage } from '../lib/extract/passage';
import type { Send } from '../lib/messages/channel';
import type { TabView, viewProtocol } from '../lib/messages/protocol';
import type { StoredPassage } from '../lib/storage/passage';
import { TextResult } from './text-result';
import { useTranslate } from './translate';
import { useTextCheck } from './use-text-check';

export interface TextCheckProps {
  /** The text that is checked, however it came here; null where there is none yet. */
  readonly passage: StoredPassage | null;
  readonly packs: TabView['packs'];
  /** The day of the page that a selection comes from. */
  readonly published: string | null;
  readonly send: Send<typeof viewProtocol>;
  /** Keeps a text as the one to check, or (null) none. */
  readonly onKeep: (passage: StoredPassage | null) => void;
  /** Takes what is selected in the page; left out where there is no page to ask. */
  readonly onTakeSelection?: () => void;
}

const problems = {
  'nothing-selected': 'textNothingSelected',
  'shut-out': 'textShutOut',
} as const;

/** What a click on "Clear" took away. */
interface Cleared {
  readonly draft: string;
  readonly passage: StoredPassage | null;
}

/** A box for any text, and what the fact base says of it. Nothing in the page is read without being asked. */
export function TextCheck({
  passage,
  packs,
  published,
  send,
  onKeep,
  onTakeSelection,
}: TextCheckProps) {
  const translate = useTranslate();
  const [draft, setDraft] = useState(passage?.text ?? '');
  const [pack, setPack] = useState<string | null>(null);
  const [cleared, setCleared] = useState<Cleared | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const asked = passage && {
    text: passage.text,
    pack,
    published: passage.from === 'selection' ? published : null,
    when: passage.when,
  };
  const check = useTextCheck(asked, send);

  useEffect(() => {
    if (passage) setDraft(passage.text);
  }, [passage]);

  const begin = (): void => {
    if (draft.trim() === '') return;
    setCleared(null);
    const known = passage?.text === draft ? passage.from : 'typed';
    onKeep({ text: draft, from: known, problem: null, when: Date.now() });
  };
  const clear = (): void => {
    setCleared({ draft, passage });
    setDraft('');
    onKeep(null);
    box.current?.focus();
  };
  const undo = (): void => {
    if (!cleared) return;
    setDraft(cleared.draft);
    if (cleared.passage) onKeep({ ...cleared.passage, problem: null, when: Date.now() });
    setCleared(null);
    box.current?.focus();
  };

  return (
    <section class="text-check" aria-label={translate('textTitle')}>
      <label class="text-box">
        <span>{translate('textLabel')}</span>
        <textarea
          ref={box}
          rows={6}
          data-part="text"
          placeholder={translate('textPlaceholder')}
          value={draft}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) begin();
          }}
        />
      </label>
      {draft.length > longestPassage && (
        <p class="quiet" data-notice="too-long">
          {translate('textTooLong', longestPassage.toLocaleString())}
        </p>
      )}
      {packs.length > 1 && (
        <div class="choice">
          <select
            aria-label={translate('popupAgainst')}
            value={pack ?? ''}
            onChange={({ currentTarget }) => setPack(currentTarget.value || null)}
          >
            <option value="">{translate('textAnyPack')}</option>
            {packs.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <div class="text-actions">
        <button
          type="button"
          class="primary"
          data-action="check-text"
          disabled={draft.trim() === ''}
          onClick={begin}
        >
          {translate('textCheck')}
        </button>
        {onTakeSelection && (
          <button
            type="button"
            class="secondary"
            data-action="take-selection"
            onClick={onTakeSelection}
          >
            {translate('textTakeSelection')}
          </button>
        )}
        {draft !== '' && (
          <button type="button" class="secondary" data-action="clear-text" onClick={clear}>
            {translate('textClear')}
          </button>
        )}
        {cleared && (
          <button type="button" class="secondary" data-action="undo-clear" onClick={undo}>
            {translate('popupUndo')}
          </button>
        )}
      </div>
      <div role="status" class="status">
        {passage?.problem && <p class="notice">{translate(problems[passage.problem])}</p>}
        {check.state === 'checking' && (
          <p class="quiet">{translate('textChecking', draft.length.toLocaleString())}</p>
        )}
      </div>
      {check.state === 'failed' && (
        <p class="notice" data-notice="failed">
          {translate('textFailed')} {check.problem}
        </p>
      )}
      {check.state === 'no-pack' && (
        <p class="notice">{check.problem ?? translate('popupNoPacksWhy')}</p>
      )}
      {check.state === 'checked' && (
        <TextResult key={asked?.when} report={check.report} names={check.names} left={check.left} />
      )}
    </section>
  );
}
