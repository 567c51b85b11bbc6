import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, ensureBrowser } from './setup/browsers';
import { buildExtension } from './setup/build-extension';
import { command, root } from './setup/paths';
import { runCommand } from './setup/run-command';
import { readVitestSummary } from './setup/vitest-summary';

// `npm test`: everything that has to hold, step by step, ending at the first step that fails.

/** How many tests a step ran; a step that runs none counts as one where it fails. */
interface Outcome {
  readonly good: boolean;
  readonly passed: number;
  readonly failed: number;
  /** What to show at its end where it failed. */
  readonly output: string;
  /** What it printed, where that was held back until its end. */
  readonly held?: string;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

const print = (text: string): void => {
  process.stdout.write(text);
};

const plainStep = (good: boolean, output: string): Outcome => ({
  good,
  passed: 0,
  failed: good ? 0 : 1,
  output,
});

const commandStep = (
  name: string,
  file: string,
  args: readonly string[],
  { show } = { show: false },
): Step => ({
  name,
  async run() {
    const { status, output } = await runCommand(file, args, { show });
    return plainStep(status === 0, show ? '' : output);
  },
});

const buildStep = (target: 'chrome' | 'firefox'): Step => ({
  name: `build for ${target}`,
  async run() {
    const built = await buildExtension(target);
    return plainStep(built.ok, built.ok ? '' : built.problems.map(({ what }) => what).join('\n'));
  },
});

const vitestStep = (name: string, project: string, { show } = { show: true }): Step => ({
  name,
  async run() {
    const file = join(root, '.cache', `${project}.vitest.json`);
    mkdirSync(join(root, '.cache'), { recursive: true });
    rmSync(file, { force: true });
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = ['run', '--project', project, ...reporters];
    const { status, output } = await runCommand(command('vitest'), args, { show });
    const { passed, failed, failures } = readVitestSummary(file, root);
    // A file that does not load fails without a failed test in it.
    const good = status === 0 && passed > 0;
    const told = { output: failures, held: show ? '' : output };
    return { good, passed, failed: good ? failed : Math.max(failed, 1), ...told };
  },
});

const verbatimTool = join(root, '..', 'shared', 'tools', 'no-verbatim.mjs');

const steps: readonly Step[] = [
  commandStep('types of the extension framework', command('wxt'), ['prepare']),
  commandStep('formatter and linter', command('biome'), ['check', '--error-on-warnings', '.']),
  commandStep('type check', command('tsc'), ['--noEmit']),
  commandStep('unused code and packages', command('knip'), ['--no-progress']),
  commandStep(
    'fact base',
    process.execPath,
    [join('cli', 'bootstrap.mjs'), 'cli/factbase.ts', '--quiet'],
    { show: true },
  ),
  vitestStep('units', 'unit'),
  ...(existsSync(verbatimTool)
    ? [commandStep('no sentence of a source', process.execPath, [verbatimTool])]
    : []),
  buildStep('chrome'),
  buildStep('firefox'),
  vitestStep('packages for the stores', 'package'),
];

/**
 * They run side by side: much of an end-to-end test is waiting for the browser's clock. What the second prints comes
 * when it is done.
 */
const browserSteps: Readonly<Record<BrowserName, Step>> = {
  chromium: vitestStep('end to end in Chromium', 'e2e'),
  firefox: vitestStep('end to end in Firefox', 'e2e-firefox', { show: false }),
};

const browserTests = readdirSync(join(root, 'tests', 'e2e'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.ts'));

const testedIn: readonly BrowserName[] = browserTests.some((file) => file.includes('firefox'))
  ? ['chromium', 'firefox']
  : ['chromium'];

const pathVariables = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' } as const;

const total = { passed: 0, failed: 0 };
const timings: { readonly name: string; readonly seconds: number }[] = [];
/** What failed and why, told last: of a long log the end is often all that is kept. */
const failureReports: string[] = [];
const startOfAll = performance.now();

/** Runs a step and tells how it went; false where it failed. */
async function take({ name, run }: Step): Promise<boolean> {
  print(`▸ ${name} …\n`);
  const start = performance.now();
  const { good, passed, failed, output, held = '' } = await run();
  print(held);
  total.passed += passed;
  total.failed += failed;
  const duration = (performance.now() - start) / 1000;
  const seconds = duration.toFixed(1);
  timings.push({ name, seconds: duration });
  if (!good) failureReports.push(`✗ ${name}\n${output.trimEnd()}`);
  const tests = passed + failed > 0 && good ? `, ${passed} passed` : '';
  print(`${good ? '✓' : '✗'} ${name} (${seconds} s${tests})\n\n`);
  return good;
}

/** The steps by the time they took, so that one that grows is seen. */
function printTimings(): void {
  for (const { name, seconds } of timings.toSorted((a, b) => b.seconds - a.seconds))
    print(`${seconds.toFixed(1).padStart(7)} s  ${name}\n`);
}

function close(reason: string | null): number {
  printTimings();
  for (const report of failureReports) print(`\n${report}\n\n`);
  const seconds = ((performance.now() - startOfAll) / 1000).toFixed(0);
  const failed = total.failed + (reason !== null && total.failed === 0 ? 1 : 0);
  print(`${reason === null ? 'All steps done' : `FAILED: ${reason}`} after ${seconds} s\n`);
  print(`${total.passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

async function main(): Promise<number> {
  for (const step of steps) if (!(await take(step))) return close(step.name);
  const missing: string[] = [];
  const inBrowsers: Step[] = [];
  for (const name of testedIn) {
    const browser = ensureBrowser(name, (message) => print(`${message}\n`));
    if (!browser.ok) {
      missing.push(...browser.problems.map(({ where, what }) => `${where}: ${what}`));
      continue;
    }
    process.env[pathVariables[name]] = browser.value;
    inBrowsers.push(browserSteps[name]);
  }
  const taken = await Promise.all(inBrowsers.map(take));
  const failed = inBrowsers.filter((_, at) => taken[at] === false).map(({ name }) => name);
  if (failed.length > 0) return close(failed.join(', '));
  if (missing.length === 0) return close(null);
  const line = '!'.repeat(78);
  print(`${line}\nNOT TESTED IN A REAL BROWSER\n${missing.join('\n')}\n${line}\n`);
  return close(process.env.CI === 'true' ? 'no browser to test in (CI=true)' : null);
}

process.exitCode = await main();
