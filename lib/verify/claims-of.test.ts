import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import type { Finding } from '../claims/finding';
import type { StanceChances } from '../claims/judge';
import { readSentence } from '../claims/reading';
import { triggerOf } from '../claims/stance-features';
import { claimsOf, contradictionChance, deniedClaim, type WeighedCandidate } from './claims-of';

const index = inventedPack();
const text = 'Reportedly the ferry was carrying 140 people.';
const reading = readSentence(text, index);

function slot(id: string) {
  const found = index.slots.get(id);
  if (found === undefined) throw new Error(`no slot ${id}`);
  return found;
}

const finding = (stance: Finding['stance'], certainty: Finding['certainty'] = 'firm'): Finding => ({
  slot: 'aboard',
  fact: 'aboard',
  stance,
  ground: 'value',
  value: '140',
  from: 4,
  to: 7,
  certainty,
});

function weighed(
  stance: Partial<StanceChances>,
  findings: readonly Finding[] = [],
  link = 1,
  id = 'aboard',
): WeighedCandidate {
  const pull = new Float32Array(reading.sentence.tokens.length);
  pull[4] = 1;
  return {
    candidate: {
      slot: slot(id),
      link,
      pull,
      trigger: triggerOf(pull),
      fills: reading.mentions.map(() => 1),
      told: null,
    },
    stance: { supports: 0, contradicts: 0, unrelated: 0, ...stance },
    findings,
  };
}

const claims = (one: WeighedCandidate, minVoices = 2, own: readonly string[] = []) =>
  claimsOf(reading, [one], { index, minVoices, ownLineages: new Set(own) });

describe('how sure a contradiction is', () => {
  it.each([
    ['a firm finding', weighed({}, [finding('contradicts')]), 0.95],
    ['a likely finding', weighed({}, [finding('contradicts', 'likely')]), 0.75],
    [
      'learned, against a finding that backs',
      weighed({ contradicts: 1 }, [finding('supports')]),
      0.2,
    ],
    ['learned alone', weighed({ contradicts: 0.8 }), 0.8],
    ['learned, of a fact hardly linked', weighed({ contradicts: 0.8 }, [], 0.1), 0.48],
  ])('%s', (_, one, chance) => expect(contradictionChance(one)).toBeCloseTo(chance, 6));
});

describe('the claims of a sentence', () => {
  it('are only told where they are likely enough', () => {
    expect(claims(weighed({ supports: 0.1, contradicts: 0.1 }))).toEqual([]);
    expect(claims(weighed({ supports: 0.9 }))).toHaveLength(1);
  });

  it('take a finding against what was learned', () => {
    const [against] = claims(weighed({ supports: 1 }, [finding('contradicts', 'likely')]));
    expect(against?.claim).toMatchObject({ verdict: 'disputed', value: '140' });
    const [backed] = claims(weighed({ contradicts: 1 }, [finding('supports')]));
    expect(backed?.claim.verdict).toBe('corroborated');
  });

  it('find what a learned contradiction rests on', () => {
    const [found] = claims(weighed({ contradicts: 1 }));
    expect(found?.claim).toMatchObject({ verdict: 'disputed', value: '140' });
    expect(found?.claim.reason).toContain('112');
    expect(text.slice(...(found?.claim.span ?? [0, 0]))).toBe('140');
  });

  it.each([
    ['The ferry never reached Sorvik.', 'another place than the source’s', false],
    ['The ferry never got there.', 'a place told before', false],
    ['The ferry never sank near Brannoy.', 'the very place', true],
  ])('take "%s" for a denial of %s: %s', (sentence, _, isDenial) => {
    const read = readSentence(sentence, index);
    const pull = new Float32Array(read.sentence.tokens.length);
    pull[3] = 1;
    const one: WeighedCandidate = {
      candidate: {
        slot: slot('place'),
        link: 1,
        pull,
        trigger: triggerOf(pull),
        fills: read.mentions.map(() => 0),
        told: null,
      },
      stance: { supports: 0, contradicts: 1, unrelated: 0 },
      findings: [],
    };
    const context = { index, minVoices: 2, ownLineages: new Set<string>() };
    expect(claimsOf(read, [one], context)).toHaveLength(isDenial ? 1 : 0);
    expect(deniedClaim(read, [one], 'place', 0.8, context) !== null).toBe(isDenial);
  });

  it('have another place for a fault, also of a slot that no cue tells of', () => {
    const read = readSentence('The ferry sank near Sorvik.', index);
    const pull = new Float32Array(read.sentence.tokens.length);
    pull[2] = 1;
    const one: WeighedCandidate = {
      ...weighed({ contradicts: 1 }),
      candidate: {
        slot: { ...slot('place'), cues: [] },
        link: 1,
        pull,
        trigger: triggerOf(pull),
        fills: read.mentions.map(() => 1),
        told: null,
      },
    };
    const context = { index, minVoices: 2, ownLineages: new Set<string>() };
    expect(claimsOf(read, [one], context)[0]?.claim.value).toBe('Sorvik');
  });

  it('deny nothing where no value, word or "not" shows why', () => {
    const read = readSentence('The harbour has asked for formal answers.', index);
    const pull = new Float32Array(read.sentence.tokens.length);
    pull[3] = 1;
    const one: WeighedCandidate = {
      ...weighed({ contradicts: 1 }),
      candidate: {
        ...weighed({}).candidate,
        pull,
        trigger: triggerOf(pull),
        fills: read.mentions.map(() => 0),
      },
    };
    const context = { index, minVoices: 2, ownLineages: new Set<string>() };
    expect(deniedClaim(read, [one], 'aboard', 0.95, context)).toBeNull();
  });

  it('are hedged where the sentence is', () =>
    expect(claims(weighed({ supports: 1 }))[0]?.claim.hedged).toBe(true));

  it.each([
    [1, [], 'corroborated', null],
    [2, [], 'corroborated', null],
    [3, [], 'unique', 'single-source'],
    [2, ['radio'], 'unique', 'single-source'],
    [1, ['radio', 'courier'], 'unique', 'only-here'],
  ] as const)('want %i voices, without those of %j', (minVoices, own, verdict, kind) => {
    const [one] = claims(weighed({ supports: 1 }), minVoices, own);
    expect(one?.claim).toMatchObject({ verdict, kind });
  });

  it('show the sources of their fact', () => {
    const [one] = claims(weighed({ supports: 1 }));
    expect(one?.claim.evidence.map(({ source }) => source)).toEqual([
      'courier',
      'gazette',
      'radio',
    ]);
  });
});
