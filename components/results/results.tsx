import type { SessionList } from '../../lib/storage/session-pages';
import { State } from '../page-state';
import { useTranslate } from '../translate';
import { EarlierCheckView } from './earlier-check';
import { TakeAway } from './take-away';
import type { CheckedPage, ResultsTools } from './tools';

/** Taking results away, and laying an earlier check beside today's. */
export function Results({
  page,
  session,
  tools,
}: {
  /** The page in front, or null where it has no report. */
  readonly page: CheckedPage | null;
  readonly session: SessionList;
  readonly tools: ResultsTools;
}) {
  const translate = useTranslate();
  const isEmpty = !page && session.pages.length === 0;
  return (
    <div class="results">
      {isEmpty ? (
        <State level={2} title={translate('resultsEmpty')} why={translate('resultsEmptyWhy')} />
      ) : (
        <TakeAway page={page} session={session} tools={tools} />
      )}
      <EarlierCheckView page={page} session={session} tools={tools} />
    </div>
  );
}
