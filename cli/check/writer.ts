import { randomUUID } from 'node:crypto';
import { lineCsv, lineCsvHead } from '../../lib/report/export-csv';
import { type FormatName, formatNamed, openExport } from '../../lib/report/export-formats';
import { type LineReport, lineJson } from '../../lib/report/export-json';
import { lineMarkdown } from '../../lib/report/export-markdown';
import { lineText, pageText, type TextOptions } from '../../lib/report/export-text';
import type { PageReport } from '../../lib/report/page-report';
import { version } from '../../package.json';

/** Turns reports into output, one by one, so that none has to be kept. */
export interface Writer {
  readonly head: string;
  readonly page: (report: PageReport) => string;
  readonly line: (report: LineReport) => string;
  /** Called once, at the end. */
  readonly tail: () => string;
}

const nothing = (): string => '';
const tools = { version, newId: () => `urn:uuid:${randomUUID()}` };

/** A list's lines as they come: the bracket opens with the first of them. */
function listed(render: Writer['line']): Writer {
  let isEmpty = true;
  return {
    head: '',
    page: nothing,
    line(report) {
      const start = isEmpty ? '[\n' : ',\n';
      isEmpty = false;
      return start + render(report);
    },
    tail: () => (isEmpty ? '[]\n' : '\n]\n'),
  };
}

function lineWriter(name: FormatName, options: TextOptions): Writer {
  const plain = { head: '', page: nothing, tail: nothing };
  switch (name) {
    case 'json':
      return listed((report) => JSON.stringify(lineJson(report), null, 2));
    case 'jsonl':
      return { ...plain, line: (report) => `${JSON.stringify(lineJson(report))}\n` };
    case 'csv':
      return { ...plain, head: lineCsvHead, line: lineCsv };
    case 'markdown':
      return { ...plain, line: lineMarkdown };
    default:
      return { ...plain, line: (report) => lineText(report, options) };
  }
}

/** The writer of a format for lines, or for this many pages. */
export function createWriter(
  name: FormatName,
  options: TextOptions & { readonly lines: boolean; readonly pages: number },
): Writer {
  if (options.lines) return lineWriter(name, options);
  const { pages } = options;
  const { page, tail } = openExport(name, { title: 'Second Source', pages }, tools);
  const checked = (): string => new Date().toISOString();
  return {
    head: formatNamed(name).head('Second Source'),
    page: (report) =>
      name === 'text'
        ? pageText(report, options)
        : page({ report, checked: checked(), chosen: null }),
    line: nothing,
    tail,
  };
}
