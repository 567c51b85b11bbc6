import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytePlanes, toBytePlanes } from './byte-planes';

describe('byte planes', () => {
  it('put like bytes side by side', () => {
    expect(toBytePlanes(Uint8Array.of(1, 2, 3, 1, 2, 4), 3)).toEqual(
      Uint8Array.of(1, 1, 2, 2, 3, 4),
    );
  });

  it('come back as the records they were', () => {
    const records = fc.integer({ min: 1, max: 16 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        bytes: fc
          .array(fc.uint8Array({ minLength: size, maxLength: size }))
          .map((rows) => Uint8Array.from(rows.flatMap((row) => [...row]))),
      }),
    );
    fc.assert(
      fc.property(records, ({ bytes, size }) => {
        expect(fromBytePlanes(toBytePlanes(bytes, size), size)).toEqual(bytes);
      }),
    );
  });
});
