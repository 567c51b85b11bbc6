import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import { backedReason, countVoices, disputedReason, onlyHereReason } from './reason';

const index = inventedPack();

function known(id: string) {
  const fact = index.factsBySlot.get(id)?.[0];
  const slot = index.slots.get(id);
  if (fact === undefined || slot === undefined) throw new Error(`no fact for ${id}`);
  return { fact, slot };
}

const disputed = (
  id: string,
  ground: Parameters<typeof disputedReason>[2],
  value: string | null,
  voices: number,
): string => disputedReason(known(id).fact, known(id).slot, ground, value, voices, index);

const backed = (id: string, voices: number): string =>
  backedReason(known(id).fact, known(id).slot, voices);

describe('reasons', () => {
  it.each([
    [0, 'No independent sources'],
    [1, 'One source'],
    [2, 'Two independent sources'],
    [12, '12 independent sources'],
  ])('count %i voices', (voices, words) => expect(countVoices(voices)).toBe(words));

  it.each([
    [backed('missing', 1), 'Only one source reports this: Nine people are missing.'],
    [backed('missing', 2), 'Two independent sources report this: Nine people are missing.'],
    [
      backed('whale', 2),
      'Two independent sources report that this explanation was put forward and dismissed.',
    ],
    [
      disputed('aboard', 'value', '140', 2),
      'The page says 140; two independent sources say 112 (people aboard).',
    ],
    [
      disputed('date', 'value', '15 March', 1),
      'The page says 15 March; one source says 14 March 2023 (day of the sinking).',
    ],
    [
      disputed('route', 'value', 'Dravia', 1),
      'The page says Dravia; one source says Sorvik – Kallhavn (route).',
    ],
    [
      disputed('reef', 'value', null, 2),
      'Two independent sources report otherwise: The ferry struck a reef.',
    ],
    [
      disputed('reef', 'negation', null, 1),
      'The page denies what one source reports: The ferry struck a reef.',
    ],
    [
      disputed('apology', 'role', 'Mira Ostrand', 1),
      'The page has Mira Ostrand here; one source reports: The minister apologised to the families of the missing.',
    ],
    [
      disputed('apology', 'speaker', null, 1),
      'The page names other parties than one source does: The minister apologised to the families of the missing.',
    ],
    [
      disputed('beacon', 'opposite', null, 2),
      'The page says the contrary of what two independent sources report: The captain blames a broken beacon.',
    ],
    [
      disputed('whale', 'rejected-explanation', null, 2),
      'The page asserts an explanation that two independent sources report only as dismissed: Fishermen spoke of a whale; the minister dismissed it.',
    ],
  ])('%s', (given, expected) => expect(given).toBe(expected));

  it('tell news from what came after the sources', () => {
    expect(onlyHereReason(true)).toContain('after our sources');
    expect(onlyHereReason(false)).not.toContain('after our sources');
  });
});
