import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRuns, measureShingles, packHashes, sharedRuns, unpackHashes } from './shingles';

const report =
  'The ferry left the harbour before dawn and struck a reef within sight of the light.';

describe('hashed word runs', () => {
  it('are the same whatever the punctuation, case, quotes and invisible signs', () => {
    const other = `THE ferry left\u00a0the harbour – before dawn, and struck\u200b a reef (within sight of the light)!`;
    expect(hashRuns(other)).toEqual(hashRuns(report));
  });

  it('do not cross lines, markup or quotations', () => {
    expect(hashRuns('one two\nthree four').size).toBe(0);
    expect(hashRuns('one two <image src="x"> three four').size).toBe(0);
    expect(hashRuns('He said: “the light was out for a whole week” and left').size).toBe(0);
  });

  it('leave short quoted words in the run', () => {
    expect(hashRuns('the “light” was out').size).toBe(1);
  });

  it('tell other words apart', () => {
    const shared = [...hashRuns('A beacon had been dark for a week before the disaster.')].filter(
      (hash) => hashRuns(report).has(hash),
    );
    expect(shared).toEqual([]);
  });
});

describe('samples', () => {
  const words = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ');

  it('stay small for long texts and still tell how much is shared', () => {
    const common = words(20_000, 'common');
    const a = measureShingles(`${common}\n${words(20_000, 'left')}`);
    const b = measureShingles(`${common}\n${words(20_000, 'right')}`);
    expect(a.hashes.length).toBeLessThanOrEqual(2048);
    expect(a.every).toBeGreaterThan(1);
    const { share, runs } = sharedRuns(a, b);
    expect(share).toBeGreaterThan(0.44);
    expect(share).toBeLessThan(0.56);
    expect(runs).toBeGreaterThan(17_000);
  });

  it('share nothing with an empty text', () => {
    expect(sharedRuns(measureShingles(report), measureShingles(''))).toEqual({ runs: 0, share: 0 });
  });

  it('come back from their packed form', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), (hashes) => {
        expect(unpackHashes(packHashes(hashes))).toEqual(hashes);
      }),
    );
    expect(unpackHashes('not base64!')).toBeNull();
    expect(unpackHashes('AAA=')).toBeNull();
  });
});
