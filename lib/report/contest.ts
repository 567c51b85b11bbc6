import type { Contest, PageReport, SentenceReport, Verdict } from './page-report';

/** The verdict that is shown: the researcher's where a label is contested, else the engine's. */
export const shownVerdict = ({ verdict, contest }: SentenceReport): Verdict | null =>
  contest ? contest.verdict : verdict;

/** Whether there is something to say of a sentence: a verdict, or a researcher's word against there being none. */
export const isTold = ({ verdict, contest }: SentenceReport): boolean =>
  verdict !== null || contest !== undefined;

/** How many of the sentences are shown with each verdict. */
export function summaryOf(sentences: readonly SentenceReport[]): PageReport['summary'] {
  const count = (verdict: Verdict): number =>
    sentences.filter((sentence) => shownVerdict(sentence) === verdict).length;
  return {
    corroborated: count('corroborated'),
    disputed: count('disputed'),
    unique: count('unique'),
  };
}

/** A sentence with the researcher's word that `contestOf` finds for its text. */
export function withContest(
  sentence: SentenceReport,
  contestOf: (text: string) => Contest | null,
): SentenceReport {
  const { contest: _before, ...rest } = sentence;
  const contest = contestOf(sentence.text);
  return contest ? { ...rest, contest } : rest;
}

/**
 * The report with researchers' words laid beside the engine's: `contestOf` finds the one for a sentence's text.
 * The engine's verdicts stay as they are; the summary counts what is shown.
 */
export function withContests(
  report: PageReport,
  contestOf: (text: string) => Contest | null,
): PageReport {
  const sentences = report.sentences.map((sentence) => withContest(sentence, contestOf));
  return { ...report, sentences, summary: summaryOf(sentences) };
}
