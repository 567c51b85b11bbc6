import { type ExportPage, type ExportTools, type FormatName, openExport } from './export-formats';

/** An export that is ready to be saved or copied. */
export interface BuiltExport {
  readonly parts: readonly string[];
  /** Pages that could not be had any more. */
  readonly missing: number;
}

/** What is to be exported, and what it takes to get there. */
export interface ExportOrder {
  readonly format: FormatName;
  readonly title: string;
  /** Each page is fetched when its turn has come; null where it is gone. */
  readonly pages: readonly (() => Promise<ExportPage | null>)[];
  readonly tools: ExportTools;
  /** Told after each page how many are done. */
  readonly onProgress: (done: number) => void;
  /** Lets whoever waits for the screen have it, between pages. */
  readonly pause: () => Promise<void>;
  /** Whether nobody wants it any more. */
  readonly isCancelled: () => boolean;
}

/** Puts an export together page by page; null where it was cancelled on the way. */
export async function buildExport(order: ExportOrder): Promise<BuiltExport | null> {
  const { format, title, pages, tools } = order;
  const { head, page: next, tail } = openExport(format, { title, pages: pages.length }, tools);
  const parts = [head];
  let missing = 0;
  for (const [index, fetchPage] of pages.entries()) {
    const page = await fetchPage();
    if (order.isCancelled()) return null;
    if (page) parts.push(next(page));
    else missing += 1;
    order.onProgress(index + 1);
    if (index + 1 < pages.length) await order.pause();
    if (order.isCancelled()) return null;
  }
  parts.push(tail());
  return { parts, missing };
}
