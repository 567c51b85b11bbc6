import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import { userFact, userPack, userSource } from '../../tests/fixtures/user-packs';
import { arrangePacks } from './shelf';

const { pack: bundled } = inventedPack();
const source = userSource('herald', [
  userFact({ slot: 'aboard', value: { type: 'count', count: 115 } }),
]);

describe('packs put together', () => {
  it('have what adds to them, through one another', async () => {
    const first = await userPack('first', bundled.id, { sources: [source] });
    const second = await userPack('second', 'first', { sources: [source] });
    const { packs, problems } = arrangePacks([bundled], [second, first]);
    expect(problems).toEqual([]);
    expect([...packs.keys()]).toEqual([bundled.id]);
    expect(packs.get(bundled.id)?.own?.map(({ id }) => id)).toEqual(['first', 'second']);
  });

  it('leave out what is off, and what adds to it', async () => {
    const first = await userPack('first', bundled.id, { sources: [source] });
    const second = await userPack('second', 'first', { sources: [source] });
    const event = await userPack('event', null);
    const all = [first, second, event];
    const without = (...off: string[]) => arrangePacks([bundled], all, new Set(off)).packs;
    expect(without('first').get(bundled.id)).toBe(bundled);
    expect(
      without('second')
        .get(bundled.id)
        ?.own?.map(({ id }) => id),
    ).toEqual(['first']);
    expect([...without(bundled.id).keys()]).toEqual(['event']);
    expect([...without('event').keys()]).toEqual([bundled.id]);
  });

  it('name what adds to nothing, to itself in a circle, or takes a bundled pack’s id', async () => {
    const packs = [
      await userPack('lost', 'nowhere'),
      await userPack('round', 'about'),
      await userPack('about', 'round'),
      await userPack(bundled.id, null),
    ];
    const arranged = arrangePacks([bundled], packs);
    expect(arranged.problems.map(({ where }) => where)).toEqual([
      'lost: extends',
      'round: extends',
      'about: extends',
      `${bundled.id}: id`,
    ]);
    expect([...arranged.packs.values()]).toEqual([bundled]);
  });
});
