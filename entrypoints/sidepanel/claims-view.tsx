import { useEffect, useMemo, useState } from 'preact/hooks';
import { ClaimFilters } from '../../components/claim-filters';
import { ClaimList, type Selection } from '../../components/claim-list';
import {
  type ClaimRow,
  countChoices,
  filterRows,
  noFilter,
  rowsOf,
} from '../../components/claim-rows';
import { PageOverview } from '../../components/page-overview';
import { useTranslate } from '../../components/translate';
import type { PageReport } from '../../lib/report/page-report';
import type { Place } from '../../lib/storage/place';
import { claimActions } from './claim-actions';
import { useJump } from './use-jump';
import type { PanelViewProps } from './views';

/** The row of the sentence that the reader went to in the page: the one that decides its mark. */
function rowAtPlace(rows: readonly ClaimRow[], report: PageReport, place: Place): ClaimRow | null {
  const ofText = rows.filter(({ text }) => text === place.text);
  const there = ofText.filter(({ sentence }) => sentence === place.sentence);
  const found = there.length > 0 ? there : ofText;
  const verdict = report.sentences[found[0]?.sentence ?? -1]?.verdict;
  return found.find((row) => row.verdict === verdict) ?? found[0] ?? null;
}

function Claims({
  tabId,
  view,
  report,
  send,
  place,
}: PanelViewProps & { readonly report: PageReport }) {
  const translate = useTranslate();
  const [filter, setFilter] = useState(noFilter);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [hidden, setHidden] = useState(false);
  const { jump, failed } = useJump(tabId, send);
  const rows = useMemo(() => rowsOf(report), [report]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const counts = useMemo(() => countChoices(rows, filter), [rows, filter]);
  const total = filter.unmarked
    ? rows.length
    : rows.filter(({ verdict }) => verdict !== null).length;

  useEffect(() => {
    const row = place && rowAtPlace(rows, report, place);
    setHidden(row !== null && !shown.includes(row));
    if (row) setSelection({ key: row.key, by: 'page' });
    // Only a step in the page moves the list: neither a new check nor another filter.
  }, [place]);

  const topicOf = (slot: string): string => view.names.slots[slot] ?? slot;
  const select = (row: ClaimRow): void => {
    setHidden(false);
    setSelection({ key: row.key, by: 'list' });
    jump(row.sentence);
  };
  return (
    <>
      <PageOverview report={report} view={view} />
      <ClaimFilters
        filter={filter}
        counts={counts}
        shown={shown.length}
        total={total}
        topicOf={topicOf}
        onChange={setFilter}
      />
      <div role="status" class="status">
        {hidden && <p class="notice">{translate('panelHidden')}</p>}
        {failed && <p class="notice">{translate('popupJumpFailed')}</p>}
      </div>
      {rows.length === 0 && <p class="quiet">{translate('popupNothingMarked')}</p>}
      {rows.length > 0 && shown.length === 0 && (
        <p class="quiet">{translate(total === 0 ? 'popupNothingMarked' : 'panelNoneShown')}</p>
      )}
      <ClaimList
        rows={shown}
        topicOf={(slot) => (slot === null ? null : topicOf(slot))}
        query={filter.text}
        selection={selection}
        open={open}
        onSelect={select}
        onOpen={(row) => setOpen(row?.key ?? null)}
        actionsFor={({ sentence, claim }) =>
          claim &&
          claimActions.map((Action, at) => (
            <Action
              key={at}
              tabId={tabId}
              report={report}
              sentence={sentence}
              claim={claim}
              send={send}
            />
          ))
        }
      />
    </>
  );
}

/** The page's claims in reading order, with their evidence. */
export function ClaimsView(props: PanelViewProps) {
  const { report } = props.view;
  // Another page begins with its own list: nothing chosen, nothing open.
  return report && <Claims key={`${props.tabId} ${report.url}`} {...props} report={report} />;
}
