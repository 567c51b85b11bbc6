import { useMemo, useState } from 'preact/hooks';
import { MatrixView } from '../../components/matrix/matrix-view';
import { plural, useTranslate } from '../../components/translate';
import { pageColumn } from '../../lib/matrix/page-column';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import { PageNote } from './page-note';
import { useMatrix, useTab } from './use-matrix';

export interface MatrixPageProps {
  readonly tabId: number | null;
  readonly send: Send<typeof viewProtocol>;
  /** Tells of changes to what is known of a tab, until the returned function is called. */
  readonly watch: (tabId: number, changed: () => void) => () => void;
  readonly watchFact: (tell: (fact: string) => void) => () => void;
  readonly copyTable: (rows: readonly (readonly string[])[]) => Promise<boolean>;
  readonly saveFile: (name: string, type: string, text: string) => void;
  readonly print: () => void;
  readonly showTab: (tabId: number) => Promise<void>;
}

/** The page that compares the sources with one another and with the page of a tab. */
export function MatrixPage(props: MatrixPageProps) {
  const { tabId, send, watch, showTab } = props;
  const translate = useTranslate();
  const [chosen, setChosen] = useState<string | null>(null);
  const beside = useTab(tabId, send, watch);
  const view = beside?.view ?? null;
  const pack = chosen ?? view?.report?.pack.id ?? view?.detection?.pack ?? null;
  const [asked, askAgain] = useMatrix(
    pack,
    view?.report?.pack.version ?? null,
    tabId === null || beside !== null,
    send,
  );
  const reply = asked.state === 'there' ? asked.reply : null;
  const matrix = reply?.matrix ?? null;
  const report = view?.report?.pack.id === matrix?.pack.id ? (view?.report ?? null) : null;
  const page = useMemo(() => (report === null ? null : pageColumn(report)), [report]);

  if (asked.state === 'loading') {
    return (
      <main data-phase="loading">
        <p class="quiet" role="status">
          {translate('matrixLoading')}
        </p>
      </main>
    );
  }
  if (matrix === null) {
    const problem = asked.state === 'failed' ? asked.problem : (reply?.problem ?? '');
    return (
      <main data-phase={asked.state === 'failed' ? 'failed' : 'empty'}>
        <h1>{translate(asked.state === 'failed' ? 'matrixFailed' : 'popupNoPacks')}</h1>
        <p class="quiet">{problem === '' ? translate('popupNoPacksWhy') : problem}</p>
        <button type="button" class="small" onClick={askAgain}>
          {translate('popupRetry')}
        </button>
      </main>
    );
  }

  const lineages = new Set(matrix.sources.map(({ lineage }) => lineage)).size;
  const show =
    tabId === null || beside?.closed !== false
      ? null
      : (sentence: number): void => {
          void showTab(tabId).then(() => send('jump', { tabId, sentence }));
        };
  return (
    <main data-phase="there">
      <MatrixView
        matrix={matrix}
        page={page}
        onShow={show}
        watchFact={props.watchFact}
        copyTable={props.copyTable}
        saveFile={props.saveFile}
        print={props.print}
      >
        <header class="top">
          <h1>{matrix.pack.name}</h1>
          <p class="quiet">
            {translate(
              'matrixSums',
              plural(translate, 'matrixFacts', matrix.rows.length),
              plural(translate, 'matrixSources', matrix.sources.length),
              plural(translate, 'matrixLineages', lineages),
            )}
          </p>
          {(reply?.packs.length ?? 0) > 1 && (
            <label>
              <span>{translate('matrixChoosePack')}</span>{' '}
              <select
                value={matrix.pack.id}
                onChange={(event) => setChosen(event.currentTarget.value)}
              >
                {reply?.packs.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {tabId !== null && (
            <PageNote
              beside={beside}
              page={page}
              onCheck={() => void send('check-anyway', { tabId, pack: matrix.pack.id })}
            />
          )}
        </header>
      </MatrixView>
    </main>
  );
}
