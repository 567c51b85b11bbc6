import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/**
 * Tests in a real browser: slow, and one browser of a kind at a time. `npm test` runs both kinds side by side.
 * Whoever waits in vain fails long before these limits, with a word on what for (tests/e2e/harness/until.ts).
 */
const inBrowser = {
  globalSetup: ['tests/e2e/harness/set-up.ts'],
  fileParallelism: false,
  testTimeout: 240_000,
  hookTimeout: 300_000,
};

/** The same files in both browsers; what one of them cannot do is named in tests/e2e/harness/capabilities.ts. */
const inBoth = ['tests/e2e/*.test.ts', 'tests/e2e/hazards/*.test.ts'];
const inFirefoxAlone = ['tests/e2e/firefox/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          // Many times what the slowest takes: a machine that is busy is no failure.
          testTimeout: 60_000,
          include: ['{cli,components,entrypoints,lib,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/{e2e,package}/**', '**/node_modules/**'],
          sequence: { shuffle: true },
        },
      },
      {
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          globalSetup: ['tests/package/make-packages.ts'],
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'e2e',
          include: inBoth,
          env: { SECOND_SOURCE_BROWSER: 'chromium' },
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'e2e-firefox',
          include: [...inBoth, ...inFirefoxAlone],
          env: { SECOND_SOURCE_BROWSER: 'firefox' },
        },
      },
    ],
  },
});
