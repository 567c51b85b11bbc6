import { marks, type Outcome, type Score, type Share, score } from './score';

const percent = (share: number): string =>
  Number.isNaN(share) ? '   –' : `${(share * 100).toFixed(1)} %`;

const withInterval = ({ count, of, low, high }: Share): string =>
  `${count} of ${of} = ${percent(count / of)} (95 %: ${percent(low)} to ${percent(high)})`;

/** The score of a set as lines of text. */
export function printScore(title: string, result: Score): readonly string[] {
  return [
    `${title}: ${result.sentences} sentences`,
    `  macro-F1 ${result.macroF1.toFixed(3)}   accuracy ${percent(result.accuracy)}`,
    `  false disputes ${withInterval(result.falseDisputes)}`,
    `  disputes found ${withInterval(result.disputesFound)}`,
    '',
    `  ${'expected ↓  given →'.padEnd(20)}${marks.map((mark) => mark.padStart(14)).join('')}`,
    ...result.confusion.map(
      (row, at) =>
        `  ${(marks[at] ?? '').padEnd(20)}${row.map((count) => String(count).padStart(14)).join('')}`,
    ),
    '',
    `  ${''.padEnd(20)}${['precision', 'recall', 'F1'].map((name) => name.padStart(14)).join('')}`,
    ...result.classes.map(
      ({ mark, precision, recall, f1 }) =>
        `  ${mark.padEnd(20)}${[precision, recall, f1].map((share) => percent(share).padStart(14)).join('')}`,
    ),
    '',
  ];
}

/** Accuracy and false disputes by tag, the worst first. */
export function printTags(outcomes: readonly Outcome[]): readonly string[] {
  const tags = [...new Set(outcomes.flatMap(({ tags }) => tags))];
  const rows = tags
    .map((tag) => ({ tag, result: score(outcomes.filter((one) => one.tags.includes(tag))) }))
    .sort((a, b) => a.result.accuracy - b.result.accuracy);
  return [
    `  ${'tag'.padEnd(26)}${['sentences', 'accuracy', 'disputed P', 'disputed R', 'false disp.'].map((name) => name.padStart(13)).join('')}`,
    ...rows.map(({ tag, result }) => {
      const disputed = result.classes.find(({ mark }) => mark === 'disputed');
      return `  ${tag.padEnd(26)}${[
        String(result.sentences),
        percent(result.accuracy),
        percent(disputed?.precision ?? Number.NaN),
        percent(disputed?.recall ?? Number.NaN),
        String(result.falseDisputes.count),
      ]
        .map((cell) => cell.padStart(13))
        .join('')}`;
    }),
    '',
  ];
}

/** The sentences that came out wrong, false disputes first. */
export function printFailures(outcomes: readonly Outcome[]): readonly string[] {
  const failed = outcomes.filter(({ expected, given }) => expected !== given);
  const rank = ({ expected, given }: Outcome): number =>
    given === 'disputed' ? 0 : expected === 'disputed' ? 1 : 2;
  return failed
    .toSorted((a, b) => rank(a) - rank(b))
    .map(
      ({ id, expected, given, text, reason }) =>
        `  ${id}  expected ${expected}, given ${given}${reason === '' ? '' : ` (${reason})`}\n      ${text}`,
    );
}
