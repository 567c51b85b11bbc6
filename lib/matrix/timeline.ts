import { groupBy } from '../group-by';
import type { Line } from './arrange';

/** Another day that somebody gives for the same thing. */
export interface OtherDay {
  /** The fact that gives it; null where the page does. */
  readonly fact: string | null;
  /** Ready to be read. */
  readonly value: string;
  readonly voices: number;
}

/** One dated fact. */
export interface DatedFact {
  readonly fact: string;
  readonly statement: string;
  readonly voices: number;
  readonly others: readonly OtherDay[];
}

/** The facts of one day. */
export interface Day {
  /** ISO 8601 day. */
  readonly date: string;
  /** Ready to be read. */
  readonly value: string;
  readonly facts: readonly DatedFact[];
}

/** The dated facts day by day, each beside the other days that sources or the page give for the same thing. */
export function timelineOf(lines: readonly Line[]): readonly Day[] {
  const dated = lines.filter(({ row }) => row.date !== null);
  const bySlot = groupBy(dated, ({ row }) => row.slot);
  const days = groupBy(dated, ({ row }) => row.date ?? '');
  return [...days]
    .map(([date, found]) => ({
      date,
      value: found[0]?.row.value ?? date,
      facts: found.map((line) => ({
        fact: line.row.fact,
        statement: line.row.statement,
        voices: line.row.voices,
        others: [...otherSources(line, bySlot.get(line.row.slot) ?? []), ...otherPage(line)],
      })),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

const otherSources = (line: Line, sameSlot: readonly Line[]): readonly OtherDay[] =>
  sameSlot.flatMap((other) =>
    other === line
      ? []
      : [
          {
            fact: other.row.fact,
            value: other.row.value ?? other.row.date ?? '',
            voices: other.row.voices,
          },
        ],
  );

const otherPage = ({ page }: Line): readonly OtherDay[] =>
  page?.verdict === 'disputed' && page.value !== null
    ? [{ fact: null, value: page.value, voices: 0 }]
    : [];
