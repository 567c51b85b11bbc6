import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { PackCard } from '../../components/sources/pack-card';
import { SourceInput } from '../../components/sources/source-input';
import { useTranslate } from '../../components/translate';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import { EditView } from './edit-view';
import { ImportConflict } from './import-conflict';
import { LeftOver } from './left-over';
import { ReviewView } from './review-view';
import { likelyTarget } from './targets';
import { useWorkbench } from './use-workbench';

export interface SourcesPageProps {
  readonly send: Send<typeof viewProtocol>;
  /** Tells of changes to the packs, until the returned function is called. */
  readonly watch: (changed: () => void) => () => void;
  /** The tab whose page is to become a source, or null. */
  readonly tabId: number | null;
  /** The pack that it is likely to belong to, or null. */
  readonly target: string | null;
}

/** All packs with their sources, and the way in for new ones. */
export function SourcesPage({ send, watch, tabId, target }: SourcesPageProps) {
  const translate = useTranslate();
  const bench = useWorkbench(send, watch, translate);
  const { packs, own, task, message, problems } = bench;
  const { readTab } = bench;
  const [started, setStarted] = useState(false);
  const isReady = packs !== null;
  const start = useCallback(() => {
    if (tabId !== null) void readTab(tabId);
  }, [tabId, readTab]);
  useEffect(() => {
    if (!isReady || started) return;
    setStarted(true);
    start();
  }, [isReady, started, start]);

  const [front] = bench.queue;
  const phase = front !== undefined ? 'review' : (task?.kind ?? 'list');
  const title = useRef<HTMLHeadingElement>(null);
  const notice = useRef<HTMLParagraphElement>(null);
  useEffect(() => notice.current?.focus(), [message]);
  useEffect(() => {
    // Where what had the focus is gone, the page's title takes it.
    if (phase === 'list' && document.activeElement === document.body) title.current?.focus();
  }, [phase]);

  if (packs === null) {
    return (
      <main data-phase="loading">
        <p class="quiet" role="status">
          {translate('sourcesLoading')}
        </p>
      </main>
    );
  }
  return (
    <main data-phase={phase}>
      <header>
        <p class="kicker">{translate('extensionName')}</p>
        <h1 ref={title} tabIndex={-1}>
          {translate('sourcesTitle')}
        </h1>
        <p class="quiet">{translate('sourcesIntro')}</p>
      </header>
      <div role="status" class="status">
        {bench.progress !== null && (
          <p class="notice">
            {translate('sourcesReadingFiles', bench.progress.done, bench.progress.of)}
            <progress
              aria-label={translate('sourcesReading')}
              value={bench.progress.done}
              max={bench.progress.of}
            />
          </p>
        )}
        {message !== null && (
          <p class="notice undo" ref={notice} tabIndex={-1}>
            <span>{message.text}</span>
            {message.undo !== null && (
              <button type="button" class="link" data-action="undo" onClick={message.undo}>
                {translate('popupUndo')}
              </button>
            )}
          </p>
        )}
      </div>
      {problems.length > 0 && (
        <div role="alert" class="error">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      {front !== undefined ? (
        <ReviewView
          key={front.key}
          read={front.read}
          name={front.name}
          first={likelyTarget(packs.packs, own, front.target ?? target)}
          packs={packs.packs}
          send={send}
          onConfirm={bench.confirm}
          onCancel={bench.next}
        />
      ) : task?.kind === 'edit' ? (
        <EditView
          pack={task.pack}
          source={task.source}
          send={send}
          onSave={(accepted) => void bench.saveSource(task.pack, task.source.id, accepted)}
          onCancel={bench.close}
        />
      ) : (
        <>
          {task?.kind === 'conflict' && (
            <ImportConflict
              names={task.names}
              onChoose={(how) => void bench.importFiles(task.files, how)}
              onCancel={bench.close}
            />
          )}
          <section aria-labelledby="add-title">
            <h2 id="add-title">{translate('sourcesAdd')}</h2>
            <SourceInput
              onFiles={(files) => void bench.readFiles(files)}
              onText={(text) => bench.readText(text)}
            />
          </section>
          <section aria-labelledby="packs-title">
            <h2 id="packs-title">{translate('sourcesPacks')}</h2>
            {packs.packs.map((pack) => (
              <PackCard key={pack.id} pack={pack} all={packs.packs} actions={bench.actions} />
            ))}
            {own.length === 0 && <p class="quiet">{translate('sourcesNoOwn')}</p>}
          </section>
          <LeftOver
            reply={packs}
            setAside={bench.setAside}
            onRestore={bench.restore}
            onForget={bench.forget}
            onForgetAside={bench.forgetAside}
          />
        </>
      )}
    </main>
  );
}
