import type { PageReport, SentenceReport } from '../page-report';

/** A sentence with its index in the report. */
export interface Placed {
  readonly index: number;
  readonly sentence: SentenceReport;
}

/** The report's sentences by the blocks that they stand in, in reading order. */
export function blocksOf({ sentences }: Pick<PageReport, 'sentences'>): readonly Placed[][] {
  const blocks: Placed[][] = [];
  for (const [index, sentence] of sentences.entries()) {
    const last = blocks.at(-1);
    const before = last?.at(-1)?.sentence;
    const goesOn = before?.block === sentence.block && before.range[1] <= sentence.range[0];
    if (last && goesOn) last.push({ index, sentence });
    else blocks.push([{ index, sentence }]);
  }
  return blocks;
}
