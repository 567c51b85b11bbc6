import { useId, useRef, useState } from 'preact/hooks';
import { useTranslate } from '../translate';

export interface SourceInputProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
}

/** Where sources come in: files by drag and drop or from a list, or pasted text. */
export function SourceInput({ onFiles, onText }: SourceInputProps) {
  const translate = useTranslate();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  return (
    <div class="source-input">
      <section
        aria-label={translate('sourcesDrop')}
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const files = [...(event.dataTransfer?.files ?? [])];
          if (files.length > 0) onFiles(files);
          else onText(event.dataTransfer?.getData('text/plain') ?? '');
        }}
      >
        <p>{translate('sourcesDrop')}</p>
        <p class="quiet">{translate('sourcesDropKinds')}</p>
        <button type="button" class="small" onClick={() => picker.current?.click()}>
          {translate('sourcesChooseFiles')}
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          class="picker"
          tabIndex={-1}
          aria-hidden="true"
          data-files="sources"
          accept=".html,.htm,.xhtml,.txt,.md,.markdown,.json,text/html,text/plain,text/markdown,application/json"
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
      </section>
      <div class="paste">
        <label for={`${id}-text`}>{translate('sourcesPaste')}</label>
        <textarea
          id={`${id}-text`}
          rows={4}
          data-paste=""
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button
          type="button"
          class="small"
          data-action="read-text"
          disabled={text.trim() === ''}
          onClick={() => {
            onText(text);
            setText('');
          }}
        >
          {translate('sourcesReadText')}
        </button>
      </div>
    </div>
  );
}
