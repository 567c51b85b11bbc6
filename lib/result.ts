/** Outcome of something that can be expected to fail: a value, or the problems that stand in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** One problem with an input: where it is (file, path or line) and what is wrong there. */
export interface Problem {
  readonly where: string;
  readonly what: string;
}

/** A successful {@link Result}. */
export const success = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failed {@link Result}. */
export const failure = (...problems: readonly Problem[]): Result<never> => ({
  ok: false,
  problems,
});

/** One line a problem: "where: what". */
export const describeProblems = (problems: readonly Problem[]): string =>
  problems.map(({ where, what }) => `${where}: ${what}`).join('\n');
