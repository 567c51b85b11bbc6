import { describe, expect, it } from 'vitest';
import { userPack } from '../../tests/fixtures/user-packs';
import { readUserPack, sealUserPack } from '../factbase/user-pack-schema';
import { addSource, changeSource, removeSource } from './confirm';
import { firstValue, readCount, writeCount } from './edit-value';
import type { Proposal } from './proposal';

const proposal = (more: Partial<Proposal>): Proposal => ({
  id: 0,
  kind: 'new',
  sentence: 'Nine were found near Sorvik.',
  locator: '¶1 s1',
  span: [0, 4],
  slot: 'found',
  value: { type: 'count', count: 9 },
  statement: 'Nine were found near Sorvik.',
  stance: 'supports',
  party: null,
  hedged: false,
  ...more,
});
const slot = (id: string, more = {}) => ({
  ...{ id, type: 'count' as const, label: id, cues: [], opposites: [], agent: [], recipient: [] },
  ...{ negative: false, background: false, closed: true },
  ...more,
});
const place = (id: string) => ({ id, name: id, names: [id], demonyms: [], within: [] });
const source = {
  name: 'The Herald: nine found!',
  url: 'https://herald.example/nine',
  published: '2024-01-03',
  text: 'Nine were found near Sorvik, said the coast guard of that harbour town.',
};
const noNames = { parties: [], places: [], things: [] };

describe('what somebody confirmed', () => {
  it('is a source of the pack, with what it needs and no more', async () => {
    const pack = await userPack('mine', 'base');
    const added = addSource(pack, {
      source,
      accepted: [
        proposal({}),
        proposal({ slot: 'where', value: { type: 'place', place: 'sorvik' } }),
      ],
      slots: [slot('found'), slot('where', { type: 'place' }), slot('other')],
      names: { ...noNames, places: [place('sorvik'), place('lunde')] },
    });
    expect(added.slots.map(({ id }) => id)).toEqual(['found', 'where']);
    expect(added.places.map(({ id }) => id)).toEqual(['sorvik']);
    expect(added.version).toBe(2);
    expect(added.sources).toMatchObject([
      {
        id: 'the-herald-nine-found',
        url: source.url,
        facts: [{ slot: 'found' }, { slot: 'where' }],
      },
    ]);
    expect(readUserPack(await sealUserPack(added))).toMatchObject({ ok: true });
  });

  it('takes the place of what was confirmed of the same page before', async () => {
    const confirmed = { source, accepted: [proposal({})], slots: [slot('found')], names: noNames };
    const once = addSource(await userPack('mine', 'base'), confirmed);
    const twice = addSource(once, { ...confirmed, accepted: [] });
    expect(twice.sources).toEqual([{ ...once.sources[0], facts: [] }]);
  });

  it('of another page of the same name stands beside it', async () => {
    const confirmed = { source, accepted: [proposal({})], slots: [slot('found')], names: noNames };
    const once = addSource(await userPack('mine', 'base'), confirmed);
    const twice = addSource(once, { ...confirmed, source: { ...source, url: 'about:blank' } });
    expect(twice.sources.map(({ id, url }) => [id, url])).toEqual([
      ['the-herald-nine-found', source.url],
      ['the-herald-nine-found-2', null],
    ]);
  });

  it('can be changed, and taken out', async () => {
    const once = addSource(await userPack('mine', 'base'), {
      ...{ source, accepted: [proposal({})], slots: [slot('found')], names: noNames },
    });
    const id = once.sources[0]?.id ?? '';
    const changed = changeSource(once, id, {
      accepted: [proposal({ value: { type: 'count', count: 10 } })],
      slots: [],
      names: noNames,
    });
    expect(changed.sources[0]?.facts[0]?.value).toEqual({ type: 'count', count: 10 });
    expect(removeSource(changed, id)).toMatchObject({ version: 4, sources: [] });
  });
});

describe('a value that is typed', () => {
  it.each<[string, unknown]>([
    ['38', { type: 'count', count: 38 }],
    ['1,200', { type: 'count', count: 1200 }],
    ['24–99', { type: 'count', from: 24, to: 99 }],
    ['30+', { type: 'count', from: 30, to: 1e12 }],
  ])('%s', (typed, value) => {
    const read = readCount(typed);
    expect(read).toEqual(value);
    expect(read && writeCount(read)).toBe(typed.replace(',', ''));
  });

  it.each(['', 'many', '-3', '9–3', '3 4 x'])('%j is no count', (typed) => {
    expect(readCount(typed)).toBeNull();
  });

  it('has something to begin with where there is anything to choose from', () => {
    const known = { places: [{ id: 'a' }, { id: 'b' }], things: [{ id: 'c', kind: 'ship' }] };
    expect(firstValue({ type: 'route' }, known)).toEqual({ type: 'route', from: 'a', to: 'b' });
    expect(firstValue({ type: 'thing', thing: 'ship' }, known)).toEqual({
      type: 'thing',
      thing: 'c',
    });
    expect(firstValue({ type: 'thing', thing: 'line' }, known)).toBeNull();
    expect(firstValue({ type: 'date' }, known)).toBeNull();
  });
});
