import { useMemo, useState } from 'preact/hooks';
import type { ExportPage } from '../../lib/report/export-formats';
import { quotation } from '../../lib/report/quotation';
import type { SessionList } from '../../lib/storage/session-pages';
import type { Listed } from '../sentence-list';
import { useTranslate } from '../translate';
import { type FormatChoice, formatChoices } from './formats';
import { Preview } from './preview';
import { type Scope, ScopeChoice } from './scope-choice';
import { markedIn, SentenceChoice } from './sentence-choice';
import { SessionPagesList } from './session-list';
import type { CheckedPage, ResultsTools } from './tools';
import { type ExportRequest, useExport } from './use-export';

/** What a sentence is known by while its page changes. */
const keyOf = ({ sentence: { block, range, text } }: Listed): string =>
  `${block} ${range[0]} ${text}`;

function requestFor(
  scope: Scope,
  { name: format }: FormatChoice,
  page: CheckedPage | null,
  chosen: ReadonlySet<number>,
  session: SessionList,
  tools: ResultsTools,
): ExportRequest | null {
  if (scope === 'session') {
    const load = async (id: number): Promise<ExportPage | null> => {
      const loaded = await tools.loadPage(id);
      return loaded && { ...loaded, chosen: null };
    };
    const pages = session.pages.map(
      ({ id }) =>
        () =>
          load(id),
    );
    return pages.length === 0 ? null : { format, title: 'session', pages };
  }
  if (!page || (scope === 'chosen' && chosen.size === 0)) return null;
  const one: ExportPage = { ...page, chosen: scope === 'chosen' ? chosen : null };
  return { format, title: page.report.title, pages: [async () => one] };
}

/** Chooses what to take away and how, shows what it will be, and hands it over. */
export function TakeAway({
  page,
  session,
  tools,
}: {
  readonly page: CheckedPage | null;
  readonly session: SessionList;
  readonly tools: ResultsTools;
}) {
  const translate = useTranslate();
  const [wanted, setWanted] = useState<Scope>('page');
  const [format, setFormat] = useState<FormatChoice>(formatChoices[0]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [previews, setPreviews] = useState(false);
  const { progress, message, say, cancel, download, copy } = useExport(tools, translate);
  const marked = useMemo(() => (page ? markedIn(page.report) : []), [page]);
  // A page that changes moves its sentences, and may lose some.
  const stillChosen = useMemo(
    () => new Set(marked.flatMap((each) => (chosen.has(keyOf(each)) ? [each.index] : []))),
    [marked, chosen],
  );
  const scope: Scope = page || session.pages.length === 0 ? wanted : 'session';
  const request = useMemo(
    () => requestFor(scope, format, page, stillChosen, session, tools),
    [scope, format, page, stillChosen, session, tools],
  );
  const quote = async ({ sentence }: Listed): Promise<void> => {
    if (!page) return;
    const stamp = { created: page.checked, version: tools.version };
    const copied = await tools.copy(quotation(page.report, sentence, stamp));
    say(translate(copied ? 'resultsQuoted' : 'resultsCopyFailed'));
  };
  return (
    <section class="take-away" aria-label={translate('resultsTakeAway')}>
      <ScopeChoice
        scope={scope}
        marked={page ? marked.length : null}
        chosen={stillChosen.size}
        session={session}
        onChange={setWanted}
      />
      {scope === 'chosen' && (
        <SentenceChoice
          marked={marked}
          chosen={stillChosen}
          onChoose={(indexes) =>
            setChosen(new Set(marked.filter(({ index }) => indexes.has(index)).map(keyOf)))
          }
          onQuote={(listed) => void quote(listed)}
        />
      )}
      {scope === 'session' && session.pages.length > 0 && (
        <SessionPagesList session={session} onForget={() => void tools.forgetSession()} />
      )}
      <label class="format">
        <span>{translate('resultsFormat')}</span>
        <select
          data-field="format"
          value={format.name}
          onChange={({ currentTarget }) => {
            const found = formatChoices.find(({ name }) => name === currentTarget.value);
            if (found) setFormat(found);
          }}
        >
          {formatChoices.map(({ name, label }) => (
            <option key={name} value={name}>
              {translate(label)}
            </option>
          ))}
        </select>
      </label>
      <p class="hint">{translate(format.hint)}</p>
      <div class="actions">
        <button
          type="button"
          class="primary"
          data-action="download"
          disabled={request === null || progress !== null}
          onClick={() => request && void download(request)}
        >
          {translate('resultsDownload')}
        </button>
        <button
          type="button"
          class="secondary"
          data-action="copy"
          disabled={request === null || progress !== null}
          onClick={() => request && void copy(request)}
        >
          {translate('resultsCopy')}
        </button>
        <button
          type="button"
          class="secondary"
          data-action="preview"
          aria-expanded={previews}
          disabled={request === null}
          onClick={() => setPreviews(!previews)}
        >
          {translate('resultsPreview')}
        </button>
      </div>
      {scope === 'chosen' && stillChosen.size === 0 && (
        <p class="hint">{translate('resultsChooseFirst')}</p>
      )}
      {progress && (
        <div class="progress">
          <progress
            value={progress.done}
            max={progress.total}
            aria-label={translate('resultsWorking')}
          />
          <span>{translate('resultsProgress', progress.done, progress.total)}</span>
          <button type="button" class="link" data-action="cancel" onClick={cancel}>
            {translate('resultsCancel')}
          </button>
        </div>
      )}
      <p role="status" class="status">
        {message}
      </p>
      {previews && request && <Preview request={request} tools={tools} />}
    </section>
  );
}
