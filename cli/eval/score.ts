/** The four marks that are measured. */
export const marks = ['corroborated', 'disputed', 'unique', 'none'] as const;
export type Mark = (typeof marks)[number];

/** What was expected of a sentence and what came out. */
export interface Outcome {
  readonly id: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly expected: Mark;
  readonly given: Mark;
  readonly reason: string;
}

/** Precision, recall and their harmonic mean, each 0 to 1; NaN where nothing was expected or given. */
export interface ClassScore {
  readonly mark: Mark;
  readonly expected: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How a set of sentences came out. */
export interface Score {
  readonly sentences: number;
  readonly accuracy: number;
  /** Mean of the classes' F1 that are expected at all. */
  readonly macroF1: number;
  readonly classes: readonly ClassScore[];
  /** Rows: expected, columns: given, in the order of {@link marks}. */
  readonly confusion: readonly (readonly number[])[];
  /** Of all that are not disputed, the share marked disputed, with its 95 % interval. */
  readonly falseDisputes: Share;
  /** Of all that are disputed, the share found. */
  readonly disputesFound: Share;
}

export interface Share {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** 95 % interval of a share (Wilson 1927). */
export function wilson(count: number, of: number): Share {
  if (of === 0) return { count, of, low: 0, high: 1 };
  const z = 1.96;
  const share = count / of;
  const base = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / base;
  const reach = (z / base) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { count, of, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Scores outcomes. */
export function score(outcomes: readonly Outcome[]): Score {
  const confusion = marks.map((expected) =>
    marks.map(
      (given) => outcomes.filter((one) => one.expected === expected && one.given === given).length,
    ),
  );
  const classes = marks.map((mark, at): ClassScore => {
    const hits = confusion[at]?.[at] ?? 0;
    const expected = sum(confusion[at] ?? []);
    const given = sum(confusion.map((row) => row[at] ?? 0));
    const precision = hits / given;
    const recall = hits / expected;
    return { mark, expected, precision, recall, f1: (2 * hits) / (expected + given) };
  });
  const known = classes.filter(({ expected }) => expected > 0);
  const undisputed = outcomes.filter(({ expected }) => expected !== 'disputed');
  const disputed = outcomes.filter(({ expected }) => expected === 'disputed');
  const count = (list: readonly Outcome[]): number =>
    list.filter(({ given }) => given === 'disputed').length;
  return {
    sentences: outcomes.length,
    accuracy: outcomes.filter((one) => one.expected === one.given).length / outcomes.length,
    macroF1: sum(known.map(({ f1 }) => f1)) / known.length,
    classes,
    confusion,
    falseDisputes: wilson(count(undisputed), undisputed.length),
    disputesFound: wilson(count(disputed), disputed.length),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
