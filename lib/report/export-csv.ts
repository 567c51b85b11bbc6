import { evidenceText } from './evidence-text';
import type { LineReport } from './export-json';
import type { ClaimReport, Evidence, PageReport, SentenceReport, Stance } from './page-report';
import { voicesIn } from './voices';

const endOfRow = '\r\n';

/** A spreadsheet runs a cell that begins with one of these as a formula, full-width forms and leading space included. */
const formulaStart = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Spreadsheets take a file for UTF-8 where it begins with this. */
export const byteOrderMark = '\ufeff';

/** The text as a spreadsheet may have it: what would be run as a formula is made text. */
export const notFormula = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);

/** One cell: quoted where it must be, and never a formula. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = notFormula(value);
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
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
  'supporting_voices',
  'contradicting_voices',
  'evidence',
  'contested_by',
  'hedged',
  'note',
] as const;

const pageColumns = ['file', 'url', 'about', 'published', 'sentence'] as const;
const sentenceColumns = ['text', 'verdict', 'kind'] as const;
const closingColumns = [
  'pack',
  'pack_version',
  'canonical',
  'contest_verdict',
  'contest_note',
  'contest_created',
] as const;

/** The first row of {@link pageCsv}. New columns are only ever added at the end. */
export const pageCsvHead: string = row([
  ...pageColumns,
  ...sentenceColumns,
  ...claimColumns,
  ...closingColumns,
]);

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
    voicesIn(claim.evidence, 'supports'),
    voicesIn(claim.evidence, 'contradicts'),
    claim.evidence.map(evidenceText).join('\n'),
    claim.contestedBy.join('; '),
    claim.hedged ? 'yes' : 'no',
    claim.note,
  ];
}

type Cells = readonly (string | number | null)[];

function sentenceRows(leading: Cells, sentence: SentenceReport, closing: Cells): string {
  const cells = [...leading, sentence.text, sentence.verdict, sentence.kind];
  const none = claimColumns.map(() => null);
  const claims = sentence.claims.map((claim, index) => claimCells(sentence, claim, index));
  return (claims.length > 0 ? claims : [none])
    .map((claim) => row([...cells, ...claim, ...closing]))
    .join('');
}

/**
 * The report as rows for a spreadsheet, one a claim and one for each sentence without any; no head. With
 * `chosen`, only the sentences with these indexes.
 */
export function pageCsv(report: PageReport, chosen: ReadonlySet<number> | null = null): string {
  const { file, url, about, published, pack } = report;
  return report.sentences
    .map((sentence, index) =>
      chosen?.has(index) === false
        ? ''
        : sentenceRows([file, url, about, published, index + 1], sentence, [
            pack.id,
            pack.version,
            report.canonical ?? null,
            sentence.contest ? (sentence.contest.verdict ?? 'none') : null,
            sentence.contest?.note ?? null,
            sentence.contest?.created ?? null,
          ]),
    )
    .join('');
}

/** One checked line as rows for a spreadsheet; no head. */
export const lineCsv = ({ id, sentence }: LineReport): string => sentenceRows([id], sentence, []);
