import type { LineReport } from './export-json';
import type { ClaimReport, Evidence, PageReport, SentenceReport, Stance } from './page-report';

const endOfRow = '\r\n';

/** A spreadsheet runs a cell that begins with one of these as a formula, full-width forms and leading space included. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** One cell: quoted where it must be, and never a formula. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const row = (cells: readonly (string | number | null)[]): string =>
  cells.map(csvCell).join(',') + endOfRow;

const claimColumns = [
  'claim',
  'fact',
  'slot',
  'value',
  'claim_verdict',
  'claim_kind',
  'reason',
  'words',
  'supporting_sources',
  'contradicting_sources',
  'locators',
] as const;

const pageColumns = ['file', 'url', 'about', 'published', 'sentence'] as const;
const sentenceColumns = ['text', 'verdict', 'kind'] as const;

/** The first row of {@link pageCsv}. */
export const pageCsvHead: string = row([...pageColumns, ...sentenceColumns, ...claimColumns]);

/** The first row of {@link lineCsv}. */
export const lineCsvHead: string = row(['id', ...sentenceColumns, ...claimColumns]);

const sources = (evidence: readonly Evidence[], stance: Stance): string =>
  [
    ...new Set(evidence.filter((item) => item.stance === stance).map((item) => item.sourceName)),
  ].join('; ');

function claimCells(
  sentence: SentenceReport,
  claim: ClaimReport,
  index: number,
): (string | number | null)[] {
  return [
    index + 1,
    claim.fact,
    claim.slot,
    claim.value,
    claim.verdict,
    claim.kind,
    claim.reason,
    sentence.text.slice(claim.span[0], claim.span[1]),
    sources(claim.evidence, 'supports'),
    sources(claim.evidence, 'contradicts'),
    [...new Set(claim.evidence.map((item) => item.locator))].join('; '),
  ];
}

function sentenceRows(
  leading: readonly (string | number | null)[],
  sentence: SentenceReport,
): string {
  const cells = [...leading, sentence.text, sentence.verdict, sentence.kind];
  if (sentence.claims.length === 0) return row([...cells, ...claimColumns.map(() => null)]);
  return sentence.claims
    .map((claim, index) => row([...cells, ...claimCells(sentence, claim, index)]))
    .join('');
}

/** The report as rows for a spreadsheet, one a claim and one for each sentence without any; no head. */
export function pageCsv(report: PageReport): string {
  return report.sentences
    .map((sentence, index) =>
      sentenceRows([report.file, report.url, report.about, report.published, index + 1], sentence),
    )
    .join('');
}

/** One checked line as rows for a spreadsheet; no head. */
export const lineCsv = ({ id, sentence }: LineReport): string => sentenceRows([id], sentence);
