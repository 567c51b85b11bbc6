import { render } from 'preact-render-to-string';
import { sentenceText } from './evidence-text';
import { addressOf } from './export-annotations';
import type { CopyStamp } from './export-html';
import { ClaimNotes } from './html/evidence';
import type { PageReport, SentenceReport } from './page-report';

/** A quotation with its evidence, for the clipboard: the same in both forms. */
export interface Quotation {
  readonly text: string;
  readonly html: string;
}

/** "Checked on 2026-01-02 by Second Source 1.0.0, fact base ferry, version 1." */
const checkedLine = ({ pack }: PageReport, { created, version }: CopyStamp): string =>
  `Checked on ${created.slice(0, 10)} by Second Source ${version}, fact base ${pack.id}, version ${pack.version}.`;

function Whole({
  report,
  sentence,
  stamp,
}: {
  readonly report: PageReport;
  readonly sentence: SentenceReport;
  readonly stamp: CopyStamp;
}) {
  const address = addressOf(report);
  const isWeb = address !== null && /^https?:/.test(address);
  const name = report.title || report.file || address || 'a text';
  return (
    <>
      <blockquote cite={isWeb ? address : undefined}>
        <p>{sentence.text}</p>
      </blockquote>
      <p>
        — {isWeb ? <a href={address}>{name}</a> : name}
        {report.published !== null && `, ${report.published}`}
      </p>
      <ClaimNotes sentence={sentence} />
      <p>{checkedLine(report, stamp)}</p>
    </>
  );
}

/** One sentence of the report as a quotation with its source, its verdict and the evidence. */
export function quotation(
  report: PageReport,
  sentence: SentenceReport,
  stamp: CopyStamp,
): Quotation {
  const origin = [report.title || report.file, addressOf(report), report.published];
  return {
    text: [
      `“${sentence.text}”`,
      `— ${origin.filter((part) => part !== null && part !== '').join(', ') || 'a text'}`,
      '',
      sentenceText(sentence),
      checkedLine(report, stamp),
      '',
    ].join('\n'),
    html: render(<Whole report={report} sentence={sentence} stamp={stamp} />),
  };
}
