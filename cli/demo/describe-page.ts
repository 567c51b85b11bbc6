import type { TabView } from '../../lib/messages/protocol';
import { plain, wrapText } from '../../lib/report/export-text';

const width = 96;

const indented = (text: string, indent: string): string[] =>
  wrapText(plain(text), width - indent.length).map((line) => indent + line);

/** A page's summary as the demo prints it: what it is about, counts, and what is wrong with it. */
export function describePage(name: string, view: TabView): string {
  const { report } = view;
  if (report === null || view.phase !== 'checked') {
    const states: Partial<Record<TabView['phase'], string>> = {
      unnoticed: 'not about the event: nothing was put into the page',
      mention: 'names the event in passing: not marked',
    };
    const problem = view.problem === null ? '' : ` (${view.problem})`;
    return `${name}\n  ${states[view.phase] ?? view.phase}${problem}\n`;
  }
  const { corroborated, disputed, unique } = report.summary;
  const undrawn = view.painted?.undrawn ?? 0;
  const lines = [
    name,
    ...indented(report.title, '  '),
    `  about the event, relevance ${report.relevance.toFixed(2)}`,
    `  ✓ ${corroborated} corroborated   ✗ ${disputed} disputed   ○ ${unique} unique   – ${report.omitted.length} left out`,
    ...(undrawn > 0 ? [`  ${undrawn} marks could not be drawn`] : []),
  ];
  for (const sentence of report.sentences) {
    if (sentence.verdict !== 'disputed') continue;
    const reason = sentence.claims.find((claim) => claim.verdict === 'disputed')?.reason ?? '';
    lines.push(...indented(`✗ ${sentence.text}`, '    '), ...indented(reason, '      '));
  }
  return `${lines.join('\n')}\n`;
}
