import { browser } from 'wxt/browser';
import type { PageReport } from '../../lib/report/page-report';
import { createSessionPages } from '../../lib/storage/session-pages';

/** The pages that were checked since the browser started: in memory, gone with the browser. */
export const sessionPages = createSessionPages(browser.storage.session);

/**
 * Keeps what was found on a page for this session. Private windows have no part in it: the manifest keeps
 * the extension out of them.
 */
export async function remember(report: PageReport): Promise<void> {
  try {
    await sessionPages.add(report, new Date().toISOString());
  } catch {
    // There is no room at all: the tab itself keeps the report.
  }
}
