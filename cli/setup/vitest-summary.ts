import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import * as v from 'valibot';

/** What vitest's JSON reporter wrote, as far as it is read here. */
const vitestSummary = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.optional(v.string(), ''),
      status: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.optional(v.nullable(v.array(v.string()))),
        }),
      ),
    }),
  ),
});

type VitestSummary = v.InferOutput<typeof vitestSummary>;

/** How many tests passed and failed, and a text that names each that failed, its file and the start of why. */
export interface VitestOutcome {
  readonly passed: number;
  readonly failed: number;
  readonly failures: string;
}

/**
 * Reads the report of a run of vitest (`--reporter=json`); files in it are named from `root`. A report that is
 * not there or not readable counts no test.
 */
export function readVitestSummary(file: string, root: string): VitestOutcome {
  const none = { passed: 0, failed: 0, failures: '' };
  if (!existsSync(file)) return none;
  const summary = v.safeParse(vitestSummary, JSON.parse(readFileSync(file, 'utf8')));
  if (!summary.success) return none;
  const { numPassedTests: passed, numFailedTests: failed } = summary.output;
  return { passed, failed, failures: listFailures(summary.output, root) };
}

function listFailures({ testResults }: VitestSummary, root: string): string {
  return testResults
    .flatMap(({ name, message, status, assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults
        .filter((test) => test.status === 'failed')
        .map(
          (test) => `${file} › ${test.fullName}\n${indent(test.failureMessages?.join('\n') ?? '')}`,
        );
      return failed.length === 0 && status === 'failed' ? [`${file}\n${indent(message)}`] : failed;
    })
    .join('\n');
}

const indent = (text: string): string =>
  text
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');
