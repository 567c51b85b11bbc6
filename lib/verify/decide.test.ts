import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import type { Verdict } from '../report/page-report';
import type { WeighedClaim } from './claims-of';
import { chancesByRule, decide, disputeChance, type MarkChances } from './decide';

const index = inventedPack();

function claim(
  verdict: Verdict,
  chance: number,
  kind: 'single-source' | 'only-here' | null = verdict === 'unique' ? 'single-source' : null,
): WeighedClaim {
  const fact = index.factsBySlot.get('aboard')?.[0];
  if (fact === undefined) throw new Error('the pack has lost its fact');
  return {
    fact,
    chance,
    unlearned: null,
    unshown: false,
    claim: {
      fact: fact.id,
      slot: fact.slot,
      value: null,
      verdict,
      kind,
      reason: 'So it is.',
      span: [0, 1],
      hedged: false,
      contestedBy: [],
      note: null,
      evidence: [],
    },
  };
}

const chances = (some: Partial<MarkChances>): MarkChances => ({
  corroborated: 0,
  disputed: 0,
  single: 0,
  only: 0,
  none: 0,
  ...some,
});

describe('the mark of a sentence', () => {
  it.each([
    ['the likeliest', chances({ corroborated: 0.7, disputed: 0.3 }), 'corroborated', null, 0],
    ['a dispute with its claim', chances({ disputed: 0.9, none: 0.1 }), 'disputed', null, 1],
    ['one voice', chances({ single: 0.6, only: 0.3 }), 'unique', 'single-source', 2],
    ['no voice', chances({ single: 0.3, only: 0.6 }), 'unique', 'only-here', null],
    [
      'unique in sum',
      chances({ single: 0.3, only: 0.25, corroborated: 0.45 }),
      'unique',
      'single-source',
      2,
    ],
    ['none', chances({ none: 0.8, only: 0.2 }), null, null, null],
  ] as const)('is %s', (_, given, verdict, kind, deciding) => {
    const claims = [claim('corroborated', 0.9), claim('disputed', 0.9), claim('unique', 0.9)];
    expect(decide(given, claims)).toEqual({ verdict, kind, deciding });
  });

  it('is not disputed on a chance below the bar, even where that is the likeliest', () => {
    const given = chances({ disputed: disputeChance - 0.01, none: 0.3, only: 0.21 });
    expect(decide(given, [claim('disputed', 0.9)]).verdict).toBeNull();
  });

  it('is the next likely one where no claim shows a reason', () => {
    const given = chances({ disputed: 0.9, corroborated: 0.08, none: 0.02 });
    expect(decide(given, [claim('corroborated', 0.5)])).toEqual({
      verdict: 'corroborated',
      kind: null,
      deciding: 0,
    });
    expect(decide(given, []).verdict).toBeNull();
  });

  it('rests on the likeliest claim of its verdict', () => {
    const claims = [claim('disputed', 0.5), claim('corroborated', 0.99), claim('disputed', 0.8)];
    expect(decide(chances({ disputed: 1 }), claims).deciding).toBe(2);
  });

  it('is no single source on a claim that no voice backs', () => {
    const claims = [claim('unique', 0.9, 'only-here')];
    expect(decide(chances({ single: 1 }), claims)).toEqual({
      verdict: 'unique',
      kind: 'only-here',
      deciding: null,
    });
  });
});

describe('chances where nothing was learned', () => {
  const most = (given: MarkChances): string | undefined =>
    Object.entries(given).toSorted(([, a], [, b]) => b - a)[0]?.[0];

  it.each([
    ['a dispute before what is backed', [claim('corroborated', 0.8), claim('disputed', 0.75)]],
    ['a dispute alone', [claim('disputed', 0.75)]],
  ])('are for %s', (_, claims) => {
    const given = chancesByRule(claims, false, true);
    expect(most(given)).toBe('disputed');
    expect(decide(given, claims).verdict).toBe('disputed');
  });

  it('are for nothing where it asks', () =>
    expect(most(chancesByRule([claim('disputed', 0.9)], true, true))).toBe('none'));

  it('are for news where it speaks of the event and of no fact, and otherwise for nothing', () => {
    expect(most(chancesByRule([], false, true))).toBe('only');
    expect(most(chancesByRule([], false, false))).toBe('none');
  });
});
