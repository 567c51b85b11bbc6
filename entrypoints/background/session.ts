import { browser } from 'wxt/browser';
import type { PageReport } from '../../lib/report/page-report';
import { createSessionPages } from '../../lib/storage/session-pages';

/** The pages that were checked since the browser started: in memory, gone with the browser. */
export const sessionPages = createSessionPages(browser.storage.session);

/** Keeps what was found on a tab's page for this session; of private windows nothing is kept. */
export async function remember(tabId: number, report: PageReport): Promise<void> {
  try {
    const { incognito } = await browser.tabs.get(tabId);
    if (!incognito) await sessionPages.add(report, new Date().toISOString());
  } catch {
    // The tab was closed meanwhile, or there is no room at all: the page itself keeps its report.
  }
}
