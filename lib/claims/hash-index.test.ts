import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexHashes, placeOfHash } from './hash-index';

const hash = fc.integer({ min: 0, max: 300 });

it('finds the last place of every hash of a list, and no other', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 200 }), hash, (hashes, other) => {
      const index = indexHashes(Uint32Array.from(hashes));
      for (const one of [...hashes, other])
        expect(placeOfHash(index, one)).toBe(hashes.lastIndexOf(one));
    }),
  );
});
