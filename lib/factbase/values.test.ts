import { describe, expect, it } from 'vitest';
import type { Slot, Value } from './pack-schema';
import { closeContainment, type Given, isWider, readGiven, valueKey } from './values';

const slot = (type: Slot['type']): Slot => ({
  id: 'asked',
  type,
  label: 'asked',
  cues: [],
  opposites: [],
  agent: [],
  recipient: [],
  negative: false,
  background: false,
  closed: true,
});

const containment = {
  places: closeContainment([
    { id: 'land', within: [] },
    { id: 'shire', within: ['land'] },
    { id: 'town', within: ['shire'] },
    { id: 'elsewhere', within: [] },
  ]),
  things: closeContainment([
    { id: 'maker', within: [] },
    { id: 'model', within: ['maker'] },
  ]),
};

describe('reading the value of a digest', () => {
  it.each<[Slot['type'], unknown, Given]>([
    ['count', 38, { type: 'count', count: 38 }],
    ['count', { from: 24, to: 99 }, { type: 'count', from: 24, to: 99 }],
    ['date', '2023-03-14', { type: 'date', date: '2023-03-14' }],
    ['weekday', 'monday', { type: 'weekday', weekday: 1 }],
    ['route', { from: 'town', to: 'shire' }, { type: 'route', from: 'town', to: 'shire' }],
    ['places', ['town', 'land'], { type: 'places', places: ['land', 'town'] }],
    ['statement', undefined, { type: 'statement' }],
  ])('takes for a %s: %j', (type, raw, given) => {
    expect(readGiven(slot(type), raw)).toEqual({ ok: true, value: given });
  });

  it.each<[Slot['type'], unknown]>([
    ['count', 'many'],
    ['count', { from: 9, to: 3 }],
    ['date', '14 March'],
    ['weekday', 1],
    ['place', undefined],
    ['route', 'town'],
    ['places', []],
    ['statement', 'yes'],
  ])('refuses for a %s: %j, and says what it wants', (type, raw) => {
    const read = readGiven(slot(type), raw);
    expect(read.ok ? [] : read.problems).toEqual([
      { where: 'value', what: expect.stringMatching(/^slot "asked" wants /) },
    ]);
  });
});

describe('less exact values', () => {
  it.each<[Given, Value, boolean]>([
    [{ type: 'count', from: 24, to: 99 }, { type: 'count', count: 38 }, true],
    [{ type: 'count', from: 40, to: 99 }, { type: 'count', count: 38 }, false],
    [{ type: 'count', count: 38 }, { type: 'count', count: 38 }, false],
    [
      { type: 'date', from: '2023-03-01', to: '2023-03-31' },
      { type: 'date', date: '2023-03-31' },
      true,
    ],
    [
      { type: 'date', from: '2023-03-01', to: '2023-03-30' },
      { type: 'date', date: '2023-03-31' },
      false,
    ],
    [{ type: 'place', place: 'land' }, { type: 'place', place: 'town' }, true],
    [{ type: 'place', place: 'town' }, { type: 'place', place: 'land' }, false],
    [{ type: 'place', place: 'elsewhere' }, { type: 'place', place: 'town' }, false],
    [{ type: 'thing', thing: 'maker' }, { type: 'thing', thing: 'model' }, true],
    [{ type: 'places', places: ['land'] }, { type: 'places', places: ['land', 'elsewhere'] }, true],
    [
      { type: 'places', places: ['land', 'town'] },
      { type: 'places', places: ['land', 'elsewhere'] },
      false,
    ],
    [{ type: 'statement' }, { type: 'statement' }, false],
  ])('%j of %j: %s', (wide, exact, expected) => {
    expect(isWider(wide, exact, containment)).toBe(expected);
  });

  it('survives places that lie in one another', () => {
    const closed = closeContainment([
      { id: 'a', within: ['b'] },
      { id: 'b', within: ['a'] },
    ]);
    expect([...(closed.get('a') ?? [])]).toEqual(['b']);
  });
});

it('gives equal values one key, whatever the order of places', () => {
  expect(valueKey({ type: 'places', places: ['b', 'a'] })).toBe(
    valueKey({ type: 'places', places: ['a', 'b'] }),
  );
  expect(valueKey({ type: 'count', count: 3 })).not.toBe(valueKey({ type: 'count', count: 4 }));
});
