import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import { until } from './until';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, one line a rule. */
export async function violations(page: Page, within: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
  // A view hears of other colours with the next frame that it draws, which a tab that is not in front does not.
  await until('the colours that were asked for', () =>
    page.evaluate(() => {
      const { theme } = document.documentElement.dataset;
      const asked = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
      return theme === undefined || theme === asked || document.visibilityState === 'hidden';
    }),
  );
  return page.evaluate(async (selectors) => {
    // A colour in the middle of its fade is nobody's contrast.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    const engine = Reflect.get(globalThis, 'axe');
    const { violations: found } = await engine.run({ include: selectors });
    return found.map(
      ({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
    );
  }, within);
}
