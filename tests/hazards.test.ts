import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frameworks } from '../cli/hazards/build-bundles';
import { hazardPages } from '../cli/hazards/serve-hazards';
import { root } from '../cli/setup/paths';

const folder = join(root, 'tests', 'e2e', 'hazards');
const tests = readdirSync(folder)
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');

/** Pages that others lead to. */
const parts = new Set(['advert.html', 'ahead.html', 'elsewhere.html']);

describe('the pages of hazards', () => {
  it('say what is to be looked at', () => {
    expect(hazardPages().filter(({ look }) => look === '')).toEqual([]);
  });

  it('are walked by a test each, and described', () => {
    const described = readFileSync(join(root, 'docs', 'hazards.md'), 'utf8').toLowerCase();
    const names = hazardPages().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(25);
    for (const name of names.filter((each) => !parts.has(each))) {
      const bare = name.replace('.html', '');
      expect(described, name).toContain(bare);
      if (!frameworks.some((framework) => framework === bare)) expect(tests, name).toContain(name);
    }
  });
});
