/** An example to fit to: what was measured, and whether it is of the kind looked for. */
export interface Example {
  readonly measures: Readonly<Record<string, number>>;
  readonly holds: boolean;
}

/** Weights by measure, and what is added for every example. */
export interface Fitted {
  readonly weights: Readonly<Record<string, number>>;
  readonly constant: number;
}

const steps = 3000;
const rate = 1.5;
/** How strongly weights are drawn to nought, in examples. */
const ridge = 0.7;

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** How likely it is that an example is of the kind looked for, 0 to 1. */
export const likelihoodOf = ({ weights, constant }: Fitted, { measures }: Example): number =>
  sigmoid(
    Object.entries(weights).reduce(
      (sum, [name, weight]) => sum + weight * (measures[name] ?? 0),
      constant,
    ),
  );

/** Logistic regression: weights under which the examples are the most likely to be what they are. */
export function fit(examples: readonly Example[]): Fitted {
  const names = Object.keys(examples[0]?.measures ?? {});
  const rows = examples.map(({ measures }) => [1, ...names.map((name) => measures[name] ?? 0)]);
  let values = rows[0]?.map(() => 0) ?? [];
  for (let step = 0; step < steps; step++) {
    const slopes = values.map((value, column) => (column === 0 ? 0 : -ridge * value));
    for (const [at, row] of rows.entries()) {
      const odds = row.reduce((sum, value, column) => sum + value * (values[column] ?? 0), 0);
      const error = (examples[at]?.holds ? 1 : 0) - sigmoid(odds);
      for (const [column, value] of row.entries()) {
        slopes[column] = (slopes[column] ?? 0) + error * value;
      }
    }
    values = values.map((value, column) => value + (rate * (slopes[column] ?? 0)) / rows.length);
  }
  const [constant = 0, ...rest] = values;
  return { constant, weights: Object.fromEntries(names.map((name, at) => [name, rest[at] ?? 0])) };
}
