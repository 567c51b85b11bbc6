import type { FormatName } from '../../lib/report/export-formats';
import type { MessageKey } from '../translate';

/** The formats that somebody can choose, with their names and what each is good for. */
export const formatChoices = [
  { name: 'annotations', label: 'resultsAnnotations', hint: 'resultsAnnotationsHint' },
  { name: 'html', label: 'resultsHtml', hint: 'resultsHtmlHint' },
  { name: 'markdown', label: 'resultsMarkdown', hint: 'resultsMarkdownHint' },
  { name: 'csv', label: 'resultsCsv', hint: 'resultsCsvHint' },
  { name: 'json', label: 'resultsJson', hint: 'resultsJsonHint' },
  { name: 'text', label: 'resultsText', hint: 'resultsTextHint' },
] as const satisfies readonly {
  readonly name: FormatName;
  readonly label: MessageKey;
  readonly hint: MessageKey;
}[];

export type FormatChoice = (typeof formatChoices)[number];
