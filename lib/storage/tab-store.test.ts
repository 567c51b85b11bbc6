import { describe, expect, it } from 'vitest';
import type { Article } from '../extract/article';
import type { PageReport } from '../report/page-report';
import { passageKey } from './passage';
import { placeKey } from './place';
import { type Area, createTabStore, isKeyOfTab, type TabState, topFrame } from './tab-store';

/** A storage area in memory that holds at most `room` items. */
function memory(room = Number.POSITIVE_INFINITY): Area & { readonly items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  return {
    items,
    async get(keys) {
      const wanted = keys === null ? [...items.keys()] : [keys].flat();
      return Object.fromEntries(
        wanted.flatMap((key) => (items.has(key) ? [[key, structuredClone(items.get(key))]] : [])),
      );
    },
    async set(added) {
      if (new Set([...items.keys(), ...Object.keys(added)]).size > room) {
        throw new Error('QUOTA_BYTES quota exceeded');
      }
      for (const [key, value] of Object.entries(added)) items.set(key, structuredClone(value));
    },
    async remove(keys) {
      for (const key of keys) items.delete(key);
    },
  };
}

const state: TabState = {
  url: 'https://news.example/a',
  frame: topFrame,
  phase: 'checked',
  detection: { pack: 'ferry', about: 'yes', relevance: 0.9, why: ['Ferry in the headline'] },
  assumeEvent: false,
  asked: false,
  pack: 'ferry',
  managed: false,
  painted: { drawn: 3, undrawn: 1 },
  problem: null,
};
const article: Article = {
  url: state.url,
  title: 'Ferry',
  published: null,
  language: 'en',
  blocks: [{ id: 0, role: 'paragraph', text: 'The ferry sank.' }],
};
const report: PageReport = {
  schema: 'second-source/report@1',
  file: null,
  url: state.url,
  title: 'Ferry',
  about: 'yes',
  relevance: 0.9,
  why: [],
  published: null,
  language: 'en',
  pack: { id: 'ferry', version: '1', name: 'The ferry' },
  minVoices: 2,
  summary: { corroborated: 0, disputed: 0, unique: 0 },
  sentences: [],
  omitted: [],
  resembles: [],
};

describe('what is known of tabs', () => {
  it('comes back as it was put', async () => {
    const store = createTabStore(memory());
    await store.setState(4, state);
    await store.setCheck(4, article, report);
    expect(await store.state(4)).toEqual(state);
    expect(await store.article(4)).toEqual(article);
    expect(await store.report(4)).toEqual(report);
    expect(await store.state(5)).toBeNull();
  });

  it('is not believed where storage holds something else', async () => {
    const area = memory();
    area.items.set('tab:4', { ...state, phase: 'dreaming' });
    area.items.set('report:4', { schema: 'second-source/report@0' });
    const store = createTabStore(area);
    expect(await store.state(4)).toBeNull();
    expect(await store.report(4)).toBeNull();
  });

  it('is forgotten with the tab', async () => {
    const area = memory();
    const store = createTabStore(area);
    await store.setState(4, state);
    await store.setState(5, state);
    await store.setCheck(4, article, report);
    await store.keepOnly(new Set([5]));
    expect([...area.items.keys()]).toEqual(['tab:5']);
  });

  it('is forgotten with the page, but for the text that is checked beside it', async () => {
    const area = memory();
    const store = createTabStore(area);
    await store.setState(4, state);
    area.items.set(placeKey(4), {});
    area.items.set(passageKey(4), {});
    await store.forget(4);
    expect([...area.items.keys()]).toEqual([passageKey(4)]);
    await store.close(4);
    expect([...area.items.keys()]).toEqual([]);
  });

  it('makes room for the newest report where storage is full', async () => {
    const area = memory(4);
    const store = createTabStore(area);
    await store.setCheck(1, article, report);
    await store.setCheck(2, article, report);
    await store.setCheck(3, article, report);
    expect(await store.report(3)).toEqual(report);
    expect(await store.report(1)).toBeNull();
  });

  it('keeps a report that no storage has room for while the worker lives', async () => {
    const area = memory(1);
    const store = createTabStore(area);
    await store.setCheck(1, article, report);
    expect(await store.report(1)).toEqual(report);
    expect(await createTabStore(area).report(1)).toBeNull();
    await store.forget(1);
    expect(await store.report(1)).toBeNull();
  });

  it('keeps even a state that no storage has room for while the worker lives', async () => {
    const area = memory(0);
    const store = createTabStore(area);
    await store.setState(1, state);
    expect(await store.state(1)).toEqual(state);
    await store.forget(1);
    expect(await store.state(1)).toBeNull();
  });

  it('makes room for a state and for a page that is switched off', async () => {
    const area = memory(3);
    const store = createTabStore(area);
    await store.setCheck(1, article, report);
    area.items.set('passage:1', {});
    await store.setState(2, state);
    expect(area.items.has('tab:2')).toBe(true);
    await store.setCheck(2, article, report);
    await store.setPageOff(state.url, true);
    expect(await store.isPageOff(state.url)).toBe(true);
    expect(await store.state(2)).toEqual(state);
  });

  it('is watched by its keys', () => {
    expect(isKeyOfTab('report:4', 4)).toBe(true);
    expect(isKeyOfTab('report:44', 4)).toBe(false);
  });
});

describe('pages that are switched off', () => {
  it('are known by their address without its fragment', async () => {
    const store = createTabStore(memory());
    await store.setPageOff('https://news.example/a#part', true);
    expect(await store.isPageOff('https://news.example/a')).toBe(true);
    expect(await store.isPageOff('https://news.example/b')).toBe(false);
    await store.setPageOff('https://news.example/a', false);
    expect(await store.isPageOff('https://news.example/a#part')).toBe(false);
  });
});
