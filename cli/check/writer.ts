import { lineCsv, lineCsvHead, pageCsv, pageCsvHead } from '../../lib/report/export-csv';
import { type LineReport, lineJson, pageJson } from '../../lib/report/export-json';
import { lineMarkdown, pageMarkdown } from '../../lib/report/export-markdown';
import { lineText, pageText, type TextOptions } from '../../lib/report/export-text';
import type { PageReport } from '../../lib/report/page-report';
import type { Format } from './options';

/** Turns reports into output, one by one, so that none has to be kept. */
export interface Writer {
  readonly head: string;
  readonly page: (report: PageReport) => string;
  readonly line: (report: LineReport) => string;
  /** Called once, at the end. */
  readonly tail: () => string;
}

const nothing = (): string => '';

/** An array's items as they come: the bracket opens with the first of them. */
function jsonArrayWriter(): Writer {
  let isEmpty = true;
  const item = (value: unknown): string => {
    const start = isEmpty ? '[\n' : ',\n';
    isEmpty = false;
    return start + JSON.stringify(value, null, 2);
  };
  return {
    head: '',
    page: (report) => item(pageJson(report)),
    line: (report) => item(lineJson(report)),
    tail: () => (isEmpty ? '[]\n' : '\n]\n'),
  };
}

/** The writer of a format; `lines` tells whether lines or pages will come. */
export function createWriter(
  format: Format,
  options: TextOptions & { readonly lines: boolean },
): Writer {
  switch (format) {
    case 'json':
      return jsonArrayWriter();
    case 'jsonl':
      return {
        head: '',
        page: (report) => `${JSON.stringify(pageJson(report))}\n`,
        line: (report) => `${JSON.stringify(lineJson(report))}\n`,
        tail: nothing,
      };
    case 'csv':
      return {
        head: options.lines ? lineCsvHead : pageCsvHead,
        page: pageCsv,
        line: lineCsv,
        tail: nothing,
      };
    case 'md':
      return { head: '', page: pageMarkdown, line: lineMarkdown, tail: nothing };
    case 'text':
      return {
        head: '',
        page: (report) => pageText(report, options),
        line: (report) => lineText(report, options),
        tail: nothing,
      };
  }
}
