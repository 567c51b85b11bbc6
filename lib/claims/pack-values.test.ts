import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import type { Pack } from '../factbase/pack-schema';
import { compareDate, type DateMention } from '../language/dates';
import { allows, type NumberMention } from '../language/numbers';
import { valuesOfPack } from './pack-values';

const { pack } = inventedPack();

/** The pack with facts of these values in place of its own. */
const filled = (values: readonly Pack['facts'][number]['value'][]): Pack => ({
  ...pack,
  facts: values.map((value, at) => ({
    id: `f${at}`,
    slot: `s${at}`,
    value,
    statement: 'So it was.',
    reports: [],
    contestedBy: [],
  })),
});

const days = ['2023-03-13', '2023-03-14', '2023-02-14', '2022-03-14', '2023-03-20'];

const mention = (some: Partial<DateMention>): DateMention => ({
  from: 0,
  to: 1,
  day: null,
  month: null,
  year: null,
  weekday: null,
  relative: null,
  stretch: null,
  ...some,
});

const dates = fc.oneof(
  fc.record({ relative: fc.integer({ min: -9, max: 2 }) }).map(mention),
  fc
    .record({
      day: fc.constantFrom(13, 14, 20, 21),
      month: fc.constantFrom(null, 2, 3),
      year: fc.constantFrom(null, 2022, 2023),
    })
    .map(mention),
);

describe('facts asked for by value', () => {
  it('has the first fact of a day that a walk through all finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...days)),
        dates,
        fc.constantFrom(null, '2023-03-15', '2023-03-21'),
        (facts, date, published) => {
          const changed = filled(facts.map((day) => ({ type: 'date', date: day })));
          const walked = facts.findIndex((day) => compareDate(date, day, published) === 'same');
          expect(valuesOfPack(changed).slotOfDay(date, published)).toBe(
            walked < 0 ? null : `s${walked}`,
          );
        },
      ),
    );
  });

  it('has the first fact of a count, and knows whether any is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12)),
        fc.nat(12),
        fc.nat(4),
        fc.constantFrom(0, 1, Number.POSITIVE_INFINITY),
        (facts, low, below, above) => {
          const number: NumberMention = {
            from: 0,
            to: 1,
            figure: 0,
            form: 'count',
            low: low - below,
            high: low + above,
            named: low,
            exact: false,
          };
          const values = valuesOfPack(filled(facts.map((count) => ({ type: 'count', count }))));
          const walked = facts.indexOf(low);
          expect(values.slotOfCount(low)).toBe(walked < 0 ? null : `s${walked}`);
          expect(values.allowsSome(number)).toBe(facts.some((count) => allows(number, count)));
        },
      ),
    );
  });

  it('knows what the event is known by', () => {
    const values = valuesOfPack(pack);
    expect(values.backgroundThings.map(({ thing }) => thing)).toEqual(['halden-star', 'nordsund']);
    expect(values.toldThings('ship')).toEqual([]);
    expect(values.thingWords.has('ferry')).toBe(true);
    expect(values.thingWords.has('ferrys')).toBe(true);
    expect([...values.eventPlaces].sort()).toEqual(['brannoy', 'norlund']);
    expect([...values.routeEnds].sort()).toEqual(['kallhavn', 'norlund', 'sorvik']);
    expect(values.route?.slot).toBe('route');
    expect([...values.slotsByActor(4, 'lunde')]).toEqual(['apology-date']);
    expect([...values.slotsByActor(5, 'lunde')]).toEqual([]);
  });
});
