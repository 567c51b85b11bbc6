import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Contests, contestKey, createContests } from './contests';
import { openKept } from './database';

const contest = {
  verdict: 'corroborated',
  note: 'The harbour log agrees.',
  created: '2025-01-07T12:00:00.000Z',
  url: 'https://news.example/ferry',
  packVersion: '1',
} as const;

let contests: Contests;
let run = 0;

beforeEach(async () => {
  const name = `contests-${run++}`;
  contests = createContests(() => openKept(name));
  await contests.put({
    pack: 'ferry',
    text: 'It carried “31” people.',
    engine: 'disputed',
    contest,
  });
});

const found = async (text: string, pack = 'ferry') => (await contests.finder(pack))(text);

describe('a contested label', () => {
  it('is found again wherever the same text stands, and for its pack alone', async () => {
    expect(await found('It carried “31” people.')).toEqual(contest);
    expect(await found(' it  carried "31"\u00a0people. ')).toEqual(contest);
    expect(await found('It carried 32 people.')).toBeNull();
    expect(await found('It carried “31” people.', 'other')).toBeNull();
  });

  it('is replaced by a later word on the same sentence', async () => {
    const later = { ...contest, verdict: null, note: '' };
    await contests.put({
      pack: 'ferry',
      text: 'It carried "31" people.',
      engine: 'disputed',
      contest: later,
    });
    expect(await found('It carried “31” people.')).toEqual(later);
  });

  it('can be withdrawn, and that undone', async () => {
    await contests.withdraw('ferry', 'It carried “31” people.');
    expect(await found('It carried “31” people.')).toBeNull();
    await contests.restore('ferry', 'It carried “31” people.');
    expect(await found('It carried “31” people.')).toEqual(contest);
  });

  it('leaves alone what is not there', async () => {
    await contests.withdraw('ferry', 'Another sentence.');
    await contests.restore('ferry', 'Another sentence.');
    expect(await found('It carried “31” people.')).toEqual(contest);
  });

  it('is left out where its record is broken', async () => {
    const database = await openKept(`contests-${run - 1}`);
    await database.put('contests', { schema: 'something else' }, contestKey('ferry', 'Broken.'));
    database.close();
    expect(await found('Broken.')).toBeNull();
    expect(await found('It carried “31” people.')).toEqual(contest);
  });
});
