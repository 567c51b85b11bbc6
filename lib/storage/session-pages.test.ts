import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../tests/fixtures/sample-report';
import { createSessionPages } from './session-pages';
import type { Area } from './tab-store';

/** A storage area in memory that holds at most `room` characters. */
function memory(room = Number.POSITIVE_INFINITY) {
  const items = new Map<string, unknown>();
  const area: Area = {
    async get(keys) {
      const wanted = keys === null ? [...items.keys()] : [keys].flat();
      return Object.fromEntries(
        wanted.flatMap((key) => (items.has(key) ? [[key, structuredClone(items.get(key))]] : [])),
      );
    },
    async set(added) {
      const next = new Map([...items, ...Object.entries(added)]);
      if (JSON.stringify([...next]).length > room) throw new Error('quota exceeded');
      for (const [key, value] of Object.entries(added)) items.set(key, structuredClone(value));
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
  return { area, items };
}

const page = (name: string) =>
  sampleReport({ url: `https://news.example/${name}`, title: name, file: null });
const day = (number: number): string => `2026-01-0${number}T00:00:00.000Z`;
const many = { pages: 100, size: 1_000_000 };
const size = JSON.stringify(page('a')).length;

describe('the pages of a session', () => {
  it('are kept with their reports, the latest first', async () => {
    const pages = createSessionPages(memory().area, many);
    await pages.add(page('a'), day(1));
    await pages.add(page('b'), day(2));
    const list = await pages.list();
    expect(list.pages.map(({ url, title, checked }) => [url, title, checked])).toEqual([
      ['https://news.example/b', 'b', day(2)],
      ['https://news.example/a', 'a', day(1)],
    ]);
    expect(list.dropped).toBe(0);
    expect(await pages.report(list.pages[1]?.id ?? -1)).toEqual(page('a'));
    expect(await pages.report(99)).toBeNull();
  });

  it('have each page once, whatever its fragment: its newest check', async () => {
    const { area, items } = memory();
    const pages = createSessionPages(area, many);
    await pages.add(page('a'), day(1));
    await pages.add(page('b'), day(2));
    await pages.add({ ...page('a#part'), title: 'newer' }, day(3));
    const { pages: listed } = await pages.list();
    expect(listed.map(({ title }) => title)).toEqual(['newer', 'b']);
    expect((await pages.report(listed[0]?.id ?? -1))?.title).toBe('newer');
    expect(items.size).toBe(3);
  });

  it('lose none of several that come at once', async () => {
    const pages = createSessionPages(memory().area, many);
    await Promise.all(['a', 'b', 'c'].map((name) => pages.add(page(name), day(1))));
    expect((await pages.list()).pages.map(({ title }) => title)).toEqual(['c', 'b', 'a']);
  });

  it('make room for newer ones, and say how many did', async () => {
    const { area, items } = memory();
    const pages = createSessionPages(area, { ...many, pages: 2 });
    for (const name of ['a', 'b', 'c', 'd']) await pages.add(page(name), day(1));
    const list = await pages.list();
    expect(list.pages.map(({ title }) => title)).toEqual(['d', 'c']);
    expect(list.dropped).toBe(2);
    expect(items.size).toBe(3);
  });

  it('keep within their size; a page too large for it is left out', async () => {
    const pages = createSessionPages(memory().area, { ...many, size: 3 * size });
    for (const name of ['a', 'b', 'c', 'd', 'e']) await pages.add(page(name), day(1));
    const some = await pages.list();
    expect(some.pages.length).toBeGreaterThan(0);
    expect(some.pages.reduce((sum, entry) => sum + entry.size, 0)).toBeLessThanOrEqual(3 * size);
    await pages.add({ ...page('f'), title: 'x'.repeat(4 * size) }, day(2));
    expect(await pages.list()).toEqual({ pages: some.pages, dropped: some.dropped + 1 });
  });

  it('give way where the area is full for other reasons', async () => {
    const { area, items } = memory(6 * size);
    const pages = createSessionPages(area, many);
    for (const name of ['a', 'b']) await pages.add(page(name), day(1));
    await area.set({ other: 'x'.repeat(3 * size) });
    for (const name of ['c', 'd', 'e']) await pages.add(page(name), day(2));
    const list = await pages.list();
    expect(list.pages[0]?.title).toBe('e');
    expect(list.pages.length + list.dropped).toBe(5);
    expect(list.dropped).toBeGreaterThan(0);
    expect(items.get('other')).toHaveLength(3 * size);
    for (const { id, title } of list.pages) expect((await pages.report(id))?.title).toBe(title);
  });

  it('are forgotten when somebody says so, and when storage holds something else', async () => {
    const { area, items } = memory();
    const pages = createSessionPages(area, many);
    await pages.add(page('a'), day(1));
    await area.set({ other: 1 });
    await pages.clear();
    expect([...items.keys()]).toEqual(['other']);
    await area.set({ 'session-pages': 'broken' });
    expect(await pages.list()).toEqual({ pages: [], dropped: 0 });
  });
});
