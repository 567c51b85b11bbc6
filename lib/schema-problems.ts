import * as v from 'valibot';
import type { Problem } from './result';

/** Characters that are quoted of what was found: a file may hold a megabyte where a word belongs. */
const longest = 200;

/** What a schema has against a value, each with its path; "(root)" is the value itself. */
export const problemsOf = (issues: readonly v.BaseIssue<unknown>[]): Problem[] =>
  issues.map((issue) => ({
    where: v.getDotPath(issue) ?? '(root)',
    what: issue.message.length > longest ? `${issue.message.slice(0, longest)}…` : issue.message,
  }));
