import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readVitestSummary } from './vitest-summary';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitest-summary-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(report: unknown) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return readVitestSummary(file, '/project');
}

describe('the report of a run of tests', () => {
  it('names each test that failed, its file and why', () => {
    const outcome = read({
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [
        {
          name: '/project/lib/one.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'counts to one', status: 'passed', failureMessages: [] },
            { fullName: 'counts to two', status: 'failed', failureMessages: ['expected 2, got 3'] },
          ],
        },
      ],
    });
    expect(outcome).toEqual({
      passed: 1,
      failed: 1,
      failures: 'lib/one.test.ts › counts to two\n    expected 2, got 3',
    });
  });

  it('names a file that could not be loaded', () => {
    const { failures } = read({
      numPassedTests: 0,
      numFailedTests: 0,
      testResults: [
        {
          name: '/project/lib/two.test.ts',
          status: 'failed',
          message: 'no such module',
          assertionResults: [],
        },
      ],
    });
    expect(failures).toBe('lib/two.test.ts\n    no such module');
  });

  it('counts nothing where there is no report', () =>
    expect(readVitestSummary(join(folder, 'none.json'), '/project').passed).toBe(0));
});
