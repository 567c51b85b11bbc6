import { useMemo, useRef, useState } from 'preact/hooks';
import { compareReports } from '../../lib/report/compare-reports';
import { addressOf } from '../../lib/report/export-annotations';
import type { EarlierCheck } from '../../lib/report/read-annotations';
import type { Problem } from '../../lib/result';
import type { SessionList } from '../../lib/storage/session-pages';
import { type MessageKey, plural, useTranslate } from '../translate';
import { ComparisonView } from './comparison-view';
import type { CheckedPage, ResultsTools } from './tools';

const nameOf = ({ report }: EarlierCheck): string =>
  report.title || addressOf(report) || report.file || '';

type Read =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly state: 'read'; readonly name: string; readonly checks: readonly EarlierCheck[] };

/** The check in the file that is of this page, or its first. */
function bestFor(checks: readonly EarlierCheck[], page: CheckedPage | null): number {
  const address = page && addressOf(page.report);
  return Math.max(
    0,
    checks.findIndex(({ report }) => address !== null && addressOf(report) === address),
  );
}

/** What to say where the check is not of the page beside it. */
function otherPage(check: EarlierCheck, isBeside: boolean): MessageKey {
  if (!isBeside) return 'resultsNoToday';
  return addressOf(check.report) === null ? 'resultsNoAddress' : 'resultsOtherPage';
}

function Problems({
  name,
  problems,
}: {
  readonly name: string;
  readonly problems: readonly Problem[];
}) {
  const translate = useTranslate();
  return (
    <div class="notice" role="alert" data-notice="unreadable">
      <p>{translate('resultsUnreadable', name)}</p>
      <ul class="problems">
        {problems.map(({ where, what }) => (
          <li key={`${where} ${what}`}>
            <code>{where}</code> {what}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Opens what was taken away earlier, and shows it beside today's check. */
export function EarlierCheckView({
  page,
  session,
  tools,
}: {
  readonly page: CheckedPage | null;
  readonly session: SessionList;
  readonly tools: ResultsTools;
}) {
  const translate = useTranslate();
  const [read, setRead] = useState<Read>({ state: 'none' });
  const [which, setWhich] = useState(0);
  const [today, setToday] = useState<CheckedPage | null>(null);
  const [dropping, setDropping] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  /** Today's check of the same page: the one in front, or one of this session. */
  const findToday = async (check: EarlierCheck | undefined): Promise<void> => {
    setToday(null);
    const address = check && addressOf(check.report);
    const known = session.pages.find(({ url }) => url === address || url === check?.report.url);
    if (address && known && (!page || addressOf(page.report) !== address))
      setToday(await tools.loadPage(known.id));
  };
  const openFile = async (file: File | undefined | null): Promise<void> => {
    if (!file) return;
    setRead({ state: 'reading' });
    const checks = await tools.readEarlier(file);
    if (!checks.ok) {
      setRead({ state: 'failed', name: file.name, problems: checks.problems });
      return;
    }
    const best = bestFor(checks.value, page);
    setWhich(best);
    await findToday(checks.value[best]);
    setRead({ state: 'read', name: file.name, checks: checks.value });
  };

  const check = read.state === 'read' ? read.checks[which] : undefined;
  const beside = today ?? page;
  const isSame = check && beside ? addressOf(check.report) === addressOf(beside.report) : false;
  const comparison = useMemo(
    () => (check && beside ? compareReports(check, beside.report) : null),
    [check, beside],
  );
  return (
    <section class="earlier" aria-labelledby="results-earlier">
      <h2 id="results-earlier">{translate('resultsEarlier')}</h2>
      {/* Dropping is a second way for those with a pointer; the button does the same. */}
      <section
        class="drop"
        aria-label={translate('resultsDrop')}
        data-dropping={dropping}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={(event) => {
          event.preventDefault();
          setDropping(false);
          void openFile(event.dataTransfer?.files[0]);
        }}
      >
        <p class="hint">{translate('resultsEarlierHint')}</p>
        <button
          type="button"
          class="secondary"
          data-action="open-earlier"
          onClick={() => input.current?.click()}
        >
          {translate('resultsEarlierOpen')}
        </button>
        <input
          ref={input}
          type="file"
          class="hidden-file"
          accept=".jsonld,.json,application/ld+json,application/json"
          tabIndex={-1}
          aria-label={translate('resultsEarlierOpen')}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            void openFile(file).finally(() => {
              // The same file can be opened again once it has changed.
              currentTarget.value = '';
            });
          }}
        />
      </section>
      <p role="status" class="status">
        {read.state === 'reading' && translate('resultsReading')}
        {read.state === 'read' && plural(translate, 'resultsRead', read.checks.length)}
      </p>
      {read.state === 'failed' && <Problems name={read.name} problems={read.problems} />}
      {read.state === 'read' && read.checks.length > 1 && (
        <label class="format">
          <span>{translate('resultsWhich')}</span>
          <select
            data-field="which"
            value={String(which)}
            onChange={({ currentTarget }) => {
              const next = Number(currentTarget.value);
              setWhich(next);
              void findToday(read.checks[next]);
            }}
          >
            {read.checks.map((each, index) => (
              // A file may hold the same page twice.
              <option key={`${index} ${nameOf(each)}`} value={String(index)}>
                {nameOf(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {check && !isSame && (
        <p class="notice" data-notice="other-page">
          {translate(otherPage(check, beside !== null), nameOf(check))}
        </p>
      )}
      {check && beside && comparison && (
        <ComparisonView
          earlier={check}
          today={beside}
          version={tools.version}
          comparison={comparison}
        />
      )}
    </section>
  );
}
