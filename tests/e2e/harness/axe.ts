import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, one line a rule. */
export async function violations(page: Page, within: readonly string[]): Promise<string[]> {
  await page.evaluate(axe);
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
