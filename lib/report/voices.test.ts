import { describe, expect, it } from 'vitest';
import type { Evidence } from './page-report';
import { voicesIn } from './voices';

const item = (source: string, lineage: string, more: Partial<Evidence> = {}): Evidence => ({
  source,
  sourceName: source,
  lineage,
  stance: 'supports',
  value: null,
  statement: 'The ferry sank off Sorvik.',
  locator: `${source} ¶1 s1`,
  party: null,
  pack: 'ferry',
  ...more,
});

describe('voices in evidence', () => {
  it('are lineages, not sources', () => {
    expect(voicesIn([item('a', 'wire'), item('b', 'wire'), item('c', 'post')], 'supports')).toBe(2);
  });

  it('leave out what only agrees because it is less exact', () => {
    const evidence = [item('a', 'wire'), item('d', 'radio', { lessExact: true })];
    expect(voicesIn(evidence, 'supports')).toBe(1);
  });

  it('are counted for each side by itself', () => {
    const evidence = [item('a', 'wire'), item('e', 'desk', { stance: 'contradicts' })];
    expect(voicesIn(evidence, 'contradicts')).toBe(1);
  });
});
