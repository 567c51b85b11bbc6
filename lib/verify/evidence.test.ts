import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import type { Fact } from '../factbase/pack-schema';
import { evidenceOf, voicesFor } from './evidence';

const index = inventedPack();

function fact(slot: string): Fact {
  const found = index.factsBySlot.get(slot)?.[0];
  if (found === undefined) throw new Error(`no fact for ${slot}`);
  return found;
}

describe('evidence', () => {
  it('names source, lineage, place, party and value', () => {
    const [first] = evidenceOf(fact('aboard'), 'supports', index);
    expect(first).toEqual({
      source: 'courier',
      sourceName: 'Kallhavn Courier',
      lineage: 'courier',
      stance: 'supports',
      value: '112',
      statement: '112 were aboard.',
      locator: 'courier ¶2 s2',
      party: 'the coast guard',
      pack: 'halden-star',
    });
  });

  it('stands against a claim that contradicts the fact, and the other way round where a source does', () => {
    const against = evidenceOf(fact('missing'), 'contradicts', index);
    expect(new Set(against.map(({ stance }) => stance))).toEqual(new Set(['contradicts']));
    const [report] = fact('missing').reports;
    if (report === undefined) throw new Error('no report');
    const denied = { ...fact('missing'), reports: [{ ...report, stance: 'contradicts' as const }] };
    expect(evidenceOf(denied, 'supports', index)[0]?.stance).toBe('contradicts');
    expect(evidenceOf(denied, 'contradicts', index)[0]?.stance).toBe('supports');
  });

  it('shows no value that the source does not have so exactly', () => {
    const place = evidenceOf(fact('place'), 'supports', index);
    expect(place.map(({ value }) => value)).toContain('Brannoy');
    expect(place.filter(({ value }) => value === null)).toHaveLength(
      fact('place').reports.filter(({ wider }) => wider !== undefined).length,
    );
    expect(evidenceOf(fact('reef'), 'supports', index)[0]?.value).toBeNull();
  });
});

describe('voices', () => {
  it.each([
    ['aboard', [], 2],
    ['aboard', ['courier'], 1],
    ['aboard', ['courier', 'radio'], 0],
    ['reef', [], 1],
    ['reef', ['radio'], 1],
  ] as const)('of %s without %j: %i', (slot, own, voices) =>
    expect(voicesFor(fact(slot), index, new Set(own))).toBe(voices),
  );
});
