import { useMemo, useState } from 'preact/hooks';
import type { PageReport, UnmarkedReason } from '../lib/report/page-report';
import {
  type AuditFilter,
  type AuditRow,
  auditFilters,
  auditRows,
  countAudit,
  countReasons,
  filterAudit,
  reasonOf,
} from './audit-rows';
import { ContestBox, type OnContest } from './contest-box';
import { useTranslate } from './translate';
import { VerdictIcon } from './verdict-icon';
import { verdictName } from './verdict-name';
import { VirtualList } from './virtual-list';

const reasonLabels = {
  question: 'auditQuestion',
  'other-event': 'auditOtherEvent',
  opinion: 'auditOpinion',
  background: 'auditBackground',
  'no-claim': 'auditNoClaim',
  'not-checked': 'auditNotChecked',
} as const;

const filterLabels = {
  all: 'auditAll',
  marked: 'auditMarked',
  unmarked: 'auditUnmarked',
  contested: 'auditContested',
} as const;

/** What the engine did with a sentence, and what the researcher says. */
function Outcome({ row: { report } }: { readonly row: AuditRow }) {
  const translate = useTranslate();
  const { verdict, kind, contest } = report;
  const reason = reasonOf(report);
  return (
    <span class="audit-outcome">
      {verdict !== null && (
        <b class={`verdict-${verdict}`}>{verdictName(translate, verdict, kind)}</b>
      )}
      {reason !== null && <span>{translate(reasonLabels[reason])}</span>}
      {contest && (
        <span class="audit-contested">
          ⚑ {translate('contestTitle', translate(contest.verdict ?? 'contestNoMark'))}
        </span>
      )}
    </span>
  );
}

function Line({
  row,
  open,
  onClick,
  onContest,
}: {
  readonly row: AuditRow;
  readonly open: boolean;
  readonly onClick: () => void;
  readonly onContest: OnContest;
}) {
  const { report, sentence } = row;
  return (
    <article class="audit-line">
      <button
        type="button"
        class="audit-row"
        data-sentence={sentence}
        data-verdict={report.verdict ?? 'none'}
        data-reason={reasonOf(report)}
        aria-expanded={open}
        onClick={onClick}
      >
        {report.verdict === null ? (
          <span class="audit-blank" aria-hidden="true" />
        ) : (
          <VerdictIcon verdict={report.verdict} />
        )}
        <span class="audit-words">
          <span class="audit-text">{report.text}</span>
          <Outcome row={row} />
        </span>
      </button>
      {open && <ContestBox sentence={report} onContest={onContest} />}
    </article>
  );
}

/** Every sentence of the page: what was marked, what was left unmarked and why, and what is contested. */
export function AuditList({
  report,
  onJump,
  onContest,
}: {
  readonly report: PageReport;
  readonly onJump: (sentence: number) => void;
  readonly onContest: (row: AuditRow, ...act: Parameters<OnContest>) => Promise<boolean>;
}) {
  const translate = useTranslate();
  const [filter, setFilter] = useState<AuditFilter>('all');
  const [reason, setReason] = useState<UnmarkedReason | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const rows = useMemo(() => auditRows(report), [report]);
  const counts = useMemo(() => countAudit(rows), [rows]);
  const reasons = useMemo(() => countReasons(rows), [rows]);
  const asked = filter === 'all' || filter === 'unmarked' ? reason : null;
  const shown = useMemo(() => filterAudit(rows, filter, asked), [rows, filter, asked]);
  const kept = shown.findIndex(({ key }) => key === open);
  return (
    <>
      <fieldset class="audit-filters" aria-label={translate('auditFilter')}>
        {auditFilters.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === filter}
            data-audit={name}
            onClick={() => setFilter(name)}
          >
            {translate(filterLabels[name])} <b>{counts[name]}</b>
          </button>
        ))}
      </fieldset>
      {reasons.length > 0 && (filter === 'all' || filter === 'unmarked') && (
        <select
          class="audit-reason"
          aria-label={translate('auditReason')}
          value={reason ?? ''}
          onChange={({ currentTarget }) =>
            setReason(reasons.find(([name]) => name === currentTarget.value)?.[0] ?? null)
          }
        >
          <option value="">{translate('auditAnyReason')}</option>
          {reasons.map(([name, count]) => (
            <option key={name} value={name}>
              {translate(reasonLabels[name])} ({count})
            </option>
          ))}
        </select>
      )}
      {shown.length === 0 && (
        <p class="quiet" data-audit-empty>
          {translate(filter === 'contested' ? 'auditNoneContested' : 'auditNone')}
        </p>
      )}
      <VirtualList
        items={shown}
        keyOf={({ key }) => key}
        estimate={72}
        keep={kept < 0 ? null : kept}
        label={translate('auditList')}
        onKeyDown={() => undefined}
      >
        {(row) => (
          <Line
            row={row}
            open={row.key === open}
            onClick={() => {
              setOpen(row.key === open ? null : row.key);
              onJump(row.sentence);
            }}
            onContest={(act) => onContest(row, act)}
          />
        )}
      </VirtualList>
    </>
  );
}
