import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Tests in a real browser: slow, and one browser at a time, since two on two cores would only wait for each other. */
const inBrowser = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 };

const firefoxTests = ['tests/e2e/firefox/**/*.test.ts', 'tests/e2e/**/*firefox*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['{cli,components,entrypoints,lib,tests}/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', '**/node_modules/**'],
          sequence: { shuffle: true },
        },
      },
      {
        test: {
          ...inBrowser,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: firefoxTests,
        },
      },
      { test: { ...inBrowser, name: 'e2e-firefox', include: firefoxTests } },
    ],
  },
});
