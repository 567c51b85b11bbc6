import { describe, expect, it } from 'vitest';
import type { Pack } from './pack-schema';
import { copiedLineages, findResemblances, nearCopy } from './resemblance';
import { measureShingles } from './shingles';

const first =
  'The water came at night and took the mill, the bridge and every boat that lay below the weir. ' +
  'Nobody had thought that the old dam could fail before the spring tide. The board met at noon.';
const second =
  'Residents heard a crack like thunder before the lower streets were under a metre of mud. ' +
  'Two hundred of them spent the night in the church on the hill without light or bread.';
const filler = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ');

const pack: Pack = {
  schema: 'second-source/pack@1',
  id: 'flood',
  version: '1',
  name: 'The flood',
  event: { date: '2023-03-14', sourcesUntil: '2023-03-20' },
  parties: [],
  places: [],
  things: [],
  slots: [],
  facts: [],
  detection: { decisive: [], groups: [], against: [] },
  sources: [
    { id: 'a', text: first },
    { id: 'b', text: second },
    { id: 'long', text: filler },
  ].map(({ id, text }) => {
    const { every, hashes } = measureShingles(text);
    const lineage = id === 'b' ? 'a' : id;
    return {
      id,
      name: id,
      document: `${id}.txt`,
      lineage,
      shingles: [...hashes],
      shinglesEvery: every,
    };
  }),
};

describe('resemblance', () => {
  it('knows a page that is a source, whatever its typography', () => {
    const page = first.toUpperCase().replaceAll(', ', '\u00a0– ');
    expect(findResemblances(page, pack)).toEqual([{ source: 'a', lineage: 'a', similarity: 1 }]);
  });

  it('knows a near copy with words changed and lines added', () => {
    const page = `${first.replace('mill', 'windmill')}\nSubscribe to our letter for more stories.`;
    const [found] = findResemblances(page, pack);
    expect(found?.source).toBe('a');
    expect(found?.similarity).toBeGreaterThan(nearCopy);
    expect(found?.similarity).toBeLessThan(1);
  });

  it('names every source whose text a page holds, most similar first', () => {
    const page = `${second}\n${first.slice(0, 96)}`;
    expect(findResemblances(page, pack).map(({ source }) => source)).toEqual(['b', 'a']);
  });

  it('finds nothing in a page of its own words, nor in one that shares a phrase', () => {
    expect(findResemblances('A dam burst in the night.', pack)).toEqual([]);
    expect(
      findResemblances(
        `The water came at night and took the mill. Then ${'it rained on. '.repeat(9)}`,
        pack,
      ),
    ).toEqual([]);
    expect(findResemblances('', pack)).toEqual([]);
  });

  it('estimates the share from a sample where a source was too long to keep whole', () => {
    const long = Array.from({ length: 9000 }, (_, index) => `token${index}`).join(' ');
    const { every, hashes } = measureShingles(long);
    const sampled: Pack = {
      ...pack,
      sources: [
        {
          id: 's',
          name: 's',
          document: 's',
          lineage: 's',
          shingles: [...hashes],
          shinglesEvery: every,
        },
      ],
    };
    expect(every).toBeGreaterThan(1);
    const [found] = findResemblances(
      `${long.split(' ').slice(0, 3000).join(' ')}\n${filler}`,
      sampled,
    );
    expect(found?.similarity).toBeGreaterThan(0.8);
    expect(found?.similarity).toBeLessThan(0.95);
  });
});

describe('the lineages of which a page is a source itself', () => {
  it('are those of near copies and of what it holds whole', () => {
    expect(copiedLineages(second, pack)).toEqual(new Set(['a']));
    expect(copiedLineages(`${filler.replaceAll('word', 'other')}\n${first}`, pack)).toEqual(
      new Set(['a']),
    );
  });

  it('are none where a page only borrows a sentence', () => {
    const borrowed = `${filler.replaceAll('word', 'other')}\n${first.slice(0, 96)}`;
    expect(copiedLineages(borrowed, pack)).toEqual(new Set());
  });
});
