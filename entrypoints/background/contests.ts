import type { ContestAct } from '../../lib/messages/page-protocol';
import { withContests } from '../../lib/report/contest';
import type { Contest, PageReport } from '../../lib/report/page-report';
import { createContests } from '../../lib/storage/contests';
import { openKept } from '../../lib/storage/database';
import { repairStored } from './repair';

const contests = createContests(() => openKept());

/** Finds the user's own word on a sentence of a pack by its text; there is none where they cannot be read. */
export async function contestsOn(pack: string): Promise<(text: string) => Contest | null> {
  try {
    return await contests.finder(pack);
  } catch {
    return () => null;
  }
}

/** The report with the user's own words on its sentences; as it is where they cannot be read. */
export async function contested(report: PageReport): Promise<PageReport> {
  try {
    return withContests(report, await contests.finder(report.pack.id));
  } catch {
    return report;
  }
}

/** Keeps what somebody says of a sentence of a report; false where the report has no such sentence, or nothing can be kept. */
export async function keep(
  report: PageReport | null,
  id: number,
  text: string,
  act: ContestAct,
): Promise<boolean> {
  const sentence = report?.sentences[id];
  if (!report || sentence?.text !== text) return false;
  const { id: pack, version: packVersion } = report.pack;
  try {
    if (act.act === 'withdraw') await contests.withdraw(pack, text);
    else if (act.act === 'restore') await contests.restore(pack, text);
    else {
      const { verdict, note } = act;
      const created = new Date().toISOString();
      const contest = { verdict, note, created, url: report.url, packVersion };
      await contests.put({ pack, text, engine: sentence.verdict, contest });
      await repairStored();
    }
    return true;
  } catch {
    return false;
  }
}
