import { isTold } from './contest';
import { contestText } from './evidence-text';
import type { LineReport } from './export-json';
import type { ClaimReport, PageReport, SentenceReport, Verdict } from './page-report';
import { aboutLabel, verdictLabel, voicesLabel } from './verdict-label';

/** How the plain text is laid out. */
export interface TextOptions {
  /** Whether the terminal shows colours. */
  readonly colour: boolean;
  /** Columns to wrap at. */
  readonly width: number;
}

const styles = {
  bold: ['\u001b[1m', '\u001b[22m'],
  dim: ['\u001b[2m', '\u001b[22m'],
  underline: ['\u001b[4m', '\u001b[24m'],
  red: ['\u001b[31m', '\u001b[39m'],
  green: ['\u001b[32m', '\u001b[39m'],
  yellow: ['\u001b[33m', '\u001b[39m'],
} as const;

type Style = keyof typeof styles;

/** Sign and colour of a verdict: told apart without colour too. */
const signs = {
  corroborated: ['✓', 'green'],
  disputed: ['✗', 'red'],
  unique: ['○', 'yellow'],
} as const satisfies Record<Verdict, readonly [string, Style]>;

/** Text that cannot steer the terminal it is printed on: no escape codes, no direction overrides. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\ue000\ue001\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** Stand around emphasised words while a text is wrapped; {@link plain} keeps them out of page text. */
const emphasisOn = '\ue000';
const emphasisOff = '\ue001';

/** Breaks `text` at spaces so that no line is longer than `width`, words longer than that excepted. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' '))
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  return line === '' ? lines : [...lines, line];
}

interface Page {
  readonly paint: (style: Style, text: string) => string;
  /** Plain text, wrapped and indented. */
  readonly block: (text: string, first: string, rest: string) => string[];
  /** The sentence, wrapped, with the words at fault underlined. */
  readonly sentence: (sentence: SentenceReport) => string[];
}

/** The sentence's text with emphasis around the words of each disputed claim. */
function withFaults({ text, claims }: SentenceReport): string {
  let marked = '';
  let done = 0;
  const faults = claims
    .filter((claim) => claim.verdict === 'disputed' && claim.span[0] < claim.span[1])
    .map((claim) => claim.span)
    .sort((one, other) => one[0] - other[0]);
  for (const [from, to] of faults) {
    if (from < done) continue;
    marked += plain(text.slice(done, from));
    marked += emphasisOn + plain(text.slice(from, to)) + emphasisOff;
    done = to;
  }
  return marked + plain(text.slice(done));
}

function layout({ colour, width }: TextOptions): Page {
  const paint = (style: Style, text: string): string =>
    colour ? styles[style][0] + text + styles[style][1] : text;
  const block = (text: string, first: string, rest: string): string[] =>
    wrapText(plain(text), Math.max(20, width - rest.length)).map(
      (line, index) => (index === 0 ? first : rest) + line,
    );
  const sentence = (report: SentenceReport): string[] => {
    let open = false;
    return wrapText(withFaults(report), Math.max(20, width - 2)).map((line) => {
      const parts = line.split(/([\ue000\ue001])/).map((part) => {
        if (part === emphasisOn || part === emphasisOff) {
          open = part === emphasisOn;
          return '';
        }
        return open && part !== '' ? paint('underline', part) : part;
      });
      return `  ${parts.join('')}`;
    });
  };
  return { paint, block, sentence };
}

function claimLines(page: Page, sentence: SentenceReport, claim: ClaimReport): string[] {
  const [sign, colour] = signs[claim.verdict];
  const words = plain(sentence.text.slice(claim.span[0], claim.span[1])).trim();
  const named = sentence.claims.length > 1 && words !== '' ? `“${words}”: ` : '';
  const contested =
    claim.contestedBy.length === 0 ? '' : ` Contested by ${claim.contestedBy.join(', ')}.`;
  const hedged = claim.hedged ? ' The page hedges it.' : '';
  return page
    .block(`${named}${claim.reason}${contested}${hedged}`, '      ', '      ')
    .map((line, index) =>
      index === 0 ? `    ${page.paint(colour, sign)} ${line.trimStart()}` : page.paint('dim', line),
    );
}

function sentenceLines(page: Page, sentence: SentenceReport, name = ''): string[] {
  const label = `${name}${verdictLabel(sentence.verdict, sentence.kind)}`;
  const text = page.sentence(sentence);
  const contest = sentence.contest
    ? page.block(contestText(sentence.contest), '    ⚑ ', '      ')
    : [];
  if (sentence.verdict === null) return [page.paint('dim', `· ${label}`), ...text, ...contest];
  const [sign, colour] = signs[sentence.verdict];
  return [
    page.paint(colour, `${sign} ${page.paint('bold', label)}`),
    ...text,
    ...contest,
    ...sentence.claims.flatMap((claim) => claimLines(page, sentence, claim)),
  ];
}

/** The report for a terminal: summary, marked sentences with the reason, what the page leaves out. */
export function pageText(report: PageReport, options: TextOptions): string {
  const page = layout(options);
  const { corroborated, disputed, unique } = report.summary;
  const name = report.file ?? report.url ?? 'page';
  const lines = [page.paint('bold', plain(name))];
  if (report.title !== '') lines.push(...page.block(report.title, '  ', '  '));
  lines.push(
    ...page.block(aboutLabel(report), '  ', '  '),
    ...report.why.flatMap((reason) => page.block(reason, '    – ', '      ')),
  );
  if (report.sentences.some((sentence) => sentence.verdict !== null))
    lines.push(
      `  ${[
        page.paint('green', `✓ ${corroborated} corroborated`),
        page.paint('red', `✗ ${disputed} disputed`),
        page.paint('yellow', `○ ${unique} unique`),
      ].join('   ')}`,
    );
  for (const sentence of report.sentences)
    if (isTold(sentence)) lines.push('', ...sentenceLines(page, sentence));
  if (report.omitted.length > 0)
    lines.push(
      '',
      page.paint('bold', 'What the page leaves out'),
      ...report.omitted.flatMap(({ statement, voices }) =>
        page.block(`${statement} (${voicesLabel(voices)})`, '  – ', '    '),
      ),
    );
  return `${lines.join('\n')}\n\n`;
}

/** One checked line for a terminal. */
export const lineText = ({ id, sentence }: LineReport, options: TextOptions): string =>
  `${sentenceLines(layout(options), sentence, `${plain(String(id))}: `).join('\n')}\n`;
