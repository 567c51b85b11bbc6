import { render } from 'preact-render-to-string';
import { isTold, shownVerdict } from './contest';
import { addressOf } from './export-annotations';
import { blocksOf, type Placed } from './html/blocks';
import { ClaimNotes } from './html/evidence';
import { partsOf } from './html/faults';
import { copyStyle, copyStyleHash } from './html/style';
import type { PageReport, SentenceReport, Verdict } from './page-report';
import { aboutLabel, verdictLabel, voicesLabel } from './verdict-label';

/** Told apart without colour too. */
const signs: Readonly<Record<Verdict, string>> = { corroborated: '✓', disputed: '✗', unique: '○' };

const meanings: Readonly<Record<Verdict, string>> = {
  corroborated: 'two or more independent sources report it, and none reports otherwise',
  disputed: 'a source reports something that cannot be true together with it',
  unique: 'one source stands behind it, or none',
};

const verdicts = ['corroborated', 'disputed', 'unique'] as const;

/** When and by what a page was checked. */
export interface CopyStamp {
  /** ISO 8601 date-time in UTC. */
  readonly created: string;
  readonly version: string;
}

/** A name for a place in the copy that no other page's copy has. */
const anchor = (page: number, kind: 'note' | 'mark', index: number): string =>
  `page-${page + 1}-${kind}-${index + 1}`;

/** The engine's verdict, and a researcher's beside it: "disputed, contested: corroborated". */
function labelOf({ verdict, kind, contest }: SentenceReport): string {
  const engine = verdictLabel(verdict, kind);
  return contest ? `${engine}, contested: ${verdictLabel(contest.verdict, null)}` : engine;
}

function Marked({ page, placed }: { readonly page: number; readonly placed: Placed }) {
  const { index, sentence } = placed;
  const shown = shownVerdict(sentence);
  if (!isTold(sentence)) return <>{sentence.text} </>;
  const id = anchor(page, 'mark', index);
  const parts = partsOf(sentence).map(({ text, atFault }, part) =>
    // Parts never change places: the copy is rendered once.
    atFault ? <b key={`fault ${part}`}>{text}</b> : text,
  );
  return (
    <>
      {shown === null ? (
        <span id={id}>{sentence.text}</span>
      ) : (
        <mark class={shown} id={id}>
          {parts}
        </mark>
      )}
      <a
        class={`ref ${shown ?? ''}`}
        href={`#${anchor(page, 'note', index)}`}
        aria-label={`${labelOf(sentence)}: evidence for sentence ${index + 1}`}
      >
        {index + 1}
      </a>{' '}
    </>
  );
}

function Note({ page, placed }: { readonly page: number; readonly placed: Placed }) {
  const { index, sentence } = placed;
  const { claims, central } = sentence;
  const shown = shownVerdict(sentence);
  if (!isTold(sentence)) return null;
  const reason = central === null ? '' : (claims[central]?.reason ?? '');
  return (
    <details class={shown ?? ''}>
      <summary>
        <span class="sign" aria-hidden="true">
          {shown === null ? '·' : signs[shown]}
        </span>
        <span class="soft">{index + 1}</span> <b>{labelOf(sentence)}</b> {reason}
      </summary>
      <div class="evidence" id={anchor(page, 'note', index)}>
        <ClaimNotes sentence={sentence} />
        <a class="back" href={`#${anchor(page, 'mark', index)}`}>
          Back to the sentence
        </a>
      </div>
    </details>
  );
}

const Legend = () => (
  <aside class="legend" aria-label="Legend">
    <ul>
      {verdicts.map((verdict) => (
        <li key={verdict} class={verdict}>
          <span class="sign" aria-hidden="true">
            {signs[verdict]}
          </span>
          <mark>{verdict}</mark>: {meanings[verdict]}
        </li>
      ))}
    </ul>
    <p>
      The number after a sentence opens its evidence. Reports that copy one another count as one
      voice. What bears no mark is no claim that could be checked.
    </p>
  </aside>
);

function About({ report, stamp }: { readonly report: PageReport; readonly stamp: CopyStamp }) {
  const address = addressOf(report);
  const isWeb = address !== null && /^https?:/.test(address);
  const { corroborated, disputed, unique } = report.summary;
  return (
    <div class="about">
      {isWeb && (
        <p>
          <a href={address} rel="noreferrer noopener">
            {address}
          </a>
        </p>
      )}
      {!isWeb && report.file !== null && <p>{report.file}</p>}
      {report.published !== null && <p>Published {report.published}</p>}
      <p>
        {aboutLabel(report)}: {corroborated} corroborated, {disputed} disputed, {unique} unique
      </p>
      <p>
        Checked on {stamp.created.slice(0, 10)} by Second Source {stamp.version} against the fact
        base {report.pack.id}, version {report.pack.version}; corroborated from{' '}
        {voicesLabel(report.minVoices)} on
      </p>
    </div>
  );
}

const textOf = (block: readonly Placed[]): string =>
  block.map(({ sentence }) => sentence.text).join(' ');

function Article({
  report,
  stamp,
  page,
}: {
  readonly report: PageReport;
  readonly stamp: CopyStamp;
  readonly page: number;
}) {
  const blocks = blocksOf(report);
  const [first] = blocks;
  const title = report.title || report.file || report.url || 'Untitled page';
  const opensWithTitle = first !== undefined && textOf(first) === title;
  const rest = opensWithTitle ? blocks.slice(1) : blocks;
  const content = (block: readonly Placed[]) =>
    block.map((placed) => <Marked key={placed.index} page={page} placed={placed} />);
  const notes = (block: readonly Placed[]) =>
    block.some(({ sentence }) => isTold(sentence)) && (
      <div class="notes">
        {block.map((placed) => (
          <Note key={placed.index} page={page} placed={placed} />
        ))}
      </div>
    );
  return (
    <article class="article">
      <h1 class="block" lang={report.language ?? undefined} dir="auto">
        {opensWithTitle ? content(first) : title}
      </h1>
      <About report={report} stamp={stamp} />
      <Legend />
      {opensWithTitle && <div class="block">{notes(first)}</div>}
      {rest.map((block) => (
        <div key={block[0]?.index} class="block">
          <p lang={report.language ?? undefined} dir="auto">
            {content(block)}
          </p>
          {notes(block)}
        </div>
      ))}
      {report.omitted.length > 0 && (
        <section class="omitted">
          <h2>What the page leaves out</h2>
          <ul>
            {report.omitted.map(({ fact, statement, voices }) => (
              <li key={fact}>
                {statement} <span class="soft">({voicesLabel(voices)})</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

const policy = `default-src 'none'; style-src '${copyStyleHash}'; base-uri 'none'; form-action 'none'`;

/** The beginning of an annotated copy, up to its first page. No script runs in it, and nothing is loaded. */
export const htmlHead = (title: string): string =>
  `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n${render(
    <meta http-equiv="Content-Security-Policy" content={policy} />,
  )}\n<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n${render(
    <title>{title}</title>,
  )}\n<style>${copyStyle}</style>\n</head>\n<body>\n<main>\n`;

/** One page's annotated copy: its text with marks, and the evidence behind each. `page` counts from 0. */
export const pageHtml = (report: PageReport, stamp: CopyStamp, page = 0): string =>
  `${render(<Article report={report} stamp={stamp} page={page} />)}\n`;

/** The end of an annotated copy. */
export const htmlTail = `</main>\n</body>\n</html>\n`;

/** The report with marks on the chosen sentences only; the text stays whole. */
export function markOnly(report: PageReport, chosen: ReadonlySet<number>): PageReport {
  const unmarked = {
    ...{ verdict: null, kind: null, central: null, contest: undefined },
    claims: [],
  } as const;
  return {
    ...report,
    sentences: report.sentences.map(
      (sentence, index): SentenceReport =>
        chosen.has(index) ? sentence : { ...sentence, ...unmarked },
    ),
  };
}
