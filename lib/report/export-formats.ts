import { summaryOf } from './contest';
import { pageAnnotations } from './export-annotations';
import { byteOrderMark, pageCsv, pageCsvHead } from './export-csv';
import { htmlHead, htmlTail, markOnly, pageHtml } from './export-html';
import { pageJson } from './export-json';
import { pageMarkdown } from './export-markdown';
import { pageText } from './export-text';
import type { PageReport } from './page-report';

/** A page to export, with what its report does not tell. */
export interface ExportPage {
  readonly report: PageReport;
  /** When it was checked, an ISO 8601 date-time in UTC. */
  readonly checked: string;
  /** Indexes of the sentences that somebody chose, or null for all. */
  readonly chosen: ReadonlySet<number> | null;
}

/** What an export needs from outside. */
export interface ExportTools {
  /** The program's version. */
  readonly version: string;
  /** A new IRI, without fragment, for each collection of annotations. */
  readonly newId: () => string;
}

/** How reports become a file: what stands before, between and after their pages. */
export interface ExportFormat {
  readonly extension: string;
  readonly mediaType: string;
  /** Stands at the beginning of a file, not of a stream: how spreadsheets tell UTF-8. */
  readonly signature: string;
  /** Whether pages stand in brackets with commas between: always, only where they are several, or never. */
  readonly list: 'always' | 'several' | 'never';
  readonly head: (title: string) => string;
  readonly tail: string;
  /** One page; `place` counts the file's pages from 0. */
  readonly page: (page: ExportPage, tools: ExportTools, place: number) => string;
}

/** The report with nothing but the chosen sentences, and what they add up to. */
export function onlyChosen(report: PageReport, chosen: ReadonlySet<number> | null): PageReport {
  if (chosen === null) return report;
  const sentences = report.sentences.filter((_, index) => chosen.has(index));
  return { ...report, sentences, summary: summaryOf(sentences), omitted: [] };
}

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const empty = (): string => '';
const plain = { signature: '', list: 'never', head: empty, tail: '' } as const;
const textWidth = 100;

/** Every format that results are taken away in, by name. */
export const exportFormats = {
  annotations: {
    ...plain,
    list: 'several',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    page: ({ report, checked, chosen }, { version, newId }) =>
      json(pageAnnotations(report, { id: newId(), created: checked, version }, chosen)),
  },
  csv: {
    ...plain,
    extension: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    signature: byteOrderMark,
    head: () => pageCsvHead,
    page: ({ report, chosen }) => pageCsv(report, chosen),
  },
  markdown: {
    ...plain,
    extension: 'md',
    mediaType: 'text/markdown;charset=utf-8',
    page: ({ report, chosen }) => pageMarkdown(onlyChosen(report, chosen)),
  },
  html: {
    ...plain,
    extension: 'html',
    mediaType: 'text/html;charset=utf-8',
    head: htmlHead,
    tail: htmlTail,
    page: ({ report, checked, chosen }, { version }, place) =>
      pageHtml(chosen ? markOnly(report, chosen) : report, { created: checked, version }, place),
  },
  json: {
    ...plain,
    list: 'always',
    extension: 'json',
    mediaType: 'application/json',
    page: ({ report, chosen }) => json(pageJson(onlyChosen(report, chosen))),
  },
  jsonl: {
    ...plain,
    extension: 'jsonl',
    mediaType: 'application/jsonl',
    page: ({ report, chosen }) => `${JSON.stringify(pageJson(onlyChosen(report, chosen)))}\n`,
  },
  text: {
    ...plain,
    extension: 'txt',
    mediaType: 'text/plain;charset=utf-8',
    page: ({ report, chosen }) =>
      pageText(onlyChosen(report, chosen), { colour: false, width: textWidth }),
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;

export type FormatName = keyof typeof exportFormats;

/** A format by its name. */
export const formatNamed = (name: FormatName): ExportFormat => exportFormats[name];

/** A file's name for an export: what it is about, the day, the format's extension. */
export function fileNameOf(title: string, day: string, name: FormatName): string {
  const about = title
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  const short =
    [...about]
      .slice(0, 60)
      .join('')
      .replace(/(?<!-)-+$/, '') || 'page';
  return `second-source-${short}-${day}.${exportFormats[name].extension}`;
}

/** Whether an export of this many pages is a list. */
export const isList = (name: FormatName, pages: number): boolean => {
  const { list } = formatNamed(name);
  return list === 'always' || (list === 'several' && pages !== 1);
};

/** An export on its way, piece by piece, so that no page has to wait for the others. */
export interface OpenExport {
  readonly head: string;
  /** The next page. */
  readonly page: (page: ExportPage) => string;
  /** Asked for once, at the end. */
  readonly tail: () => string;
}

/** Begins an export of this many pages; it is whole with fewer, too. */
export function openExport(
  name: FormatName,
  { title, pages }: { readonly title: string; readonly pages: number },
  tools: ExportTools,
): OpenExport {
  const format = formatNamed(name);
  const inList = isList(name, pages);
  let place = -1;
  return {
    head: format.signature + format.head(title),
    page(page) {
      place += 1;
      const before = inList ? (place === 0 ? '[\n' : ',\n') : '';
      return before + format.page(page, tools, place);
    },
    tail: () => (inList ? (place < 0 ? '[]\n' : '\n]\n') : '') + format.tail,
  };
}
