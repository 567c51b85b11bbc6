import { isTold } from './contest';
import { contestText } from './evidence-text';
import type { LineReport } from './export-json';
import type { ClaimReport, Evidence, PageReport, SentenceReport } from './page-report';
import { aboutLabel, verdictLabel, voicesLabel } from './verdict-label';

/** The page's text as Markdown that renders as that text and as nothing else. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|~#$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s)/,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/\b(https?):\/\//gi, '$1&#58;//')
    .replaceAll('@', '&#64;');
}

/** The sentence with the words in [from, to) in bold, each part escaped. */
function emphasised(text: string, [from, to]: readonly [number, number]): string {
  const words = text.slice(from, to);
  if (words.trim() === '') return escapeMarkdown(text);
  const lead = words.length - words.trimStart().length;
  const core = words.trim();
  return [
    escapeMarkdown(text.slice(0, from + lead)),
    `**${escapeMarkdown(core)}**`,
    escapeMarkdown(text.slice(from + lead + core.length)),
  ].join('');
}

function evidenceItem(evidence: Evidence): string {
  const stance = evidence.stance === 'supports' ? 'agrees' : 'disagrees';
  const value = evidence.value === null ? '' : ` (${escapeMarkdown(evidence.value)})`;
  const party = evidence.party === null ? '' : `, after ${escapeMarkdown(evidence.party)}`;
  return `    - ${escapeMarkdown(evidence.sourceName)} ${stance}${value}: ${escapeMarkdown(evidence.statement)}${party} — ${escapeMarkdown(evidence.locator)}`;
}

function claimItems(claim: ClaimReport): string[] {
  const contested =
    claim.contestedBy.length === 0
      ? ''
      : ` Contested by ${claim.contestedBy.map(escapeMarkdown).join(', ')}.`;
  return [
    `  - ${verdictLabel(claim.verdict, claim.kind)}: ${escapeMarkdown(claim.reason)}${contested}`,
    ...claim.evidence.map(evidenceItem),
  ];
}

function sentenceItems(sentence: SentenceReport): string[] {
  const central = sentence.central === null ? undefined : sentence.claims[sentence.central];
  const text =
    central === undefined ? escapeMarkdown(sentence.text) : emphasised(sentence.text, central.span);
  return [
    `- **${verdictLabel(sentence.verdict, sentence.kind)}** — ${text}`,
    ...(sentence.contest ? [`  - ${escapeMarkdown(contestText(sentence.contest))}`] : []),
    ...sentence.claims.flatMap(claimItems),
  ];
}

/** The report as Markdown: summary, marked sentences with their evidence, what the page leaves out. */
export function pageMarkdown(report: PageReport): string {
  const { corroborated, disputed, unique } = report.summary;
  const name = report.title || report.file || report.url || 'Untitled page';
  const lines = [`# ${escapeMarkdown(name)}`, ''];
  if (report.file !== null) lines.push(`- File: ${escapeMarkdown(report.file)}`);
  if (report.url !== null) lines.push(`- Address: ${escapeMarkdown(report.url)}`);
  if (report.published !== null) lines.push(`- Published: ${escapeMarkdown(report.published)}`);
  lines.push(
    `- ${escapeMarkdown(aboutLabel(report))} (relevance ${report.relevance.toFixed(2)})`,
    ...report.why.map((reason) => `  - ${escapeMarkdown(reason)}`),
    '',
    '| corroborated | disputed | unique |',
    '| ---: | ---: | ---: |',
    `| ${corroborated} | ${disputed} | ${unique} |`,
    '',
  );
  const marked = report.sentences.filter(isTold);
  if (marked.length > 0)
    lines.push('## Marked sentences', '', ...marked.flatMap(sentenceItems), '');
  if (report.omitted.length > 0)
    lines.push(
      '## What the page leaves out',
      '',
      ...report.omitted.map(
        ({ statement, voices }) => `- ${escapeMarkdown(statement)} (${voicesLabel(voices)})`,
      ),
      '',
    );
  return `${lines.join('\n')}\n`;
}

/** One checked line as a Markdown list item. */
export const lineMarkdown = ({ id, sentence }: LineReport): string =>
  `${sentenceItems(sentence)
    .map((item, index) =>
      index === 0 ? item.replace('- ', `- ${escapeMarkdown(String(id))}: `) : item,
    )
    .join('\n')}\n`;
