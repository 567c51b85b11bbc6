import type { PageReport } from './page-report';

/** The article's text as it was checked, and where in it each sentence stands. */
export interface ReportText {
  readonly text: string;
  /** UTF-16 offsets into the text, end exclusive, one for each sentence of the report. */
  readonly places: readonly (readonly [number, number])[];
}

/**
 * The article's text as it was checked: its blocks in reading order with a line feed between them. Within a
 * block white space is folded to single blanks; what stands there otherwise is the page's own characters.
 */
export function reportText({ sentences }: Pick<PageReport, 'sentences'>): ReportText {
  const parts: string[] = [];
  const places: (readonly [number, number])[] = [];
  let length = 0;
  let block: number | null = null;
  let inBlock = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const { text, block: own, range } of sentences) {
    const [from] = range;
    if (own !== block || from < inBlock) {
      if (block !== null) add('\n');
      block = own;
      inBlock = 0;
    }
    add(' '.repeat(from - inBlock));
    places.push([length, length + text.length]);
    add(text);
    inBlock = from + text.length;
  }
  return { text: parts.join(''), places };
}
