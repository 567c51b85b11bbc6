import { describe, expect, it } from 'vitest';
import type { TabView } from '../../lib/messages/protocol';
import { sampleReport } from '../../tests/fixtures/sample-report';
import { describePage } from './describe-page';

const view = (changes: Partial<TabView>): TabView => ({
  phase: 'checked',
  host: 'localhost',
  siteOn: true,
  runsHere: true,
  pageOn: true,
  detection: null,
  report: null,
  painted: { drawn: 1, undrawn: 0 },
  packs: [],
  problem: null,
  names: { slots: {}, sources: {} },
  ...changes,
});

describe('describePage', () => {
  it('tells counts and what is disputed', () => {
    const report = { ...structuredClone(sampleReport()), resembles: [] };
    expect(describePage('ferry', view({ report: JSON.parse(JSON.stringify(report)) }))).toBe(
      `ferry
  Ferry hits pier
  about the event, relevance 0.90
  ✓ 0 corroborated   ✗ 1 disputed   ○ 0 unique   – 1 left out
    ✗ 20 were hurt, sailors said.
      The Gazette reports 12, not 20.
`,
    );
  });

  it.each([
    ['unnoticed', null, 'not about the event: nothing was put into the page'],
    ['mention', null, 'names the event in passing: not marked'],
    ['failed', 'no fact base', 'failed (no fact base)'],
  ] as const)('tells of a page that is %s', (phase, problem, text) => {
    expect(describePage('page', view({ phase, problem }))).toBe(`page\n  ${text}\n`);
  });

  it('tells of marks that are not in the page', () => {
    const painted = { drawn: 0, undrawn: 2 };
    const report = JSON.parse(JSON.stringify(sampleReport()));
    expect(describePage('page', view({ report, painted }))).toContain(
      '  2 marks could not be drawn\n',
    );
  });
});
